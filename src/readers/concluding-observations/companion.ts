/**
 * A list of issues, the State's replies or its report, a report on a visit: proposed as the document it is and the step of
 * the review that it marks. Its text is held with the source; nothing else is made of it.
 */
import { AppError } from '../../kernel/errors.ts';
import { isFullDate, type PartialDate } from '../../kernel/partial-date.ts';
import type { StateNames } from '../../kernel/state-names.ts';
import { slugOfSymbol, type DocumentSymbol } from '../../kernel/symbol.ts';
import type {
  OpenedDocument,
  Proposal,
  ProposedItem,
  ProposedRecord,
} from '../../features/proposals/index.ts';
import {
  coverText,
  distributedOn,
  languageOf,
  ownSymbol,
  sessionIn,
  sessionTexts,
  type CoverLanguage,
} from '../common/cover.ts';
import { datesIn, spanOf } from '../common/dates-in-text.ts';
import { piecesOf } from '../common/pieces.ts';
import { reviewIds } from '../common/treaty-body-ids.ts';
import {
  lowerFirst,
  milestoneRecords,
  reportTitle,
  reviewRecord,
  reviewTitle,
  symbolAddress,
} from '../common/treaty-body-records.ts';
import { treatyBodyOfSymbol, type TreatyBody } from '../common/treaty-bodies.ts';
import type { CompanionKind } from './recognise.ts';

interface Step {
  readonly step: string;
  readonly ending: string;
  /** What the title begins with, before the name of the report. */
  readonly title: string;
  /** The State sent it; else the committee issued it. */
  readonly isSent: boolean;
}

const STEPS: Readonly<Record<CompanionKind, Step>> = {
  list_of_issues: {
    step: 'list_of_issues',
    ending: 'list-of-issues',
    title: 'List of issues on the',
    isSent: false,
  },
  list_of_issues_prior: {
    step: 'list_of_issues',
    ending: 'list-of-issues',
    title: 'List of issues prior to the',
    isSent: false,
  },
  replies_to_list_of_issues: {
    step: 'replies',
    ending: 'replies',
    title: 'Replies to the list of issues on the',
    isSent: true,
  },
  state_report: { step: 'state_report_submitted', ending: 'report-submitted', title: '', isSent: true },
  visit_report: { step: 'published', ending: 'published', title: 'Report on the visit to', isSent: false },
  visit_reply: {
    step: 'replies',
    ending: 'replies',
    title: 'Replies to the report on the visit to',
    isSent: true,
  },
};

interface Facts {
  readonly kind: CompanionKind;
  readonly symbol: DocumentSymbol;
  readonly body: TreatyBody;
  readonly stateId: string;
  readonly stateName: string;
  readonly reviewId: string;
  readonly visit: string;
  readonly title: string;
  readonly language: CoverLanguage;
  readonly publishedOn: PartialDate | null;
  readonly date: PartialDate | null;
  readonly sessionNumber: number | null;
}

/** Throws `observations_incomplete` (422) where the document bears no symbol with its State. */
export function proposeCompanion(
  document: OpenedDocument,
  kind: CompanionKind,
  stateNames: StateNames,
): Proposal {
  const facts = factsOf(document, kind, stateNames);
  const { symbol, stateId, title, language, date } = facts;
  return {
    reader: 'concluding-observations',
    document: { stateId, symbol: symbol.symbol, title, language, sourceId: slugOfSymbol(symbol.symbol) },
    frame: frameOf(facts),
    items: itemsOf(facts, document),
    checks:
      date === null ? [{ code: 'date_missing', message: 'The cover shows no date.', paragraph: null }] : [],
    notUnderstood: [],
    pages: document.pages,
  };
}

function factsOf(document: OpenedDocument, kind: CompanionKind, stateNames: StateNames): Facts {
  const cover = coverText(document);
  const symbol = ownSymbol(cover);
  const body = symbol === null ? null : treatyBodyOfSymbol(symbol);
  if (symbol === null || body === null || symbol.state === null)
    throw new AppError(
      'observations_incomplete',
      422,
      'The document’s first page does not show a symbol that names the State.',
      { remedy: 'Check that the file begins with its cover.' },
    );
  const ending =
    /\/(\d{1,2}(?:-\d{1,2})*)(?:\/(?:Add|Rev|Corr)\.\d+)*$/u.exec(symbol.symbol)?.[1] ??
    String(symbol.cycles[0] ?? 1);
  const stateName = stateNames.nameOf(symbol.state, 'en');
  const publishedOn = distributedOn(cover);
  const { notes, body: pieces } = piecesOf(document);
  return {
    kind,
    symbol,
    body,
    stateId: symbol.state,
    stateName,
    reviewId: reviewIds(symbol.state, body, ending).review,
    visit: ending,
    title: titleOf(kind, symbol.cycles, stateName, body),
    language: languageOf(document, cover),
    publishedOn,
    date: (STEPS[kind].isSent ? receivedOn(cover) : null) ?? publishedOn,
    sessionNumber: STEPS[kind].isSent ? null : (sessionIn(sessionTexts(notes, pieces))?.number ?? null),
  };
}

const RECEIVED =
  /(?:date received|received on|date de réception|fecha de recepción|дата получения)\s*:?\s*/iu;

/** "[Date received: 16 September 2019]" on the cover of what States send. */
function receivedOn(cover: string): PartialDate | null {
  const match = RECEIVED.exec(cover);
  if (match === null) return null;
  const from = match.index + match[0].length;
  const [run] = datesIn(cover.slice(from, from + 60));
  return run === undefined ? null : spanOf(run).startsOn;
}

function titleOf(
  kind: CompanionKind,
  cycles: readonly number[],
  stateName: string,
  body: TreatyBody,
): string {
  const { title } = STEPS[kind];
  if (kind === 'visit_report' || kind === 'visit_reply') return `${title} ${stateName} (${body.names[0]})`;
  const report = reportTitle(cycles);
  return `${title === '' ? report : `${title} ${lowerFirst(report)}`} of ${stateName} (${body.names[0]})`;
}

function frameOf(facts: Facts): ProposedRecord[] {
  const { kind, symbol, body, stateId, stateName, reviewId, title, language, publishedOn, visit } = facts;
  const sourceId = slugOfSymbol(symbol.symbol);
  const review =
    body.code === 'spt' ? `Visit No. ${visit} to ${stateName}` : reviewTitle(body, symbol.cycles);
  return [
    {
      kind: 'source',
      fields: {
        id: sourceId,
        kind,
        symbol: symbol.symbol,
        title: { en: title },
        issuer: STEPS[kind].isSent ? stateName : body.names[0],
        ...(publishedOn === null ? {} : { date: publishedOn }),
        language,
        url: symbolAddress(symbol.symbol),
        aboutState: stateId,
      },
      citations: [],
    },
    reviewRecord({ id: reviewId, stateId, body, title: review }, sourceId, 'cover page'),
  ];
}

function itemsOf(
  { kind, symbol, stateId, reviewId, date, sessionNumber }: Facts,
  document: OpenedDocument,
): ProposedItem[] {
  const { step, ending } = STEPS[kind];
  const sourceId = slugOfSymbol(symbol.symbol);
  const detail = sessionNumber === null ? null : `Session No. ${sessionNumber}`;
  const facts = { id: `${reviewId}.${ending}`, stateId, reviewId, step, date, detail, producedId: sourceId };
  return milestoneRecords(facts, sourceId, 'cover page').map((record) => ({
    id: ending,
    records: [record],
    page: 1,
    fromLine: 1,
    toLine: Math.max(1, document.pages[0]?.lines.length ?? 1),
    confidence: date !== null && isFullDate(date) ? 0.95 : 0.7,
    flags: [],
  }));
}
