/** Items for what is due: one for each paragraph chosen for follow-up, and one for the next report. */
import type { CitationFields, ProposedItem, ProposedRecord } from '../../features/proposals/index.ts';
import { printedReference, type ParagraphReference } from '../common/paragraph-references.ts';
import { paragraphEnding } from '../common/treaty-body-ids.ts';
import { capital, cite, dutyRecord, reportTitle } from '../common/treaty-body-records.ts';
import { sessionEnd } from './parse.ts';
import { confidenceOf, type Frame } from './frame.ts';
import type { FollowUp, NextReport, Observation, ObservationsReport } from './report.ts';

export function closingItems(report: ObservationsReport, frame: Frame): ProposedItem[] {
  return [
    ...report.followUp.flatMap((one) =>
      one.references.map((reference) => followUpItem(one, reference, report, frame)),
    ),
    ...(report.nextReport === null ? [] : [nextReportItem(report.nextReport, report, frame)]),
  ];
}

/** What the committee calls it, else the heading it stands under, else its number. In the document's language. */
function subjectOf(reference: ParagraphReference, observations: readonly Observation[]): string | null {
  if (reference.subject !== null) return capital(reference.subject);
  return (
    observations.find(
      ({ paragraph }) => paragraph === reference.number || paragraph.startsWith(`${reference.number} (`),
    )?.heading ?? null
  );
}

const isHeld = (reference: ParagraphReference, observations: readonly Observation[]): boolean => {
  const own = observations.filter(
    ({ paragraph }) => paragraph === reference.number || paragraph.startsWith(`${reference.number} (`),
  );
  return (
    own.length > 0 &&
    reference.letters.every((letter) =>
      own.some(({ paragraph }) => paragraph === `${reference.number} (${letter})`),
    )
  );
};

function followUpItem(
  one: FollowUp,
  reference: ParagraphReference,
  { head, observations }: ObservationsReport,
  frame: Frame,
): ProposedItem {
  const { stateId, sourceId, reviewId } = frame;
  const paragraph = printedReference(reference);
  const requestId = `${reviewId}.follow-up.${reference.letters.length === 0 ? reference.number : paragraphEnding(paragraph)}`;
  const subject = subjectOf(reference, observations);
  const title =
    head.language === 'en' && subject !== null
      ? { en: subject }
      : inBoth(`Paragraph ${paragraph}`, subject, head.language);
  const requestedOn = head.adopted?.date ?? sessionEnd(head.session) ?? head.publishedOn;
  const locator = `para. ${one.paragraph}`;
  const due = dueCitation(one, sourceId, locator);
  const flags = [...one.flags, ...(isHeld(reference, observations) ? [] : ['paragraph_not_found'])];
  const request: ProposedRecord = {
    kind: 'follow_up_request',
    fields: {
      id: requestId,
      stateId,
      reviewId,
      paragraph,
      subject: title,
      ...(requestedOn === null ? {} : { requestedOn }),
      ...(one.withinMonths === null ? {} : { withinMonths: one.withinMonths }),
      ...(one.dueOn === null ? {} : { dueOn: one.dueOn }),
    },
    citations: [
      cite(sourceId, locator, { field: 'paragraph', value: paragraph, reading: paragraph, quote: one.text }),
      ...(requestedOn === null
        ? []
        : [cite(sourceId, 'para. 1', { field: 'requestedOn', reading: requestedOn })]),
      ...due,
    ],
  };
  return {
    id: `follow-up.${paragraphEnding(paragraph)}`,
    records: [request, ...followUpDuty(requestId, paragraph, one, head.body, frame, due)],
    page: one.place.page,
    fromLine: one.place.fromLine,
    toLine: one.place.toLine,
    confidence: confidenceOf(flags),
    flags,
  };
}

/** A name of ours in English beside the printed one in the document's language. */
const inBoth = (en: string, printed: string | null, language: string): Readonly<Record<string, string>> =>
  printed === null ? { en } : { en, [language]: printed };

/** The deadline as printed: a date read as it stands, a period counted from adoption. */
function dueCitation(one: FollowUp, sourceId: string, locator: string): CitationFields[] {
  if (one.dueOn === null) return [];
  return [
    cite(sourceId, locator, {
      field: 'dueOn',
      reading: one.dueOn,
      ...(one.printed === null ? {} : { value: one.printed }),
    }),
  ];
}

function followUpDuty(
  requestId: string,
  paragraph: string,
  { withinMonths, dueOn }: FollowUp,
  body: ObservationsReport['head']['body'],
  { stateId, stateName, reviewId, ids }: Frame,
  due: readonly CitationFields[],
): ProposedRecord[] {
  if (dueOn === null) return [];
  const facts = {
    id: `${ids.duties}.${requestId.slice(stateId.length + 1)}`,
    stateId,
    stateName,
    reviewId,
    body,
    kind: 'follow_up_report',
    title: `Follow-up information to the ${body.names[0]} on paragraph ${paragraph}`,
    followUpRequestId: requestId,
    dueOn,
    rule:
      withinMonths === null
        ? null
        : `${withinMonths} months from the adoption of the concluding observations.`,
  } as const;
  return [dutyRecord(facts, due)];
}

const SIMPLIFIED =
  'Date set in the concluding observations. Under the simplified procedure the Committee sends a list of issues first, and the State’s reply to it is the report.';

function nextReportItem(next: NextReport, { head }: ObservationsReport, frame: Frame): ProposedItem {
  const { stateId, stateName, sourceId, reviewId, ids } = frame;
  const { body } = head;
  const latest = Math.max(0, ...head.cycles);
  const numbers = next.numbers.length > 0 || latest === 0 ? next.numbers : [latest + 1];
  const ending = numbers.length === 0 ? 'next' : [...new Set([numbers[0], numbers.at(-1)])].join('-');
  const name = numbers.length === 0 ? 'Next periodic report' : reportTitle(numbers);
  const locator = `para. ${next.paragraph}`;
  const record = dutyRecord(
    {
      id: `${ids.duties}.${next.isPeriodic ? `${body.code}-${ending}` : `${ids.name}.additional-information`}`,
      stateId,
      stateName,
      reviewId,
      body,
      kind: next.isPeriodic ? 'periodic_report' : 'other',
      title: next.isPeriodic
        ? `${name} to the ${body.names[0]}`
        : `Additional information to the ${body.names[0]} under article 29 (4)`,
      dueOn: next.dueOn,
      rule: next.isSimplified ? SIMPLIFIED : 'Date set in the concluding observations.',
    },
    [
      cite(sourceId, locator, { field: 'dueOn', value: next.printed, reading: next.dueOn, quote: next.text }),
      cite(sourceId, locator, { field: 'rule' }),
    ],
  );
  const { page, fromLine, toLine } = next.place;
  return {
    id: 'next-report',
    records: [record],
    page,
    fromLine,
    toLine,
    confidence: confidenceOf(next.flags),
    flags: next.flags,
  };
}
