import { AppError } from '../../kernel/errors.ts';
import type { StateNames } from '../../kernel/state-names.ts';
import type {
  DocumentPage,
  DocumentReader,
  HeldRecommendation,
  ProposedItem,
  Proposal,
} from '../../features/proposals/index.ts';
import type { TextPlace } from '../common/placed-text.ts';
import { isDocument, sourceOf } from '../common/source-text.ts';
import { frameOf, frameRecords, type Frame } from './frame.ts';
import { parseUprReport } from './parse.ts';
import { surenessOfReport } from './recognise.ts';
import { recommendationRecords, statementRecord } from './records.ts';
import type { UprRecommendation, UprReport } from './report.ts';

/** The reader as the house uses it: an opened file in, a proposal out. */
export const uprReportReader: DocumentReader = {
  id: 'upr-report',
  recognises: surenessOfReport,
  propose: async (file, { stateNames, recommendationsOf }) => {
    if (!isDocument(file))
      throw new AppError('not_a_upr_report', 422, 'A UPR report is a document, not a table of rows.');
    const source = sourceOf(file);
    const report = parseUprReport(source, stateNames);
    const proposal = proposeUprReport(report, source.pages, stateNames);
    if (report.language === 'en' || report.symbol === null || report.reviewed === null) return proposal;
    const held = await recommendationsOf(report.reviewed, { symbol: report.symbol });
    return { ...proposal, items: asHeldInOtherLanguage(proposal.items, held, report.language) };
  },
};

/**
 * What a report proposes for the record: the documents, the review and its dates; each recommendation with the position
 * it stands under, voluntary commitments, and what each State said.
 */
export function proposeUprReport(
  report: UprReport,
  pages: readonly DocumentPage[],
  stateNames: StateNames,
): Proposal {
  const frame = frameOf(report);
  const records = frameRecords(report, frame, stateNames);
  return {
    reader: 'upr-report',
    document: {
      stateId: frame.stateId,
      symbol: report.symbol,
      title: `Report of the Working Group: ${report.reviewedName ?? frame.stateId}`,
      language: report.language,
      sourceId: frame.sourceId,
    },
    frame: records,
    items: itemsOf(report, frame, pages),
    checks: report.checks.map(({ code, message, paragraph }) => ({ code, message, paragraph })),
    notUnderstood: report.notUnderstood.map(({ text, place, reason }) => ({
      text,
      page: place.from.page,
      reason,
    })),
    pages,
  };
}

/**
 * The versions of one document in several languages say the same, paragraph by paragraph. What the record holds of it
 * in another language stays as it is: it is proposed in the held words, so that nothing of it changes, and without an
 * answer that is there already.
 */
function asHeldInOtherLanguage(
  items: readonly ProposedItem[],
  held: readonly HeldRecommendation[],
  language: string,
): ProposedItem[] {
  const inOther = held.filter((one) => one.fields !== undefined && one.fields['language'] !== language);
  const byId = new Map(inOther.map((one) => [one.id, one]));
  const byParagraph = Map.groupBy(inOther, (one) => paragraphKey(one.fields ?? {}));
  return items.map((item) => {
    const [first, ...rest] = item.records;
    const placed = first && byParagraph.get(paragraphKey(first.fields));
    const twin =
      first && (byId.get(String(first.fields['id'])) ?? (placed?.length === 1 ? placed[0] : undefined));
    if (first === undefined || twin?.fields === undefined) return item;
    const isAnswered = (twin.answers ?? []).length > 0;
    const own = { ...first, fields: twin.fields, citations: [] };
    return { ...item, records: [own, ...rest.filter((one) => one.kind !== 'position' || !isAnswered)] };
  });
}

const paragraphKey = ({ type, paragraph }: Readonly<Record<string, unknown>>): string =>
  `${String(type)} ${String(paragraph ?? '').replace(/\s+/gu, '')}`;

function itemsOf(report: UprReport, frame: Frame, pages: readonly DocumentPage[]): ProposedItem[] {
  const asked = [...report.recommendations, ...report.voluntaryCommitments];
  const ids = uniqueIds(asked.map((one) => endingOf(one)));
  const recommendations = asked.map((one, index): ProposedItem => {
    const ending = ids[index] ?? endingOf(one);
    return {
      id: ending,
      records: recommendationRecords(one, `${frame.sourceId}.${ending}`, index + 1, frame, report),
      ...linesOf(one.place, pages),
      confidence: one.confidence,
      flags: one.flags,
    };
  });
  return [...recommendations, ...statementItems(report, frame, pages, asked.length)];
}

/** Statements of the dialogue, and what the State under review said about the recommendations. */
function statementItems(
  report: UprReport,
  frame: Frame,
  pages: readonly DocumentPage[],
  before: number,
): ProposedItem[] {
  const comments = report.comments.map((one) => ({ ...one, speaker: report.reviewed, part: null }));
  const said = [...report.statements, ...comments];
  const ids = uniqueIds(said.map(({ paragraph }) => `${slug(paragraph)}.statement`));
  return said.map((one, index) => {
    const ending = ids[index] ?? '';
    const record = statementRecord(one, `${frame.sourceId}.${ending}`, before + index + 1, frame);
    const isKnown = one.speaker !== null;
    return {
      id: ending,
      records: [record],
      ...linesOf(one.place, pages),
      confidence: isKnown ? 0.95 : 0.6,
      flags: isKnown ? [] : ['no_state'],
    };
  });
}

const slug = (paragraph: string): string => paragraph.replace(/[^A-Za-z0-9.]+/gu, '-').replace(/-$/u, '');

const endingOf = ({ paragraph, part }: UprRecommendation): string =>
  `${slug(paragraph)}${part === null ? '' : `.${part}`}`;

/** Paragraph numbers that occur twice get a mark, so that each item has an id of its own. */
function uniqueIds(ids: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return ids.map((id) => {
    const times = (seen.get(id) ?? 0) + 1;
    seen.set(id, times);
    return times === 1 ? id : `${id}~${times}`;
  });
}

/** An item that runs over the page's end is shown to the end of its first page. */
function linesOf(
  { from, to }: TextPlace,
  pages: readonly DocumentPage[],
): { readonly page: number; readonly fromLine: number; readonly toLine: number } {
  const toLine = to.page === from.page ? to.line : (pages[from.page - 1]?.lines.length ?? from.line);
  return { page: from.page, fromLine: from.line, toLine: Math.max(from.line, toLine) };
}
