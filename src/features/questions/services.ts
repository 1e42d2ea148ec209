import type { Store } from '../../store/index.ts';
import type { SearchServices } from '../search/index.ts';

/** What the pages of this room need of the house. */
export interface QuestionServices extends SearchServices {
  readonly store: Store;
  readonly db: Store['db'];
  /** Now, ISO 8601 UTC with milliseconds. */
  readonly now: () => string;
  /** Whoever asks. Questions belong to the one who saved them; until accounts come everybody is the local administrator. */
  readonly actor: string;
}
