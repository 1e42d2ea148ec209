import type {
  DocumentReader,
  OpenedDocument,
  Proposal,
  ReadingGround,
} from '../../features/proposals/index.ts';
import { AppError } from '../../kernel/errors.ts';
import { isDocument } from '../common/source-text.ts';
import { assessmentItem } from './assessments.ts';
import { frameOf } from './frame.ts';
import { HeldByParagraph } from './held.ts';
import type { OhchrList } from './list.ts';
import { parseList } from './parse.ts';
import { printedRow } from './printed.ts';
import type { ListItem } from './printed.ts';
import { surenessOfList } from './recognise.ts';
import { endingsOf, rowItems } from './records.ts';

/** OHCHR's thematic list ("matrix") of the recommendations that a State got in the Universal Periodic Review. */
export const ohchrListReader: DocumentReader = {
  id: 'ohchr-list',
  recognises: surenessOfList,
  propose: async (file, ground) => {
    if (!isDocument(file))
      throw new AppError(
        'not_a_list',
        422,
        'A thematic list is a document with a table, not a file of rows.',
      );
    return proposeList(parseList(file, ground.stateNames), file, ground);
  },
};

/** What a list proposes: each recommendation with its tags and the State's answer; assessments where somebody wrote them. */
export async function proposeList(
  list: OhchrList,
  document: OpenedDocument,
  ground: ReadingGround,
): Promise<Proposal & { readonly items: readonly ListItem[] }> {
  const frame = frameOf(list, ground.stateNames);
  const held = await heldOf(list, frame.reviewId, ground);
  const endings = endingsOf(list.rows);
  const items = list.rows.flatMap((row, index): ListItem[] => {
    const ending = endings[index] ?? `row-${index + 1}`;
    const [first, ...others] = rowItems(row, ending, frame, held.of(row), ground.lookUp);
    if (first === undefined) return [];
    const assessment = assessmentItem(row, first, frame, list.assessor, ground.stateNames);
    return [{ ...first, printed: printedRow(row) }, ...others, ...(assessment === null ? [] : [assessment])];
  });
  return {
    reader: 'ohchr-list',
    document: {
      stateId: frame.stateId,
      symbol: null,
      title: frame.title.en,
      language: 'en',
      sourceId: frame.sourceId,
    },
    frame: frame.records,
    items,
    checks: list.checks,
    notUnderstood: list.notUnderstood,
    pages: document.pages,
  };
}

/** What the record holds of the report, else of the review: the list numbers its recommendations as the report does. */
async function heldOf(
  { stateId, symbol }: OhchrList,
  reviewId: string,
  ground: ReadingGround,
): Promise<HeldByParagraph> {
  const ofReport = symbol === null ? [] : await ground.recommendationsOf(stateId, { symbol });
  const held = ofReport.length > 0 ? ofReport : await ground.recommendationsOf(stateId, { reviewId });
  return new HeldByParagraph(held);
}
