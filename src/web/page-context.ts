/**
 * What every page knows: its language, the day whose state of play it shows, and how to link onwards without losing
 * either. Addresses are `/<language>/<STATE>/…?asof=YYYY-MM-DD&known=YYYY-MM-DD`; an ending such as .json names the
 * page's twin in that format.
 */
import { badInput, notFound } from '../kernel/errors.ts';
import { languageOf, negotiateLanguage } from '../kernel/language.ts';
import type { Direction } from '../kernel/language.ts';
import { formatPartialDate, isFullDate } from '../kernel/partial-date.ts';
import type { FullDate, PartialDate } from '../kernel/partial-date.ts';
import { isSiteLanguage, translator } from './messages.ts';
import type { SiteLanguage, Translator } from './messages.ts';

export const FORMATS = ['html', 'json', 'csv', 'ics', 'xlsx', 'ndjson', 'atom'] as const;
export type Format = (typeof FORMATS)[number];

export interface RequestParts {
  /** As it stands in the address, percent-encoded: '/en/KAZ/treaties.json'. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly acceptLanguage?: string | undefined;
}

/** Query parameters to set; `null` takes one away, an array repeats it. */
export type QueryChanges = Readonly<Record<string, string | number | readonly string[] | null | undefined>>;

export interface PageContext {
  readonly language: SiteLanguage;
  readonly direction: Direction;
  readonly t: Translator;
  /** The state of play is that of the end of this day. */
  readonly asof: FullDate;
  readonly isToday: boolean;
  /** As the record was known at the end of this UTC day; null means as it is known now. */
  readonly known: FullDate | null;
  readonly today: FullDate;
  /** Decoded, without language and ending: '/KAZ/treaties'; '/' for the front page of a language. */
  readonly path: string;
  readonly format: Format;
  /** The rest of the query: filters, sorting, page. `asof` and `known` are not in it. */
  readonly query: URLSearchParams;
  /**
   * The address of another page in this language, on this date. `path` is plain ('/KAZ/treaties', with '#part' if
   * wanted) and gets encoded here. `changes` become its query; `{ asof: null }` leaves the date behind.
   */
  readonly link: (path: string, changes?: QueryChanges) => string;
  /** The address of this page, its query kept, with changes: another page of the list, another language, a twin. */
  readonly here: (changes?: QueryChanges, as?: { language?: SiteLanguage; format?: Format }) => string;
  /** '12 June 2021', 'June 2021' or '2021' in this language. */
  readonly date: (date: PartialDate) => string;
  readonly number: (value: number) => string;
  /** A share from 0 to 1 as a whole percentage. */
  readonly percent: (share: number) => string;
  /** 'a, b and c' in this language. */
  readonly list: (texts: readonly string[]) => string;
}

/**
 * The context of a request. Throws 404 for an unknown language, 400 (`bad_asof`, `bad_known`, `bad_address`) for an
 * address that cannot be understood. `today` is the UTC day of the request.
 */
export function readContext(request: RequestParts, today: FullDate): PageContext {
  const { language, path, format } = readPath(request.path);
  if (language === null) throw notFound('There is no such language on this site.');
  const asof = readDay(request.query, 'asof') ?? today;
  return contextOf({
    language,
    path,
    format,
    asof,
    known: readDay(request.query, 'known'),
    today,
    query: request.query,
  });
}

/** A context for the page that says what was wrong with the request: what cannot be read is left out. Never throws. */
export function fallbackContext(request: RequestParts, today: FullDate): PageContext {
  let parts: ReturnType<typeof readPath> = { language: null, path: '/', format: 'html' };
  try {
    parts = readPath(request.path);
  } catch {
    // A path that cannot be decoded: the error page needs none.
  }
  const language = parts.language ?? preferredLanguage(request.acceptLanguage);
  return contextOf({ ...parts, language, asof: today, known: null, today, query: new URLSearchParams() });
}

/** The site's language that fits an Accept-Language header best; English where none does. */
export function preferredLanguage(acceptLanguage: string | undefined): SiteLanguage {
  const best = negotiateLanguage(acceptLanguage ?? '');
  return best !== null && isSiteLanguage(best) ? best : 'en';
}

const ENDING = /\.(json|csv|ics|xlsx|ndjson|atom)$/;

/** The path without the ending of a twin: what routes are matched against. */
export const withoutEnding = (path: string): string => path.replace(ENDING, '');

function readPath(encoded: string): { language: SiteLanguage | null; path: string; format: Format } {
  const format = FORMATS.find((candidate) => candidate === ENDING.exec(encoded)?.[1]) ?? 'html';
  const [, first = '', ...rest] = withoutEnding(encoded).split('/').map(decoded);
  const path = `/${rest.join('/')}`.replace(/\/+$/, '') || '/';
  return { language: isSiteLanguage(first) ? first : null, path, format };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw badInput(
      'bad_address',
      'The address is not written correctly.',
      'Go back, or start from the front page.',
    );
  }
}

function readDay(query: URLSearchParams, name: 'asof' | 'known'): FullDate | null {
  const text = query.get(name)?.trim() ?? '';
  if (text === '') return null;
  const isDay: boolean = isFullDate(text);
  if (isDay) return text;
  throw badInput(
    `bad_${name}`,
    `"${name}" in the address is not a day of the calendar: ${text.slice(0, 40)}`,
    'Write a day as year-month-day, for example 2021-06-12.',
  );
}

interface ContextParts extends Pick<
  PageContext,
  'language' | 'path' | 'format' | 'asof' | 'known' | 'today' | 'query'
> {}

function contextOf(parts: ContextParts): PageContext {
  const query = new URLSearchParams(parts.query);
  query.delete('asof');
  query.delete('known');
  const dates: QueryChanges = { asof: parts.asof === parts.today ? null : parts.asof, known: parts.known };
  const { locale, direction } = languageOf(parts.language);
  // Most links of a page carry its dates and nothing else: written once, not a hundred times.
  const onlyDates = searchOf(queryWith(null, dates));
  return {
    ...parts,
    ...formattersOf(`${locale}-u-nu-latn`),
    query,
    direction,
    t: translator(parts.language),
    isToday: parts.asof === parts.today,
    link: (path, changes) =>
      changes === undefined
        ? addressOf(parts.language, path, 'html', onlyDates)
        : address(parts.language, path, 'html', queryWith(null, { ...dates, ...changes })),
    here: (changes = {}, as = {}) =>
      address(
        as.language ?? parts.language,
        parts.path,
        as.format ?? 'html',
        queryWith(query, { ...dates, ...changes }),
      ),
    date: (date) => formatPartialDate(date, parts.language),
  };
}

function queryWith(kept: URLSearchParams | null, changes: QueryChanges): URLSearchParams {
  const query = new URLSearchParams(kept ?? undefined);
  for (const [name, value] of Object.entries(changes)) {
    query.delete(name);
    if (value === null || value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one));
  }
  return query;
}

const searchOf = (query: URLSearchParams): string => (query.size === 0 ? '' : `?${query}`);

const address = (language: SiteLanguage, path: string, format: Format, query: URLSearchParams): string =>
  addressOf(language, path, format, searchOf(query));

/** Letters that stand in an address as they are: such a path needs no encoding. */
const PLAIN_PATH = /^[A-Za-z0-9/._~-]*$/;

function addressOf(language: SiteLanguage, path: string, format: Format, search: string): string {
  const [plain = '', fragment] = path.split('#', 2);
  const encoded =
    plain === '/' ? '' : PLAIN_PATH.test(plain) ? plain : plain.split('/').map(encodeURIComponent).join('/');
  const ending = format === 'html' ? '' : `.${format}`;
  return `/${language}${encoded}${ending}${search}${fragment === undefined ? '' : `#${encodeURIComponent(fragment)}`}`;
}

type Formatters = Pick<PageContext, 'number' | 'percent' | 'list'>;
const formatters = new Map<string, Formatters>();

/** Made once a language: an Intl formatter costs up to a millisecond to make and a microsecond to use. */
function formattersOf(locale: string): Formatters {
  const known = formatters.get(locale);
  if (known !== undefined) return known;
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  // A results page says some 160 shares, a hundred and one different ones at most.
  const wholePercents = Array.from({ length: 101 }, (_none, hundredths) => percent.format(hundredths / 100));
  const made: Formatters = {
    number: (value) => number.format(value),
    percent: (share) => wholePercents[Math.round(share * 100)] ?? percent.format(share),
    list: (texts) => list.format(texts),
  };
  formatters.set(locale, made);
  return made;
}
