/** How a report says where a fact stands: marks into the list of sources, footnotes, and what is said of disagreement. */
import type { LanguageCode } from '../../kernel/language.ts';
import { isPartialDate } from '../../kernel/partial-date.ts';
import type { Citation, Kind } from '../../ledger/index.ts';
import { mechanism } from '../catalogue/index.ts';
import { source } from '../sources/index.ts';
import type { Contradiction } from '../checks/index.ts';
import { citationsOf, label, word } from '../record/index.ts';
import type { RecordView, StatedValue } from '../record/index.ts';
import { link, note, text } from './draft.ts';
import type { DraftGround, DraftInline, DraftLine } from './draft.ts';
import { inEnglish } from './finish.ts';
import type { SourceEntry } from './finish.ts';
import type { Line, TextRun } from './model.ts';
import type { Material } from './material.ts';

type LocalText = Readonly<Record<string, string>> & { readonly en: string };

/** A text of the record in the report's language, or in English and marked as English. */
export function localRun({ context }: Pick<RecordView, 'context'>, value: LocalText): TextRun {
  const own = value[context.language];
  return own === undefined ? inEnglish(value.en, context.language) : { kind: 'text', text: own };
}

/** A text that the record holds in one language: English unless it says otherwise. */
export const recordRun = (
  { context }: Pick<RecordView, 'context'>,
  words: string,
  language: LanguageCode = 'en',
): TextRun => (language === context.language ? text(words) : text(words, { language }));

/**
 * A record's name from `label`, whose parts ('Review: step') are in the report's language as far as the record holds
 * them and in English else. All languages of the site but English write in another script, so the letters tell.
 */
export const labelRuns = (view: Pick<RecordView, 'context'>, words: string): readonly TextRun[] =>
  words
    .split(/(?<=: )/)
    .map((part) =>
      /[\p{Script=Cyrillic}\p{Script=Arabic}]/u.test(part) ? text(part) : recordRun(view, part),
    );

/** The name of a mechanism in the report's language. */
export function mechanismRun(view: RecordView, id: string): TextRun {
  const found = view.catalogue.find(mechanism, id);
  return found === undefined ? text(id) : localRun(view, found.names);
}

/** A record to be cited; with fields, only what is said of them and of the record as a whole. */
export interface Cited {
  readonly kind: string;
  readonly id: string;
  readonly fields?: readonly string[];
}

function citationsFor({ dossier, catalogue }: RecordView, { kind, id, fields }: Cited): readonly Citation[] {
  const holder = catalogue.entries(kind).size > 0 ? catalogue : dossier;
  return holder
    .citations(kind, id)
    .filter((one) => fields === undefined || one.field === null || fields.includes(one.field));
}

/**
 * Where the facts of a row stand, one ground for each document with the place that all its citations have in common:
 * 'Annex I.b, table 1, row 1, column Signature' and '…, column Ratification' give 'Annex I.b, table 1, row 1'. Where
 * they have none in common the first one stands, and '…' says that there are more.
 */
export function groundsOf(
  view: RecordView,
  records: readonly Cited[],
  except: ReadonlySet<string> = new Set(),
): readonly DraftGround[] {
  const citations = records.flatMap((record) => citationsFor(view, record));
  return grounds(citations.filter((one) => !except.has(one.sourceId))).map((one) =>
    one.kind === 'source' ? { ...one, value: null } : one,
  );
}

/** The row of a table is enough in a row of ours: which column a date stood in is told by ours. */
const withoutColumn = (locator: string): string => locator.replace(/, column .*$/, '');

function placeOf(citations: readonly Citation[]): string {
  const places = citations.map((one) => withoutColumn(one.locator));
  return commonPlace(places) ?? `${places[0] ?? ''} …`;
}

/** What all places have in common, by their parts; null where they have nothing in common. */
export function commonPlace(locators: readonly string[]): string | null {
  const shared = locators.map((one) => one.split(', ')).reduce(commonBeginning);
  return shared.length === 0 ? null : shared.join(', ');
}

function commonBeginning(left: readonly string[], right: readonly string[]): string[] {
  const end = left.findIndex((part, index) => part !== right[index]);
  return left.slice(0, end === -1 ? left.length : end);
}

const grounds = (citations: readonly Citation[]): DraftGround[] =>
  [...Map.groupBy(citations, (one) => one.sourceId)].map(([sourceId, own]) => ({
    kind: 'source',
    sourceId,
    locator: own.length === 1 ? (own[0]?.locator ?? null) : placeOf(own),
    value: own.length === 1 ? (own[0]?.value ?? null) : null,
  }));

/** A footnote with every document that states a field. */
export const sourceNote = (view: RecordView, kind: string, id: string, field: string): DraftInline =>
  note(...grounds(citationsOf(view, kind, id, field)));

const contradictionKey = (kind: string, id: string, field: string): string => `${kind}\n${id}\n${field}`;

const indexes = new WeakMap<Material, ReadonlyMap<string, Contradiction>>();

function contradictionOf(material: Material, kind: string, id: string, field: string): Contradiction | null {
  let index = indexes.get(material);
  if (index === undefined) {
    index = new Map(
      material.contradictions.map((one) => [contradictionKey(one.kind, one.recordId, one.field), one]),
    );
    indexes.set(material, index);
  }
  return index.get(contradictionKey(kind, id, field)) ?? null;
}

/** A fact of a row. Where sources differ it carries ≠ and a footnote with what each one states. */
export function fact(
  material: Material,
  kind: string,
  id: string,
  field: string,
  shown: DraftLine,
): DraftLine {
  const found = contradictionOf(material, kind, id, field);
  if (found === null) return shown;
  return [...shown, text(' ≠'), note(...disagreementGrounds(material, found))];
}

/** A fact with its own footnote: what each source states where they differ, and the documents that state it else. */
export const citedFact = (
  material: Material,
  kind: string,
  id: string,
  field: string,
  shown: DraftLine,
): DraftLine =>
  contradictionOf(material, kind, id, field) === null
    ? [...shown, sourceNote(material.view, kind, id, field)]
    : fact(material, kind, id, field, shown);

/** What each source states, and which value the record follows. */
export function disagreementGrounds(material: Material, found: Contradiction): DraftGround[] {
  const { view } = material;
  return found.values.map((value) => ({
    kind: 'rows' as const,
    content: [
      ...statedRuns(material, found, value),
      text(': '),
      ...value.citations.flatMap((one, index): DraftInline[] => [
        ...(index === 0 ? [] : [text('; ')]),
        { kind: 'citation', sourceId: one.sourceId, locator: one.locator },
      ]),
      ...(value.isFollowed ? [text(` (${view.context.t('report.followed')})`)] : []),
    ],
  }));
}

/** A stated value in words: a date as a date, another record by its name, a word of a vocabulary as that word. */
export function statedRuns(
  { view, kinds }: Material,
  { kind, field }: Pick<Contradiction, 'kind' | 'field'>,
  { reading }: Pick<StatedValue, 'reading'>,
): readonly TextRun[] {
  const target = kindOf(kinds, kind)?.references[field];
  if (target !== undefined) return labelRuns(view, label(view, target, reading));
  const isDate: boolean = isPartialDate(reading);
  if (isDate) return [text(view.context.date(reading))];
  const inWords = word(view, kind, reading);
  return [
    inWords === reading.replaceAll('_', ' ') ? inEnglish(inWords, view.context.language) : text(inWords),
  ];
}

const kindOf = (kinds: readonly Kind[], name: string): Kind | undefined =>
  kinds.find((one) => one.name === name);

/** A document as the list of sources prints it: title, symbol, issuer, date and full address. */
export function sourceEntry(view: RecordView, id: string): SourceEntry {
  const found = view.catalogue.find(source, id);
  if (found === undefined) {
    return { title: id, symbol: null, address: null, content: [{ kind: 'text', text: id }] };
  }
  const title = localRun(view, found.title);
  const details = [
    found.symbol === null || title.text.includes(found.symbol) ? null : text(found.symbol),
    found.issuer === null ? null : recordRun(view, found.issuer),
    found.date === null ? null : text(view.context.date(found.date)),
  ].filter((one) => one !== null);
  const content: Line = [
    { ...title, tone: 'strong' },
    ...details.flatMap((one) => [text('. '), one]),
    text('.'),
    ...(found.url === null ? [] : [text(' '), link(found.url, found.url)]),
  ];
  return {
    title: title.text,
    ...(title.language === undefined ? {} : { titleLanguage: title.language }),
    symbol: found.symbol,
    address: found.url,
    content,
  };
}
