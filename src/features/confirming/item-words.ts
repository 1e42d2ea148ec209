import type { Kind } from '../../ledger/index.ts';
import { isMessageKey } from '../../web/messages.ts';
import type { Child } from '../../web/html.ts';
import { localText, textIn } from '../../web/components/parts.ts';
import { isPartialDate } from '../../kernel/partial-date.ts';
import { fieldName, inLanguage, kindName, label, labelOf, stateName, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import type { ProposedRecord } from '../proposals/index.ts';
import { textFieldOf, wordsIn } from './items.ts';
import type { ReadItem } from './items.ts';

/** What is needed to say in words what a proposed record says: the record, and the records beside it. */
export interface WordsView {
  readonly view: RecordView;
  readonly kinds: ReadonlyMap<string, Kind>;
  /** Records that come with it: the review, the document, the item's own. Nobody needs to be told of these. */
  readonly beside: readonly ProposedRecord[];
  /** Records of other items that it points at and that stand nowhere yet: the area of a measure. */
  readonly elsewhere: readonly ProposedRecord[];
}

/** Fields that say what a record is called in its document. */
export const NAMES: readonly string[] = ['paragraph', 'number', 'part'];
const HIDDEN: ReadonlySet<string> = new Set(['id', 'stateId', 'page', 'isSummary', 'language', 'sourceId']);

/** '124.16'; where a record bears no number, what it is called: 'Convention against Torture: ratification'. */
export function headingOf(words: WordsView, item: ReadItem): string {
  const { view } = words;
  const [first] = item.content.records;
  const [gone] = item.content.gone ?? [];
  if (!first) return gone ? label(view, gone.kind, gone.id) : item.id;
  const number = NAMES.map((name) => first.fields[name]).find((value) => typeof value === 'string');
  if (typeof number === 'string') return number;
  const id = String(first.fields['id']);
  const own = textFieldOf(first) === null ? labelOf(view, first.kind, id, first.fields) : id;
  return own === id ? kindName(view, first.kind) : own;
}

/** The words of a record, in the page's language where it has them. */
export function textOf({ view }: WordsView, record: ProposedRecord): Child {
  const field = textFieldOf(record);
  const value = field === null ? null : record.fields[field];
  return typeof value === 'object' && value !== null
    ? localText(view.context, value as { readonly en: string })
    : textIn(view.context, wordsIn(value) ?? '', String(record.fields['language'] ?? 'en'));
}

/** What a record is called that may stand in the record, or only in this proposal. */
export function labelIn({ view, beside, elsewhere }: WordsView, kind: string, id: string): string {
  const known = label(view, kind, id);
  if (known !== id) return known;
  const own = [...beside, ...elsewhere].find((one) => one.kind === kind && one.fields['id'] === id);
  return own ? labelOf(view, kind, id, own.fields) : id;
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A value out of a fixed list: the vocabulary is named after kind and field, the field, or the kind. */
export function choiceWord(view: RecordView, kind: string, field: string, value: string): string {
  const last = kind.split('_').at(-1) ?? kind;
  const vocabularies = [`${kind}_${snake(field)}`, `${last}_${snake(field)}`, snake(field), kind];
  const known = vocabularies.find((one) => isMessageKey(`word.${one}.${value}`));
  if (known !== undefined) return word(view, known, value);
  return isMessageKey(`kind.${value}`) ? kindName(view, value) : word(view, kind, value);
}

/** One value of a field as a person reads it. */
export function valueWords(words: WordsView, kind: string, field: string, value: unknown): string {
  const { view } = words;
  const { context, catalogue } = view;
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return context.t(value ? 'record.yes' : 'record.no');
  if (typeof value === 'number') return context.number(value);
  if (Array.isArray(value))
    return value.length === 0 ? '–' : context.list(value.map((one) => valueWords(words, kind, field, one)));
  if (typeof value === 'object')
    return 'en' in value ? inLanguage(context, value as { en: string }) : JSON.stringify(value);
  const text = String(value);
  const target = words.kinds.get(kind)?.references[field];
  if (target !== undefined) return labelIn(words, target, text);
  if (/^[A-Z]{3}$/.test(text) && catalogue.entries('state').has(text))
    return stateName(context, catalogue, text);
  if (catalogue.entries('term').has(text)) return label(view, 'term', text);
  return isPartialDate(text) ? context.date(text) : choiceWord(view, kind, field, text);
}

export interface FactWords {
  readonly kind: string;
  readonly field: string;
  readonly name: string;
  readonly value: string;
}

/** What else a record says beside its number and words. */
export function factsOf(words: WordsView, record: ProposedRecord): FactWords[] {
  const own = textFieldOf(record);
  const target = words.kinds.get(record.kind)?.references ?? {};
  return Object.entries(record.fields).flatMap(([field, value]) => {
    const isTold = field === own || HIDDEN.has(field) || NAMES.includes(field);
    const isOrder = field === 'position' && typeof value === 'number';
    const isInside = target[field] !== undefined && isOwn(words, target[field] ?? '', value);
    const isEmpty = value === null || value === undefined || (Array.isArray(value) && value.length === 0);
    if (isTold || isOrder || isInside || isEmpty) return [];
    return [
      {
        kind: record.kind,
        field,
        name: fieldName(words.view, record.kind, field),
        value: valueWords(words, record.kind, field, value),
      },
    ];
  });
}

/** Whether a field points at a record that is proposed with it: a position at its recommendation. */
const isOwn = ({ beside }: WordsView, kind: string, id: unknown): boolean =>
  beside.some((one) => one.kind === kind && one.fields['id'] === id);

export const factKey = ({ kind, field, value }: FactWords): string => [kind, field, value].join('\n');

/** Fewer items than these have nothing in common worth saying. */
const FEWEST = 3;

/** Facts that every one of these items states alike; none that say what an item is. */
export function commonFacts(words: WordsView, items: readonly ReadItem[]): FactWords[] {
  const [first, ...others] = items.filter((item) => item.content.records.length > 0);
  if (!first || others.length + 1 < FEWEST) return [];
  const factsOfItem = (item: ReadItem): FactWords[] => {
    const beside = [...words.beside, ...item.content.records];
    return item.content.records.flatMap((record) => factsOf({ ...words, beside }, record));
  };
  const keys = others.map((item) => new Set(factsOfItem(item).map(factKey)));
  return factsOfItem(first).filter(
    (fact) => !TELLING.has(fact.field) && keys.every((own) => own.has(factKey(fact))),
  );
}

/** Facts that are always shown with their item, even where all agree. */
const TELLING: ReadonlySet<string> = new Set(['position', 'action', 'recommendingStates', 'value']);
