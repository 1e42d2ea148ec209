/**
 * The words of the site: ICU messages from `locales/<language>.json`, flat keys ('treaties.title'). English is the
 * list of keys: a key that is not in it does not compile.
 */
import { readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import type english from '../../locales/en.json';
import { languageOf } from '../kernel/language.ts';
import type { LanguageCode } from '../kernel/language.ts';
import { html } from './html.ts';
import type { Child, Html } from './html.ts';

export type MessageKey = keyof typeof english;

/** Languages that the site can be read in. The first three are complete (a test says so); Arabic falls back to English. */
export const SITE_LANGUAGES = ['en', 'ru', 'kk', 'ar'] as const satisfies readonly LanguageCode[];
export type SiteLanguage = (typeof SITE_LANGUAGES)[number];
export const COMPLETE_LANGUAGES = ['en', 'ru', 'kk'] as const satisfies readonly SiteLanguage[];

export type MessageValues = Readonly<Record<string, string | number>>;
/** A tag of a message ('<all>…</all>'): an address to link to, or what to make of the words inside. */
export type MessageTags = Readonly<Record<string, string | ((words: Html) => Html)>>;

export interface Translator {
  /** Plain text. Throws when the message wants a value that is not given. */
  (key: MessageKey, values?: MessageValues): string;
  /** Markup: values may be markup, tags become links or whatever their function makes. Everything else is escaped. */
  readonly rich: (key: MessageKey, values?: Readonly<Record<string, Child>>, tags?: MessageTags) => Html;
}

type Formatter = Pick<IntlMessageFormat, 'format'>;

interface Messages {
  readonly language: SiteLanguage;
  readonly texts: Readonly<Record<string, string>>;
  readonly missing: readonly string[];
  /** Compiled at first use: compiling costs some 30 µs, formatting 1 µs. */
  readonly compiled: Map<string, string | Formatter>;
  readonly translator: Translator;
}

const held = new Map<SiteLanguage, Messages>();

/** The translator of a language. Reads the language's file at the first call and keeps it. */
export const translator = (language: SiteLanguage): Translator => messagesOf(language).translator;

export const isSiteLanguage = (code: string): code is SiteLanguage =>
  SITE_LANGUAGES.some((language) => language === code);

/** Keys that the language does not have and that are therefore shown in English. */
export const missingKeys = (language: SiteLanguage): readonly string[] => messagesOf(language).missing;

/** Whether a key made at run time (an error's code) is a message; the type system cannot know. */
export const isMessageKey = (key: string): key is MessageKey => Object.hasOwn(messagesOf('en').texts, key);

function messagesOf(language: SiteLanguage): Messages {
  const known = held.get(language);
  if (known !== undefined) return known;
  const file = new URL(`../../locales/${language}.json`, import.meta.url);
  const texts = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;
  const all = language === 'en' ? texts : messagesOf('en').texts;
  const compiled = new Map<string, string | Formatter>();
  const messages: Messages = {
    language,
    texts,
    missing: Object.keys(all).filter((key) => texts[key] === undefined),
    compiled,
    translator: translatorOf((key) => compiled.get(key) ?? compile(key, messages)),
  };
  held.set(language, messages);
  return messages;
}

function compile(key: MessageKey, messages: Messages): string | Formatter {
  const own = messages.texts[key];
  const text = own ?? messagesOf('en').texts[key];
  if (text === undefined) throw new TypeError(`There is no message "${key}".`);
  const compiled = compileMessage(text, own === undefined ? 'en' : messages.language);
  messages.compiled.set(key, compiled);
  return compiled;
}

/** A message without placeholders, tags or quotes needs no formatter. Digits are 0–9 everywhere, as in dates. */
export const compileMessage = (text: string, language: SiteLanguage): string | Formatter =>
  /[{}<>']/.test(text) ? new IntlMessageFormat(text, `${languageOf(language).locale}-u-nu-latn`) : text;

function translatorOf(find: (key: MessageKey) => string | Formatter): Translator {
  const plain = (key: MessageKey, values?: MessageValues): string => {
    const message = find(key);
    return typeof message === 'string' ? message : String(message.format(values));
  };
  return Object.assign(plain, {
    rich: (key: MessageKey, values?: Readonly<Record<string, Child>>, tags?: MessageTags): Html =>
      formatRich(find(key), values, tags),
  });
}

/** A compiled message as markup; what `t.rich` does with the message of a key. */
export function formatRich(
  message: string | Formatter,
  values: Readonly<Record<string, Child>> = {},
  tags: MessageTags = {},
): Html {
  if (typeof message === 'string') return html`${message}`;
  return html`${message.format<Html>({ ...asParts(values), ...asFunctions(tags) })}`;
}

/** Numbers stay numbers (plurals need them); everything else becomes markup, so that a string is escaped once. */
const asParts = (values: Readonly<Record<string, Child>>): Record<string, Html | number | string> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' || typeof value === 'string' ? value : html`${value}`,
    ]),
  );

const asFunctions = (tags: MessageTags): Record<string, (parts: readonly (string | Html)[]) => Html> =>
  Object.fromEntries(
    Object.entries(tags).map(([name, tag]) => [
      name,
      (parts: readonly (string | Html)[]) =>
        typeof tag === 'string' ? html`<a href="${tag}">${parts}</a>` : tag(html`${parts}`),
    ]),
  );
