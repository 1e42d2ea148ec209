/**
 * The languages of the site: the six official languages of the United Nations and Kazakh. One array; the locale
 * files, the language menu, `lang` and `dir` of a page, and the format of dates derive from it.
 */
import { badInput } from './errors.ts';

export type Direction = 'ltr' | 'rtl';

export interface Language {
  /** ISO 639-1; the name of the file in `locales/` and the value in addresses. */
  readonly code: string;
  /** The language's name in itself, for the language menu. */
  readonly ownName: string;
  readonly direction: Direction;
  /** BCP 47, for the `lang` attribute. Chinese names its script, because UN documents use the simplified one. */
  readonly tag: string;
  /** BCP 47, for Intl. English dates are written day first, as in UN documents ("26 August 1998"). */
  readonly locale: string;
  /**
   * The UN language to send the reader to when a document is opened. The United Nations issues nothing in Kazakh;
   * Russian is the other language officially used by State bodies of Kazakhstan (Constitution of 1995, art. 7 (2)).
   */
  readonly documentLanguage: 'en' | 'fr' | 'es' | 'ru' | 'ar' | 'zh';
}

export const LANGUAGES = [
  { code: 'en', ownName: 'English', direction: 'ltr', tag: 'en', locale: 'en-GB', documentLanguage: 'en' },
  { code: 'fr', ownName: 'Français', direction: 'ltr', tag: 'fr', locale: 'fr', documentLanguage: 'fr' },
  { code: 'es', ownName: 'Español', direction: 'ltr', tag: 'es', locale: 'es', documentLanguage: 'es' },
  { code: 'ru', ownName: 'Русский', direction: 'ltr', tag: 'ru', locale: 'ru', documentLanguage: 'ru' },
  { code: 'ar', ownName: 'العربية', direction: 'rtl', tag: 'ar', locale: 'ar', documentLanguage: 'ar' },
  {
    code: 'zh',
    ownName: '中文',
    direction: 'ltr',
    tag: 'zh-Hans',
    locale: 'zh-Hans',
    documentLanguage: 'zh',
  },
  { code: 'kk', ownName: 'Қазақша', direction: 'ltr', tag: 'kk', locale: 'kk', documentLanguage: 'ru' },
] as const satisfies readonly Language[];

export type LanguageCode = (typeof LANGUAGES)[number]['code'];

export const LANGUAGE_CODES: readonly LanguageCode[] = LANGUAGES.map((language) => language.code);

const byCode: ReadonlyMap<string, (typeof LANGUAGES)[number]> = new Map(
  LANGUAGES.map((language) => [language.code, language]),
);

export const isLanguageCode = (text: unknown): text is LanguageCode =>
  typeof text === 'string' && byCode.has(text);

/** The language with this code. Throws `bad_language` (400) for any other code. */
export function languageOf(code: string): (typeof LANGUAGES)[number] {
  const language = byCode.get(code);
  if (language !== undefined) return language;
  throw badInput(
    'bad_language',
    `"${code.slice(0, 20)}" is not a language of this site.`,
    `Use one of: ${LANGUAGE_CODES.join(', ')}.`,
  );
}

export const directionOf = (code: LanguageCode): Direction => languageOf(code).direction;

/**
 * The language that fits an Accept-Language header best (RFC 9110, section 12.5.4: quality 0 to 1, default 1, 0 means
 * never; of equal qualities the first one named wins). Only the primary subtag counts: "kk-KZ" is Kazakh. Null when the
 * header names none of the site's languages. At most 32 ranges are looked at, so that a hostile header costs nothing.
 */
export function negotiateLanguage(acceptLanguage: string): LanguageCode | null {
  let best: LanguageCode | null = null;
  let bestQuality = 0;
  for (const range of acceptLanguage.slice(0, 1000).split(',', 32)) {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
    const primary = tag.split('-', 1)[0]?.toLowerCase();
    if (!isLanguageCode(primary)) continue;
    const quality = qualityOf(parameters);
    if (quality > bestQuality) {
      best = primary;
      bestQuality = quality;
    }
  }
  return best;
}

function qualityOf(parameters: readonly string[]): number {
  const parameter = parameters.find((part) => /^q\s*=/i.test(part));
  if (parameter === undefined) return 1;
  const value = parameter.slice(parameter.indexOf('=') + 1).trim();
  return /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(value) ? Number(value) : 0;
}
