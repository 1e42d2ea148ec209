import type { BulkPart, ReadingGround, UnknownName, Vocabulary } from '../../features/proposals/index.ts';
import type { ResolvedStates } from '../../kernel/state-names.ts';

/** Databases have some hundred names; a file that has more of them than this is looked up each time. */
const KEPT_NAMES = 20_000;
const LONGEST_LIST = 3_000;

/** Looks names up once each, and counts those that the record does not know until they are taken. */
export class NameFinder {
  readonly #ground: Pick<ReadingGround, 'stateNames' | 'lookUp'>;
  readonly #ids = new Map<string, Map<string, string | null>>();
  readonly #lists = new Map<string, ResolvedStates>();
  #unknown = new Map<string, UnknownName>();

  constructor(ground: Pick<ReadingGround, 'stateNames' | 'lookUp'>) {
    this.#ground = ground;
  }

  /** The id; null where the record knows none, without a word about it. */
  find(vocabulary: Vocabulary | 'state', printed: string): string | null {
    let ids = this.#ids.get(vocabulary);
    if (ids === undefined) this.#ids.set(vocabulary, (ids = new Map()));
    const known = ids.get(printed);
    if (known !== undefined) return known;
    const id =
      vocabulary === 'state'
        ? this.#ground.stateNames.resolve(printed)
        : this.#ground.lookUp(vocabulary, printed, null);
    if (ids.size < KEPT_NAMES) ids.set(printed, id);
    return id;
  }

  /** The id; null where the record knows none, and then it is counted. */
  require(vocabulary: Vocabulary | 'state', printed: string): string | null {
    const id = this.find(vocabulary, printed);
    if (id === null) this.count(vocabulary, printed);
    return id;
  }

  /** Ids in the order printed, each once; what the record does not know is counted and left out. */
  requireAll(vocabulary: Vocabulary | 'state', printed: readonly string[]): string[] {
    const ids: string[] = [];
    for (const name of printed) {
      const id = this.require(vocabulary, name);
      if (id !== null && !ids.includes(id)) ids.push(id);
    }
    return ids;
  }

  /** The States that a list names: "Chile", "Iran (Islamic Republic of) and Norway". */
  readonly statesIn = (list: string): ResolvedStates => {
    const known = this.#lists.get(list);
    if (known) return known;
    const states = this.#ground.stateNames.resolveAll(list.slice(0, LONGEST_LIST));
    if (this.#lists.size < KEPT_NAMES) this.#lists.set(list, states);
    return states;
  };

  /** The States that a name or a list stands for; [] where the record does not know one, and then it is counted. */
  requireStates(printed: string): readonly string[] {
    const whole = this.find('state', printed);
    if (whole !== null) return [whole];
    const { states, unknown } = this.statesIn(printed);
    if (states.length > 0 && unknown.length === 0) return states;
    this.count('state', printed);
    return [];
  }

  count(vocabulary: UnknownName['vocabulary'], printed: string): void {
    const key = `${vocabulary}\n${printed}`;
    const before = this.#unknown.get(key)?.count ?? 0;
    this.#unknown.set(key, { vocabulary, printed, count: before + 1 });
  }

  /** What was counted since the last time. */
  takeUnknown(): BulkPart['unknown'] {
    const unknown = [...this.#unknown.values()];
    this.#unknown = new Map();
    return unknown;
  }
}
