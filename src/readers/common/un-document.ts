import type { ProposedRecord } from '../../features/proposals/index.ts';
import type { StateNames } from '../../kernel/state-names.ts';
import { slugOfSymbol, symbolLink, trySymbol } from '../../kernel/symbol.ts';
import type { DocumentKind, DocumentSymbol } from '../../kernel/symbol.ts';

/** The document that a database's row was taken from, as a source of the record. Pure. */
export interface UnDocument {
  readonly sourceId: string;
  /** null where what is printed is no symbol of the United Nations that can be read. */
  readonly symbol: DocumentSymbol | null;
  /** As the record spells it. */
  readonly printed: string;
}

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80);

/** null where nothing is printed that an id can be made of. */
export function unDocument(printed: string): UnDocument | null {
  const symbol = trySymbol(printed);
  if (symbol !== null) return { sourceId: slugOfSymbol(symbol.symbol), symbol, printed: symbol.symbol };
  const id = slug(printed);
  return id === '' ? null : { sourceId: `document.${id}`, symbol: null, printed: printed.slice(0, 200) };
}

type Labels = Readonly<Record<'en' | 'ru' | 'kk', string>>;

const LABELS: Readonly<Partial<Record<DocumentKind, Labels>>> = {
  upr_working_group_report: {
    en: 'Report of the Working Group on the Universal Periodic Review',
    ru: 'Доклад Рабочей группы по универсальному периодическому обзору',
    kk: 'Әмбебап мерзімді шолу жөніндегі жұмыс тобының баяндамасы',
  },
  concluding_observations: {
    en: 'Concluding observations',
    ru: 'Заключительные замечания',
    kk: 'Қорытынды ескертулер',
  },
  visit_report: { en: 'Report on a visit', ru: 'Доклад о поездке', kk: 'Сапар туралы баяндама' },
};
const ANY_DOCUMENT: Labels = { en: 'Document', ru: 'Документ', kk: 'Құжат' };

/** The source record. `kind` counts where the symbol alone does not tell what the document is. */
export function documentSource(
  document: UnDocument,
  stateId: string,
  details: { readonly kind: DocumentKind; readonly date: string | null; readonly stateNames: StateNames },
): ProposedRecord {
  const { symbol, printed, sourceId } = document;
  const kind = symbol === null || symbol.kind === 'other' ? details.kind : symbol.kind;
  const labels = LABELS[kind] ?? ANY_DOCUMENT;
  const titleIn = (language: 'en' | 'ru' | 'kk'): string =>
    `${labels[language]}: ${details.stateNames.nameOf(stateId, language)} (${printed})`;
  return {
    kind: 'source',
    fields: {
      id: sourceId,
      kind,
      symbol: printed,
      title: { en: titleIn('en'), ru: titleIn('ru'), kk: titleIn('kk') },
      language: 'en',
      ...(details.date === null ? {} : { date: details.date }),
      ...(symbol === null ? {} : { url: symbolLink(symbol.symbol) }),
      aboutState: stateId,
    },
    citations: [],
  };
}
