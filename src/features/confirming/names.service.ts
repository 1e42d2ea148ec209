import { sha256 } from '../../kernel/canonical.ts';
import { AppError } from '../../kernel/errors.ts';
import { nameKey } from '../../kernel/names.ts';
import type { Dossiers, Draft, Ledger } from '../../ledger/index.ts';
import { body, bodyAlias } from '../plans/index.ts';
import { scaleValue } from '../catalogue/index.ts';
import { source } from '../sources/index.ts';
import { findReading, keep } from '../reading/index.ts';
import type { RecordGround, Reading } from '../reading/index.ts';
import type { UnresolvedName, Vocabulary } from '../proposals/index.ts';
import { answered } from './items.ts';
import type { ReadItem } from './items.ts';
import { itemsWrite, openNames, unresolvedItems } from './items.repository.ts';
import type { OpenName } from './items.repository.ts';
import { alias } from './alias.schema.ts';

/** What a person said: the record that a printed name stands for, or null: it is left out. */
export interface NameAnswer {
  readonly vocabulary: Vocabulary;
  readonly printed: string;
  readonly recordId: string | null;
  /** An office that the record does not hold yet; `recordId` is the id it gets. */
  readonly newBody?: NewBody;
}

export interface NewBody {
  readonly kind: string;
  /** Its name in English; as printed it becomes the name in the document's language. */
  readonly name: string;
}

/** The id of an office that a person adds: its State and what it is called. */
export const newBodyId = (stateId: string, name: string): string =>
  `${stateId.toLowerCase()}.body.${
    nameKey(name)
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 60)
      .replace(/^-|-$/g, '') || sha256(name).slice(0, 8)
  }`;

export interface NameParts {
  readonly ledger: Ledger;
  readonly dossiers: Dossiers;
  readonly ground: RecordGround;
  readonly now: () => string;
}

/** Asks about each unknown name once, and remembers the answer as an alias. */
export class NameService {
  readonly #parts: NameParts;

  constructor(parts: NameParts) {
    this.#parts = parts;
  }

  /** One page of the names that the open items of a reading print and the record does not know. */
  open(
    readingId: string,
    page: { readonly size: number; readonly number: number },
  ): Promise<{ rows: OpenName[]; total: number }> {
    return openNames(this.#parts.ledger.store.db, readingId, page);
  }

  /** Writes the answers as aliases, one change set; then every open item of every reading that prints them has them. */
  async answer(readingId: string, answers: readonly NameAnswer[], actor: string): Promise<void> {
    const { ledger, now } = this.#parts;
    if (answers.length === 0) return;
    const reading = await findReading(ledger.store.db, readingId);
    for (const one of answers) if (!one.newBody) await this.#requireKnown(one);
    const drafts = [
      ...(answers.some(isBody) ? await this.#sourceDraft(reading) : []),
      ...newBodies(answers, reading),
      ...answers
        .filter((one) => !one.newBody || isOtherName(one, reading))
        .map((one) => aliasDraft(one, reading)),
    ];
    const reason = `Say what ${answers.length} names in ${reading.fileName} stand for`;
    await ledger.write({ actor, reason, at: now() }, drafts);
    await this.resolve();
  }

  /** Puts the names that are known by now into the open items that print them. */
  async resolve(): Promise<void> {
    const { ledger, ground } = this.#parts;
    const { index } = await ground.names();
    const waiting = await unresolvedItems(ledger.store.db);
    const changed = new Map<string, ReadItem[]>();
    for (const { readingId, stateId, item } of waiting) {
      let next = item;
      for (const name of item.content.unresolved) {
        const owner = stateOf(item, name) ?? stateId;
        const found = index.find(name.vocabulary, name.printed, owner);
        if (found === null) continue;
        const fields = found === 'left_out' ? null : await this.#fieldsFor(name.vocabulary, found.id);
        next = answered(
          next,
          (one) => one === name,
          fields && ((one) => fields(one, next.content.records[one.record]?.fields[one.field])),
        );
      }
      if (next !== item) changed.set(readingId, [...(changed.get(readingId) ?? []), next]);
    }
    if (changed.size === 0) return;
    await keep(
      ledger.store,
      [...changed].map(([readingId, items]) => itemsWrite(readingId, items)),
    );
  }

  /** What a field gets: the id, in a list among the others; a value of a scale brings its scale. */
  async #fieldsFor(
    vocabulary: Vocabulary,
    id: string,
  ): Promise<(name: UnresolvedName, held: unknown) => Readonly<Record<string, unknown>>> {
    if (vocabulary === 'scale_value') {
      const catalogue = await this.#parts.dossiers.get(null);
      const value = catalogue.find(scaleValue, id);
      return (name) => ({ [name.field]: value?.code ?? id, ...(value ? { scaleId: value.scaleId } : {}) });
    }
    return (name, held) => ({
      [name.field]: LISTS.has(name.field) ? [...new Set([...(Array.isArray(held) ? held : []), id])] : id,
    });
  }

  async #requireKnown({ vocabulary, recordId }: NameAnswer): Promise<void> {
    if (recordId === null) return;
    const kind = KIND_OF_VOCABULARY[vocabulary];
    if (await this.#parts.ledger.find(kind, recordId)) return;
    throw new AppError('record_missing', 422, `There is no ${kind} ${recordId}.`, {
      remedy: 'Choose one of the names that the record knows, or leave the name out.',
    });
  }

  /** An alias of an office cites the document that prints it, so the document has to be there. */
  async #sourceDraft({ content }: Reading): Promise<Draft[]> {
    const { document, frame = [] } = content;
    if (!document || (await this.#parts.ledger.find(source.name, document.sourceId))) return [];
    const framed = frame.find((one) => one.kind === source.name && one.fields['id'] === document.sourceId);
    return framed ? [{ kind: source, fields: framed.fields, citations: framed.citations as never }] : [];
  }
}

/** The fields that hold several names. */
const LISTS: ReadonlySet<string> = new Set(['themes', 'groups', 'issues', 'sdgs', 'paragraphs', 'troika']);

export const KIND_OF_VOCABULARY: Readonly<Record<Vocabulary, string>> = {
  instrument: 'instrument',
  mechanism: 'mechanism',
  body: body.name,
  theme: 'term',
  affected_group: 'term',
  issue: 'term',
  sdg: 'term',
  scale_value: 'scale_value',
};

const isBody = (one: NameAnswer): boolean => one.vocabulary === 'body' && one.recordId !== null;

/** The State of the record that the name stands in. */
function stateOf(item: ReadItem, name: UnresolvedName): string | null {
  const stateId = item.content.records[name.record]?.fields['stateId'];
  return typeof stateId === 'string' ? stateId : null;
}

/** An office is known under its names without an alias; one printed otherwise than in English or in its own words needs one. */
const isOtherName = ({ newBody, printed }: NameAnswer, { content }: Reading): boolean =>
  nameKey(newBody?.name ?? '') !== nameKey(printed) && (content.document?.language ?? 'en') === 'en';

/** The offices that people add, each once, cited from the document that names them. */
function newBodies(answers: readonly NameAnswer[], { stateId, content, fileName }: Reading): Draft[] {
  const { sourceId = '', language = 'en' } = content.document ?? {};
  const drafts = answers.flatMap(({ newBody, recordId, printed }): [string, Draft][] => {
    if (!newBody || recordId === null) return [];
    const names = { en: newBody.name, ...(language === 'en' ? {} : { [language]: printed }) };
    const citations = [{ sourceId, field: 'names', locator: fileName, value: printed }];
    return [
      [recordId, { kind: body, fields: { id: recordId, stateId, kind: newBody.kind, names }, citations }],
    ];
  });
  return [...new Map(drafts).values()];
}

/** Names of offices count in their State's documents; the others in all. The same name gets the same id. */
function aliasDraft(answer: NameAnswer, { stateId, content, fileName }: Reading): Draft {
  const { vocabulary, printed, recordId } = answer;
  const owner = vocabulary === 'body' ? stateId : null;
  const mark = sha256(`${nameKey(printed)}\n${owner ?? ''}`).slice(0, 16);
  const ground = { en: `Said by a person when ${content.document?.symbol ?? fileName} was read.` };
  if (recordId !== null && vocabulary === 'body') {
    const { sourceId = '', language = 'en' } = content.document ?? {};
    return {
      kind: bodyAlias,
      fields: {
        id: `${recordId}.alias.${mark}`,
        stateId,
        bodyId: recordId,
        alias: printed,
        language,
        ground,
      },
      citations: [{ sourceId, field: 'alias', locator: fileName, value: printed, reading: printed }],
    };
  }
  return {
    kind: alias,
    fields: { id: `alias.${vocabulary}.${mark}`, vocabulary, printed, recordId, aboutState: owner, ground },
  };
}
