import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { calendarText, escapeText, folded } from './duties.calendar.ts';
import type { CalendarDay } from './duties.calendar.ts';

const day = (fields: Partial<CalendarDay>): CalendarDay => ({
  uid: 'd@servanda',
  date: '2021-07-01',
  summary: 'Progress report',
  language: 'en',
  description: 'By the ministry',
  category: 'round of a plan',
  url: 'https://example.org/en/XEX/duties',
  ...fields,
});
const written = (days: readonly CalendarDay[], changedAt = '2026-11-20T10:11:12.345Z'): string[] =>
  calendarText({ name: 'Example State: duties', language: 'en', changedAt, days }).split('\r\n');

test('a day that is due once, as a whole', () => {
  assert.deepEqual(written([day({})]), [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Servanda//Duties//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'NAME:Example State: duties',
    'X-WR-CALNAME:Example State: duties',
    'REFRESH-INTERVAL;VALUE=DURATION:P1D',
    'X-PUBLISHED-TTL:P1D',
    'BEGIN:VEVENT',
    'UID:d@servanda',
    'DTSTAMP:20261120T101112Z',
    'DTSTART;VALUE=DATE:20210701',
    'SUMMARY;LANGUAGE=en:Progress report',
    'DESCRIPTION:By the ministry',
    'CATEGORIES:round of a plan',
    'URL:https://example.org/en/XEX/duties',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
});

const RULES: readonly { day: Partial<CalendarDay>; lines: readonly string[]; why: string }[] = [
  { day: {}, lines: [], why: 'once' },
  {
    day: { yearly: { until: '2023-12-20' } },
    lines: ['RRULE:FREQ=YEARLY;UNTIL=20231220'],
    why: 'until a day',
  },
  { day: { yearly: { until: null } }, lines: ['RRULE:FREQ=YEARLY'], why: 'without end' },
  { day: { instead: '2021-07-01' }, lines: ['RECURRENCE-ID;VALUE=DATE:20210701'], why: 'one return of it' },
];
for (const { day: fields, lines, why } of RULES) {
  test(`what returns every year: ${why}`, () => {
    const rules = written([day(fields)]).filter((line) => /^(RRULE|RECURRENCE)/.test(line));
    assert.deepEqual(rules, lines);
  });
}

const ESCAPED: readonly { text: string; escaped: string }[] = [
  { text: 'By 1 July; by 20 December, yearly', escaped: 'By 1 July\\; by 20 December\\, yearly' },
  { text: 'one\ntwo\r\nthree', escaped: 'one\\ntwo\\nthree' },
  { text: 'C:\\plans', escaped: 'C:\\\\plans' },
  { text: 'a colon: stays, "quotes" stay', escaped: 'a colon: stays\\, "quotes" stay' },
  { text: 'BEGIN:VEVENT\nEND:VCALENDAR', escaped: 'BEGIN:VEVENT\\nEND:VCALENDAR' },
  { text: 'bell\u0007', escaped: 'bell ' },
];
for (const { text, escaped } of ESCAPED) {
  test(`escaped: ${JSON.stringify(text)}`, () => assert.equal(escapeText(text), escaped));
}

test('no line is longer than 75 octets, none breaks a letter, and joined they are what was written', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', ' ', 'Қ', 'ж', 'ш', '’', '🕊', 'م'), maxLength: 400 });
  fc.assert(
    fc.property(texts, (text) => {
      const lines = folded(text).split('\r\n');
      for (const line of lines) assert.ok(Buffer.byteLength(line) <= 75, `${Buffer.byteLength(line)} octets`);
      assert.ok(lines.slice(1).every((line) => line.startsWith(' ')));
      assert.equal([lines[0], ...lines.slice(1).map((line) => line.slice(1))].join(''), text);
    }),
  );
});

test('whatever the words, the calendar keeps its lines: as many events begin as end', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (summary, description) => {
      const lines = written([day({ summary, description }), day({ uid: 'e@servanda' })]);
      const unfolded = lines.join('\r\n').replaceAll('\r\n ', '').split('\r\n');
      assert.equal(unfolded.filter((line) => line === 'BEGIN:VEVENT').length, 2);
      assert.equal(unfolded.filter((line) => line === 'END:VEVENT').length, 2);
      assert.ok(unfolded.every((line) => line === '' || /^[A-Z-]+[:;]/.test(line)));
    }),
  );
});
