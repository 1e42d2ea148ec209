import { canonicalJson } from '../../kernel/canonical.ts';
import type { ProposedItem, ProposedRecord, Proposal, UnresolvedName } from '../proposals/index.ts';

/**
 * What a reader proposed, as people put it right before it enters the record. Pure: every function gives new items and
 * leaves the old ones as they were.
 */

/** 'merged': its words went into another item. 'in_record': the record says the same already. */
export const STANDINGS = ['open', 'confirmed', 'dropped', 'merged', 'in_record'] as const;
export type Standing = (typeof STANDINGS)[number];

/** Against the record as it stood when the document was read. 'moved': only its place in the document is another. */
export const DIFFERENCES = ['new', 'changed', 'moved', 'same', 'gone'] as const;
export type Difference = (typeof DIFFERENCES)[number];

export interface ItemContent {
  readonly records: readonly ProposedRecord[];
  readonly fromLine: number;
  readonly toLine: number;
  readonly confidence: number;
  readonly flags: readonly string[];
  readonly unresolved: readonly UnresolvedName[];
  /** The records as the reader proposed them, once a person has changed something. */
  readonly origin?: readonly ProposedRecord[];
  /** The item that this one was merged into, or split from. */
  readonly partOf?: string;
  /** Records of an earlier version that this version of the document no longer holds. */
  readonly gone?: readonly { readonly kind: string; readonly id: string }[];
}

export interface ReadItem {
  readonly id: string;
  /** Order in the document. */
  readonly place: number;
  readonly page: number;
  readonly standing: Standing;
  readonly difference: Difference;
  /** The change set by which it came into the record. */
  readonly changeSet: number | null;
  readonly content: ItemContent;
}

/** Items at or above this confidence and without a flag count as sure. */
export const SURE = 0.9;

/** Nothing about it needs an eye in particular: the reader was sure and the record says nothing else, or a person put it right. */
export const isSure = ({ content, difference }: ReadItem): boolean =>
  content.unresolved.length === 0 &&
  difference !== 'gone' &&
  (content.origin !== undefined ||
    (difference !== 'changed' && content.confidence >= SURE && content.flags.length === 0));

/** What the reader proposed, in the order of the document, all of it open. */
export const itemsOf = (proposal: Proposal): ReadItem[] =>
  proposal.items.map((item, index) => ({
    id: item.id,
    place: index + 1,
    page: item.page,
    standing: 'open',
    difference: 'new',
    changeSet: null,
    content: contentOf(item),
  }));

const contentOf = ({
  records,
  fromLine,
  toLine,
  confidence,
  flags,
  unresolved,
}: ProposedItem): ItemContent => ({
  records,
  fromLine,
  toLine,
  confidence,
  flags,
  unresolved: unresolved ?? [],
});

const withContent = (item: ReadItem, content: Partial<ItemContent>): ReadItem => ({
  ...item,
  content: { ...item.content, ...content },
});

/** A change by a person: the reader's own words are kept aside the first time. */
const changed = (item: ReadItem, records: readonly ProposedRecord[]): ReadItem =>
  withContent(item, { records, origin: item.content.origin ?? item.content.records });

/** As citations write a field's value, so that it can be compared. */
const readingOf = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value);

function editedRecord(record: ProposedRecord, fields: Readonly<Record<string, unknown>>): ProposedRecord {
  const differing = Object.entries(fields).filter(
    ([field, value]) => canonicalJson(value ?? null) !== canonicalJson(record.fields[field] ?? null),
  );
  if (differing.length === 0) return record;
  const now = new Map(differing);
  const citations = record.citations.map((cited) => {
    const field = cited['field'];
    if (typeof field !== 'string' || !now.has(field)) return cited;
    // The reader misread what the document prints there; what is printed stays as it is.
    return cited['reading'] === readingOf(record.fields[field])
      ? { ...cited, reading: readingOf(now.get(field)) }
      : cited;
  });
  // What a person says by hand yields to nothing.
  const yields = record.yields?.filter((field) => !now.has(field));
  return {
    ...record,
    fields: { ...record.fields, ...Object.fromEntries(differing) },
    citations,
    ...(yields === undefined ? {} : { yields }),
  };
}

/** The item with fields put right: by the place of the record in the item, then by field. null empties a field. */
export function edited(
  item: ReadItem,
  fields: ReadonlyMap<number, Readonly<Record<string, unknown>>>,
): ReadItem {
  const records = item.content.records.map((record, at) => editedRecord(record, fields.get(at) ?? {}));
  if (records.every((record, at) => record === item.content.records[at])) return item;
  const unanswered = item.content.unresolved.filter((one) => {
    const value = fields.get(one.record)?.[one.field];
    // A person who fills the field in by hand has answered for this item.
    return value === undefined || value === null || Array.isArray(value);
  });
  return withContent(changed(item, records), { unresolved: unanswered });
}

/** As the reader proposed it. */
export function asRead(item: ReadItem): ReadItem {
  const { origin, ...content } = item.content;
  return origin === undefined ? item : { ...item, content: { ...content, records: origin } };
}

export const standing = (item: ReadItem, to: Standing): ReadItem => ({ ...item, standing: to });

/** The records under other ids: their own, those that hang on them (`<id>.position`), and what points at either. */
export function renamed(records: readonly ProposedRecord[], idFor: (id: string) => string): ProposedRecord[] {
  const own = records.map((record) => String(record.fields['id']));
  const roots = own.filter((id) => !own.some((other) => id !== other && id.startsWith(`${other}.`)));
  const rename = (value: unknown): unknown => {
    if (typeof value !== 'string' || !own.includes(value)) return value;
    const root = roots.find((one) => value === one || value.startsWith(`${one}.`)) ?? value;
    return idFor(root) + value.slice(root.length);
  };
  return records.map((record) => ({
    ...record,
    fields: Object.fromEntries(Object.entries(record.fields).map(([name, value]) => [name, rename(value)])),
  }));
}

/** The words of a record that a person would cut or join; null where its kind has none. */
export function textFieldOf(record: ProposedRecord): string | null {
  const names = ['text', 'title', 'summary', 'subject', 'words', 'rationale'];
  return names.find((name) => wordsIn(record.fields[name]) !== null) ?? null;
}

/** A text, or the English one of several languages. */
export function wordsIn(value: unknown): string | null {
  if (typeof value === 'string') return value;
  const english = typeof value === 'object' && value !== null && 'en' in value ? value.en : null;
  return typeof english === 'string' ? english : null;
}

const withWords = (value: unknown, words: string): unknown =>
  typeof value === 'string' ? words : { ...(value as object), en: words };

function withText(records: readonly ProposedRecord[], words: string): ProposedRecord[] {
  const [first, ...rest] = records;
  const field = first && textFieldOf(first);
  if (!first || field === null || field === undefined) return [...records];
  return [{ ...first, fields: { ...first.fields, [field]: withWords(first.fields[field], words) } }, ...rest];
}

/** The first record's words. */
export function wordsOf(item: ReadItem): string {
  const [first] = item.content.records;
  const field = first && textFieldOf(first);
  return (field && first && wordsIn(first.fields[field])) ?? '';
}

/** More parts than these are no split of one item. */
export const MOST_PARTS = 20;

/**
 * One item as several, a text each; the first keeps the item's ids, the others get '~2', '~3' … of their own, so that
 * a further split meets no id twice. Everything else is the same in all of them until a person says otherwise.
 */
export function split(item: ReadItem, texts: readonly string[], taken: ReadonlySet<string>): ReadItem[] {
  const used = new Set(taken);
  return texts.slice(0, MOST_PARTS).map((words, index) => {
    const records = withText(item.content.records, words);
    if (index === 0) return changed(item, records);
    let ending = '';
    for (let count = 2; ending === '' || used.has(item.id + ending); count += 1) ending = `~${count}`;
    used.add(item.id + ending);
    const part = changed(
      item,
      renamed(records, (id) => id + ending),
    );
    return {
      ...withContent(part, { partOf: item.id }),
      id: item.id + ending,
      place: item.place + index / (MOST_PARTS * 2),
      difference: 'new',
    };
  });
}

const joined = (one: unknown, other: unknown): unknown =>
  Array.isArray(one) && Array.isArray(other) ? [...new Set([...one, ...other])] : one;

/**
 * Several items as one, in the order of the document: the words joined, the lists (States, themes) put together, all
 * else from the first that says it. The others are marked as merged into it.
 */
export function merge(items: readonly ReadItem[]): ReadItem[] {
  const [first, ...rest] = [...items].sort((a, b) => a.place - b.place);
  if (!first || rest.length === 0) return [...items];
  const [main, ...hanging] = first.content.records;
  let head = main;
  if (!head) return [...items];
  for (const other of rest) {
    const [record] = other.content.records;
    if (!record || record.kind !== head.kind) continue;
    const field = textFieldOf(head);
    const fields: Record<string, unknown> = { ...record.fields };
    for (const [name, value] of Object.entries(head.fields))
      fields[name] =
        value === null || value === undefined ? fields[name] : joined(value, record.fields[name]);
    if (field !== null) {
      const words = [head, record].map((one) => wordsIn(one.fields[field])?.trim() ?? '').filter(Boolean);
      fields[field] = withWords(head.fields[field], words.join(' '));
    }
    head = { ...head, fields, citations: [...head.citations, ...record.citations] };
  }
  const merged = changed(first, [head, ...hanging]);
  const samePage = rest.filter((one) => one.page === first.page);
  const toLine = Math.max(first.content.toLine, ...samePage.map((one) => one.content.toLine));
  return [
    withContent(merged, { toLine }),
    ...rest.map((one) => standing(withContent(one, { partOf: first.id }), 'merged')),
  ];
}

/** What a name stands for, put into the item; `fields` says what each unresolved place gets, null leaves it out. */
export function answered(
  item: ReadItem,
  isMeant: (name: UnresolvedName) => boolean,
  fields: ((name: UnresolvedName) => Readonly<Record<string, unknown>>) | null,
): ReadItem {
  const open = item.content.unresolved.filter((one) => !isMeant(one));
  if (open.length === item.content.unresolved.length) return item;
  const meant = item.content.unresolved.filter(isMeant);
  const filled = (records: readonly ProposedRecord[]): ProposedRecord[] =>
    records.map((record, at) => {
      const added = fields === null ? [] : meant.filter((name) => name.record === at).map(fields);
      return added.length === 0
        ? record
        : { ...record, fields: Object.assign({ ...record.fields }, ...added) };
    });
  const { records, origin } = item.content;
  return withContent(item, {
    records: filled(records),
    unresolved: open,
    ...(origin === undefined ? {} : { origin: filled(origin) }),
  });
}
