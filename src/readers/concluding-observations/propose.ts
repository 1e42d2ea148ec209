import { slugOfSymbol } from '../../kernel/symbol.ts';
import type {
  DocumentReader,
  HeldRecommendation,
  OpenedDocument,
  Proposal,
  ProposedItem,
  ReadingGround,
} from '../../features/proposals/index.ts';
import { AppError } from '../../kernel/errors.ts';
import { isDocument } from '../common/source-text.ts';
import { reviewIds } from '../common/treaty-body-ids.ts';
import { cite } from '../common/treaty-body-records.ts';
import { closingItems } from './closing-items.ts';
import { proposeCompanion } from './companion.ts';
import { confidenceOf, documentTitle, frameRecords, type Frame } from './frame.ts';
import { parseObservations } from './parse.ts';
import { recognised } from './recognise.ts';
import type { Observation, ObservationsHead, ObservationsReport } from './report.ts';

/** Concluding observations of a treaty body, and the documents that stand beside them in a review. */
export const concludingObservationsReader: DocumentReader = {
  id: 'concluding-observations',
  recognises: (file) => (isDocument(file) ? (recognised(file)?.confidence ?? 0) : 0),
  propose: async (file, ground) => {
    if (!isDocument(file))
      throw new AppError('not_a_document', 422, 'This is a table, not a document of a treaty body.');
    const kind = recognised(file)?.kind ?? 'concluding_observations';
    if (kind !== 'concluding_observations') return proposeCompanion(file, kind, ground.stateNames);
    return proposeObservations(parseObservations(file, ground.stateNames), file, ground);
  },
};

/** What the document proposes: itself, the review with its dates, every observation, what is due. */
export async function proposeObservations(
  report: ObservationsReport,
  document: OpenedDocument,
  ground: ReadingGround,
): Promise<Proposal> {
  const frame = await frameOf(report, ground);
  const { head } = report;
  return {
    reader: 'concluding-observations',
    document: {
      stateId: frame.stateId,
      symbol: head.symbol,
      title: documentTitle(head, frame.stateName),
      language: head.language,
      sourceId: frame.sourceId,
    },
    frame: frameRecords(head, frame),
    items: [
      ...report.observations.map((one, index) => itemOf(one, index + 1, head, frame)),
      ...closingItems(report, frame),
    ],
    checks: report.checks,
    notUnderstood: report.notUnderstood,
    pages: document.pages,
  };
}

async function frameOf({ head }: ObservationsReport, ground: ReadingGround): Promise<Frame> {
  const { stateId, symbol, body, cycleEnding } = head;
  const held = await ground.recommendationsOf(stateId, { symbol });
  const ids = reviewIds(stateId, body, cycleEnding);
  return {
    stateId,
    stateName: ground.stateNames.nameOf(stateId, 'en'),
    sourceId: held[0]?.sourceId ?? slugOfSymbol(symbol),
    reviewId: held[0]?.reviewId ?? ids.review,
    ids,
    held: heldByParagraph(held),
  };
}

/** A paragraph that the record holds once is met under its own id; one held twice does not tell which is which. */
function heldByParagraph(held: readonly HeldRecommendation[]): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const twice = new Set<string>();
  for (const { paragraph, id } of held) {
    if (paragraph === null) continue;
    if (ids.has(paragraph)) twice.add(paragraph);
    ids.set(paragraph, id);
  }
  for (const paragraph of twice) ids.delete(paragraph);
  return ids;
}

function itemOf(one: Observation, position: number, head: ObservationsHead, frame: Frame): ProposedItem {
  const { stateId, sourceId, reviewId, ids, held } = frame;
  const isShared = one.ending.includes('concern');
  const id = (isShared ? undefined : held.get(one.paragraph)) ?? `${ids.observations}.${one.ending}`;
  const locator = `para. ${one.paragraph}`;
  const comments = one.generalComments.join(', ');
  return {
    id: one.ending,
    records: [
      {
        kind: 'recommendation',
        fields: {
          id,
          stateId,
          reviewId,
          mechanismId: head.body.mechanismId,
          type: one.type,
          sourceId,
          paragraph: one.paragraph,
          ...(one.heading === null ? {} : { heading: one.heading }),
          text: one.text,
          isSummary: false,
          language: head.language,
          page: one.place.page,
          position,
        },
        citations: [
          cite(sourceId, `${locator}, p. ${one.place.page}`, {
            quote: one.text,
            ...(comments === '' ? {} : { note: `Refers to ${comments}.` }),
          }),
          cite(sourceId, locator, { field: 'paragraph', value: one.paragraph, reading: one.paragraph }),
          ...(one.lead === null
            ? []
            : [cite(sourceId, `${locator}, opening words of the list`, { quote: one.lead })]),
        ],
      },
    ],
    page: one.place.page,
    fromLine: one.place.fromLine,
    toLine: one.place.toLine,
    confidence: confidenceOf(one.flags),
    flags: one.flags,
  };
}
