/**
 * iCalendar text (RFC 5545) for days on which something is due. Written by hand: of the standard's many components a
 * feed of whole days needs one, and the rules that are easily got wrong (octets of a line, what is escaped, yearly
 * rules that end on a date) are the ones tested beside this file.
 */
import type { FullDate } from '../../kernel/partial-date.ts';

export interface CalendarDay {
  /** Stable: the same duty keeps it for ever, so that a calendar updates its entry instead of adding one. */
  readonly uid: string;
  readonly date: FullDate;
  /** The day comes back every year, up to and including `until`; null: without end. */
  readonly yearly?: { readonly until: FullDate | null };
  /** This entry stands for one return of the yearly entry with the same uid. */
  readonly instead?: FullDate;
  readonly summary: string;
  /** Language of the summary, ISO 639-1. */
  readonly language: string;
  readonly description: string;
  readonly category: string;
  /** Absolute. */
  readonly url: string;
}

export interface Calendar {
  readonly name: string;
  readonly language: string;
  /** When what is in it last changed, ISO 8601 UTC. Not the time of the request: the feed is the same until something changes. */
  readonly changedAt: string;
  readonly days: readonly CalendarDay[];
}

/** The calendar as text: CRLF line ends, no line longer than 75 octets. */
export function calendarText({ name, language, changedAt, days }: Calendar): string {
  const stamp = changedAt.replace(/\.\d+/, '').replaceAll(/[-:]/g, '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Servanda//Duties//${language.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escapeText(name)}`,
    `X-WR-CALNAME:${escapeText(name)}`,
    // How often to ask again: RFC 7986, section 5.7, and its older name that Outlook reads.
    'REFRESH-INTERVAL;VALUE=DURATION:P1D',
    'X-PUBLISHED-TTL:P1D',
    ...days.flatMap((day) => eventLines(day, stamp)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** An event, not a VTODO: calendars that subscribe to a feed leave tasks out. It blocks no time (TRANSPARENT). */
function eventLines(day: CalendarDay, stamp: string): string[] {
  const until = day.yearly?.until;
  return [
    'BEGIN:VEVENT',
    `UID:${day.uid}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${basic(day.date)}`,
    ...(day.instead === undefined ? [] : [`RECURRENCE-ID;VALUE=DATE:${basic(day.instead)}`]),
    // The end is a date because the beginning is one (RFC 5545, 3.3.10, UNTIL).
    ...(day.yearly === undefined ? [] : [`RRULE:FREQ=YEARLY${until ? `;UNTIL=${basic(until)}` : ''}`]),
    `SUMMARY;LANGUAGE=${day.language}:${escapeText(day.summary)}`,
    `DESCRIPTION:${escapeText(day.description)}`,
    `CATEGORIES:${escapeText(day.category)}`,
    `URL:${day.url}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** 2021-07-01 → 20210701. */
const basic = (date: FullDate): string => date.replaceAll('-', '');

/** RFC 5545, 3.3.11: backslash, semicolon, comma and line breaks are escaped; other control characters may not stand. */
export const escapeText = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n|\r|\n/g, '\\n')
    .replaceAll(/\p{Cc}/gu, ' ');

const MOST_OCTETS = 75;

/** RFC 5545, 3.1: after at most 75 octets a line goes on after CRLF and a space, never inside a character. */
export function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > MOST_OCTETS) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join('\r\n');
}
