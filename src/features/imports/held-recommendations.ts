import { sql } from 'kysely';
import type { Entry } from '../../ledger/index.ts';
import type { Reader } from '../../store/index.ts';
import { TAG_FIELDS } from '../proposals/index.ts';
import type { BulkEntry, TagField, CitationFields, ReadingGround, Vocabulary } from '../proposals/index.ts';

/**
 * Recommendations that the record holds from elsewhere – from the document itself, from another database, from a
 * person – when a database brings them again. They keep their words; the database adds what it says they are about.
 */
export interface HeldElsewhere {
  readonly id: string;
  readonly reviewId: string;
  readonly sourceId: string | null;
  readonly type: string;
  readonly paragraph: string | null;
  readonly text: string;
}

const paragraphKey = (paragraph: string): string => paragraph.replace(/[\s.]+$|\s+/g, '').toLowerCase();
const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{N}]+/gu),
  );

/** Dice's coefficient: twice the words that both have, by the words of each. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of one) if (other.has(word)) shared += 1;
  return one.size + other.size === 0 ? 0 : (2 * shared) / (one.size + other.size);
}

/**
 * From this likeness on two texts of one review are one recommendation. UPR Info's words and those of the reports
 * differ by a comma, a corrected letter or the name of the State; two recommendations that share a sentence differ by more.
 */
const NEARLY_THE_SAME = 0.9;

/** What one State's record holds from elsewhere, to be asked about each entry. */
export class HeldOfState {
  readonly size: number;
  readonly #byId = new Map<string, HeldElsewhere>();
  readonly #byPlace = new Map<string, HeldElsewhere[]>();
  readonly #byReview: Map<string, HeldElsewhere[]>;
  readonly #words = new Map<string, ReadonlySet<string>>();

  constructor(held: readonly HeldElsewhere[]) {
    this.size = held.length;
    this.#byReview = Map.groupBy(held, (one) => `${one.reviewId}\n${one.type}`);
    for (const one of held) {
      this.#byId.set(one.id, one);
      const key = placeKey(one);
      if (key === null) continue;
      const list = this.#byPlace.get(key);
      if (list) list.push(one);
      else this.#byPlace.set(key, [one]);
    }
  }

  /**
   * The held records that an entry speaks of: its own, where somebody else wrote on it since; else those of the same
   * document and paragraph; else, where one of the two names no paragraph, the one of the review with nearly the same
   * words. [] where it is new.
   */
  twinsOf({ records: [{ fields }] }: BulkEntry): readonly HeldElsewhere[] {
    const own = this.#byId.get(String(fields['id']));
    if (own) return [own];
    const candidate = fields as unknown as HeldElsewhere;
    const key = placeKey(candidate);
    const placed = key === null ? [] : (this.#byPlace.get(key) ?? []);
    return placed.length > 0 ? placed : this.#alike(candidate);
  }

  #alike(candidate: HeldElsewhere): HeldElsewhere[] {
    // A row of a table may be about something else than a recommendation.
    if (typeof candidate.text !== 'string') return [];
    const ofReview = this.#byReview.get(`${candidate.reviewId}\n${candidate.type}`);
    if (ofReview === undefined) return [];
    const words = wordsOf(candidate.text);
    let best: { readonly held: HeldElsewhere; readonly likeness: number } | null = null;
    for (const held of ofReview) {
      if (placeKey(candidate) !== null && placeKey(held) !== null) continue;
      let own = this.#words.get(held.id);
      if (own === undefined) this.#words.set(held.id, (own = wordsOf(held.text)));
      const found = likeness(words, own);
      if (found >= NEARLY_THE_SAME && found > (best?.likeness ?? 0)) best = { held, likeness: found };
    }
    return best === null ? [] : [best.held];
  }
}

const placeKey = ({ sourceId, type, paragraph }: HeldElsewhere): string | null =>
  sourceId && paragraph ? [sourceId, type, paragraphKey(paragraph)].join('\n') : null;

/** Rows kept in memory; States that were not asked about for long are read again. */
const MOST_KEPT = 30_000;

/** What each State's record holds that not imports of one database alone have written. */
export class HeldRecommendations {
  readonly #db: Reader;
  /** The database: the source record that its imports name. */
  readonly #sourceId: string;
  readonly #states = new Map<string, HeldOfState>();
  #kept = 0;

  constructor(db: Reader, sourceId: string) {
    this.#db = db;
    this.#sourceId = sourceId;
  }

  async of(stateId: string): Promise<HeldOfState> {
    const known = this.#states.get(stateId);
    if (known) {
      this.#states.delete(stateId);
      this.#states.set(stateId, known);
      return known;
    }
    const held = new HeldOfState(await this.#read(stateId));
    this.#states.set(stateId, held);
    this.#kept += held.size;
    for (const [oldest, { size }] of this.#states) {
      if (this.#kept <= MOST_KEPT || oldest === stateId) break;
      this.#states.delete(oldest);
      this.#kept -= size;
    }
    return held;
  }

  async #read(stateId: string): Promise<HeldElsewhere[]> {
    const { rows } = await sql<HeldElsewhere>`
      select id, review_id as "reviewId", source_id as "sourceId", type, paragraph, text
      from recommendation where state_id = ${stateId} and exists (
        select from change where change.kind = 'recommendation' and record_id = recommendation.id
          and not exists (
            select from import_change_set as own join import on import.id = own.import_id
            where own.change_set = change.change_set and import.source_id = ${this.#sourceId}))
      order by position, id`.execute(this.#db);
    return rows;
  }
}

const VOCABULARY: Readonly<Record<TagField, Vocabulary>> = {
  issues: 'issue',
  themes: 'theme',
  groups: 'affected_group',
  sdgs: 'sdg',
};

const PARTS = '; ';
const textsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as string[]) : []);

/** A held record as an import leaves it. */
export interface Amended {
  readonly fields: Entry['fields'];
  readonly citations: readonly CitationFields[];
}

/**
 * The held recommendation with the entry's tags: what this row tagged it with the last time and no longer does goes,
 * what others tagged it with stays. The citation of each field keeps the tags as printed, which is how the next import
 * knows which of them were this row's.
 */
export function withTags(
  held: Amended,
  { locator, records: [{ fields }], printed }: BulkEntry,
  sourceId: string,
  lookUp: ReadingGround['lookUp'],
): Amended {
  const isOfRow = (one: CitationFields): boolean =>
    one['sourceId'] === sourceId && one['locator'] === locator;
  const isOwn = (one: CitationFields): boolean => isOfRow(one) && (one['field'] ?? null) !== null;
  // A record that this very row once brought says all of the row, until the row says more.
  const isOfThisRow = held.citations.some((one) => isOfRow(one) && !isOwn(one));
  const said: Record<string, unknown> = {};
  const own: CitationFields[] = [];
  for (const field of TAG_FIELDS) {
    const names = printed[field];
    if (names === undefined) continue;
    const idsOf = (one: CitationFields): (string | null)[] =>
      (one['value'] ?? '')
        .split(PARTS)
        .map((name) => (name === '' ? null : lookUp(VOCABULARY[field], name, null)));
    const [standing, brought] = [textsOf(held.fields[field]), textsOf(fields[field])];
    const cited = held.citations.filter((one) => one['sourceId'] === sourceId && one['field'] === field);
    if (isOfThisRow && !cited.some(isOwn) && brought.every((id) => standing.includes(id))) continue;
    const before = new Set(cited.filter(isOwn).flatMap(idsOf));
    const byOthers = new Set(cited.filter((one) => !isOwn(one)).flatMap(idsOf));
    const kept = standing.filter((id) => !before.has(id) || byOthers.has(id));
    said[field] = [...new Set([...kept, ...brought])];
    if (names.length > 0) own.push({ sourceId, locator, field, value: names.join(PARTS) });
  }
  const category = fields['actionCategory'];
  const wasOwn = held.citations.some((one) => isOwn(one) && one['field'] === 'actionCategory');
  if (typeof category === 'number' && (wasOwn || (held.fields['actionCategory'] ?? null) === null)) {
    said['actionCategory'] = category;
    const [field, value] = ['actionCategory', String(category)];
    own.push({ sourceId, locator, field, value, reading: value });
  }
  if (own.length === 0 && !isOfThisRow) own.push({ sourceId, locator });
  return { fields: { ...held.fields, ...said }, citations: replaced(held.citations, own, isOwn) };
}

/** The row's citations where it had them before, else at the end, so that the same import twice changes nothing. */
function replaced(
  citations: readonly CitationFields[],
  own: readonly CitationFields[],
  isOwn: (one: CitationFields) => boolean,
): CitationFields[] {
  const at = citations.findIndex(isOwn);
  if (at === -1) return [...citations, ...own];
  const rest = citations.slice(at).filter((one) => !isOwn(one));
  return [...citations.slice(0, at), ...own, ...rest];
}
