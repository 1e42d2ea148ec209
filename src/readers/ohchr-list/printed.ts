import type { ProposedItem } from '../../features/proposals/index.ts';
import type { ListRow } from './list.ts';
import { sdgCode } from './words.ts';

/** A row as the command line prints it: the list's own words and labels. One a row, however many records it makes. */
export interface PrintedRow {
  readonly paragraph: string | null;
  /** With the States in brackets, as the list prints it; the record holds the words without them. */
  readonly text: string;
  readonly states: readonly string[];
  readonly position: string | null;
  /** The heading that it stands under. */
  readonly theme: string | null;
  readonly themes: readonly string[];
  readonly groups: readonly string[];
  /** Numbers of goals or targets; the label where it bears none. */
  readonly sdgs: readonly string[];
  readonly assessment: string | null;
}

/** An item of a list: the first of each row carries the row as printed. */
export type ListItem = ProposedItem & { readonly printed?: PrintedRow };

export const printedRow = (row: ListRow): PrintedRow => ({
  paragraph: row.paragraph,
  text: row.words,
  states: row.states,
  position: row.position,
  theme: row.theme,
  themes: row.themes,
  groups: row.groups,
  sdgs: row.sdgs.map((label) => sdgCode(label) ?? label),
  assessment: row.assessment,
});
