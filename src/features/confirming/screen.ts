import type { Reading } from '../reading/index.ts';
import type { Held } from './difference.ts';
import type { WordsView } from './item-words.ts';
import type { GroupCounts, ItemGroup } from './items.repository.ts';
import type { ReadItem } from './items.ts';
import type { ItemProblem } from './problems.ts';

export const ITEMS_A_PAGE = 20;

/** Everything that the review screen shows. */
export interface ConfirmingScreen {
  readonly reading: Reading;
  readonly words: WordsView;
  readonly counts: GroupCounts;
  /** The group that is shown; null: all items in the order of the document. */
  readonly group: ItemGroup | null;
  readonly items: readonly ReadItem[];
  readonly total: number;
  readonly page: number;
  /** The item that the page of the document is open for. */
  readonly current: ReadItem | null;
  readonly documentPage: number;
  readonly lines: readonly string[];
  /** All items of that page, for the links from its lines. */
  readonly onPage: readonly ReadItem[];
  readonly names: number;
  /** What was just done, as the address says, and what of it could not be done. */
  readonly done: { readonly action: string; readonly count: number } | null;
  readonly problems: readonly ItemProblem[];
  /** Stored entries of the records of the items shown. */
  readonly held: Held;
  readonly changeSets: readonly number[];
}
