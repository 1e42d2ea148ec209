import { sql } from 'kysely';
import { NameIndex } from '../../kernel/names.ts';
import type { NameEntry } from '../../kernel/names.ts';
import { createStateNames } from '../../kernel/state-names.ts';
import type { StateNames, StateNamesEntry } from '../../kernel/state-names.ts';
import type { Dossiers, Entry, Ledger } from '../../ledger/index.ts';
import type { Reader } from '../../store/index.ts';
import { position, recommendation } from '../reviews/index.ts';
import { source } from '../sources/index.ts';
import type { HeldRecommendation, ReadingGround, Vocabulary } from '../proposals/index.ts';

/** The fields of all records of a kind, wherever they come from: the store, or the shipped files. */
export type FieldsOfKind = (kind: string) => Iterable<Readonly<Record<string, unknown>>>;

const TERMS: Readonly<Record<string, Vocabulary>> = {
  theme: 'theme',
  affected_group: 'affected_group',
  issue: 'issue',
  sdg_goal: 'sdg',
  sdg_target: 'sdg',
};

/** Texts of a field that is one text, or one a language. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).filter((one): one is string => typeof one === 'string');
}

/** Names by which documents may mean a record: in every language, abbreviations, numbers, and its own id. */
function namesOf(
  vocabulary: Vocabulary,
  fields: Readonly<Record<string, unknown>>,
  more: readonly string[] = [],
): NameEntry[] {
  const id = String(fields['id']);
  const named = ['title', 'shortTitle', 'names', 'label', 'abbreviation', 'number', 'code'];
  const stateId = typeof fields['stateId'] === 'string' ? fields['stateId'] : null;
  const names = new Set([id, ...more, ...named.flatMap((field) => textsOf(fields[field]))]);
  return [...names].map((name) => ({ vocabulary, id, name, stateId, isAlias: false }));
}

function termNames(fields: Readonly<Record<string, unknown>>): NameEntry[] {
  const vocabulary = TERMS[String(fields['vocabulary'])];
  if (vocabulary === undefined) return [];
  const code = String(fields['code']);
  return namesOf(
    vocabulary,
    fields,
    vocabulary === 'sdg' ? [`SDG ${code}`, `Goal ${code}`, `Target ${code}`] : [],
  );
}

/** The names that the catalogue gives, and the aliases that people added to it. */
export function catalogueNames(all: FieldsOfKind): NameEntry[] {
  return [
    ...[...all('instrument')].flatMap((one) => namesOf('instrument', one)),
    ...[...all('mechanism')].flatMap((one) => namesOf('mechanism', one)),
    ...[...all('term')].flatMap(termNames),
    ...[...all('scale_value')].flatMap((one) =>
      namesOf('scale_value', one, [`${String(one['scaleId'])} ${String(one['code'])}`]),
    ),
    ...[...all('alias')].map(aliasName),
  ];
}

const aliasName = (fields: Readonly<Record<string, unknown>>): NameEntry => ({
  vocabulary: String(fields['vocabulary']),
  id: (fields['recordId'] as string | null) ?? null,
  name: String(fields['printed']),
  stateId: (fields['aboutState'] as string | null) ?? null,
  isAlias: true,
});

/** The offices of all States: a document is opened before anyone knows whose it is. */
async function bodyNames(db: Reader): Promise<NameEntry[]> {
  const bodies = await sql<{ id: string; stateId: string; names: unknown; abbreviation: string | null }>`
    select id, state_id as "stateId", names, abbreviation from body`.execute(db);
  const aliases = await sql<{ id: string; stateId: string; alias: string }>`
    select body_id as id, state_id as "stateId", alias from body_alias`.execute(db);
  return [
    ...bodies.rows.flatMap((one) => namesOf('body', one)),
    ...aliases.rows.map(({ id, stateId, alias }) => ({
      vocabulary: 'body',
      id,
      name: alias,
      stateId,
      isAlias: true,
    })),
  ];
}

export interface KnownNames {
  readonly entries: readonly NameEntry[];
  readonly index: NameIndex;
  readonly stateNames: StateNames;
}

/** What a reading may ask of the record, kept until the ledger grows. */
export class RecordGround {
  readonly #ledger: Ledger;
  readonly #dossiers: Dossiers;
  #names: { readonly size: number; readonly known: Promise<KnownNames> } | null = null;

  constructor(ledger: Ledger, dossiers: Dossiers) {
    this.#ledger = ledger;
    this.#dossiers = dossiers;
  }

  async names(): Promise<KnownNames> {
    const catalogue = await this.#dossiers.get(null);
    if (this.#names?.size === catalogue.size) return this.#names.known;
    const known = (async () => {
      const all: FieldsOfKind = (kind) => [...catalogue.entries(kind).values()].map((entry) => entry.fields);
      const entries = [...catalogueNames(all), ...(await bodyNames(this.#ledger.store.db))];
      const states = [...all('state')] as unknown as StateNamesEntry[];
      return { entries, index: new NameIndex(entries), stateNames: createStateNames(states) };
    })();
    this.#names = { size: catalogue.size, known };
    known.catch(() => (this.#names = null));
    return known;
  }

  /** The recommendations that the record holds from one document; none where it is about many States. */
  async recordsOfSource(stateId: string | null, sourceId: string): Promise<Entry[]> {
    if (stateId === null) return [];
    const dossier = await this.#dossiers.get(stateId);
    return [...dossier.entries(recommendation.name).values()].filter(
      (one) => one.fields['sourceId'] === sourceId,
    );
  }

  readonly held: ReadingGround['held'] = async (kind, ids) => {
    const found = await this.#ledger.findAll(kind, ids);
    return new Map([...found].map(([id, { fields }]) => [id, fields]));
  };

  readonly recommendationsOf: ReadingGround['recommendationsOf'] = async (stateId, of) => {
    const dossier = await this.#dossiers.get(stateId);
    const catalogue = await this.#dossiers.get(null);
    const symbol = 'symbol' in of ? symbolKey(of.symbol) : null;
    const sources = new Set(
      catalogue
        .all(source)
        .filter((one) => one.symbol !== null && symbolKey(one.symbol) === symbol)
        .map((one) => one.id),
    );
    const answers = Map.groupBy(dossier.all(position), (one) => one.recommendationId);
    return dossier
      .all(recommendation)
      .filter((one) =>
        'reviewId' in of ? one.reviewId === of.reviewId : one.sourceId !== null && sources.has(one.sourceId),
      )
      .sort((a, b) => a.position - b.position)
      .map((fields): HeldRecommendation => {
        const { id, reviewId, sourceId, paragraph, text } = fields;
        return { id, reviewId, sourceId, paragraph, text, fields, answers: answers.get(id) ?? [] };
      });
  };
}

const symbolKey = (symbol: string): string => symbol.replace(/\s+/g, '').toUpperCase();
