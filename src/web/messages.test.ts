import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { IntlMessageFormat } from 'intl-messageformat';
import { html } from './html.ts';
import {
  COMPLETE_LANGUAGES,
  SITE_LANGUAGES,
  compileMessage,
  formatRich,
  missingKeys,
  translator,
} from './messages.ts';
import type { SiteLanguage } from './messages.ts';

const ROOT = new URL('../../', import.meta.url).pathname;

const textsOf = (language: SiteLanguage): Record<string, string> =>
  JSON.parse(readFileSync(`${ROOT}locales/${language}.json`, 'utf8')) as Record<string, string>;

const KEYS = Object.keys(textsOf('en'));

/** The parts of a message that a value or a link goes into, and the forms of its plurals. */
function shapeOf(message: string): { names: string[]; plurals: string[][] } {
  const names = new Set<string>();
  const plurals: string[][] = [];
  const walk = (parts: ReturnType<IntlMessageFormat['getAst']>): void => {
    for (const part of parts) {
      if (part.type !== 0 && part.type !== 7) names.add(part.type === 8 ? `<${part.value}>` : part.value);
      if (part.type === 6) plurals.push(Object.keys(part.options));
      if (part.type === 5 || part.type === 6)
        Object.values(part.options).forEach((option) => walk(option.value));
      if (part.type === 8) walk(part.children);
    }
  };
  walk(new IntlMessageFormat(message, 'en').getAst());
  return { names: [...names].sort(), plurals };
}

test('English, Russian and Kazakh are complete; what the others lack is counted', (t) => {
  for (const language of SITE_LANGUAGES) {
    const missing = missingKeys(language);
    t.diagnostic(`${language}: ${KEYS.length - missing.length} of ${KEYS.length} messages`);
    if (COMPLETE_LANGUAGES.some((complete) => complete === language)) assert.deepEqual(missing, [], language);
  }
});

test('every message compiles, and asks for the same values in every language', () => {
  const english = textsOf('en');
  for (const language of SITE_LANGUAGES) {
    for (const [key, text] of Object.entries(textsOf(language))) {
      assert.ok(english[key] !== undefined, `${language}: ${key} is not an English message`);
      compileMessage(text, language);
      assert.deepEqual(shapeOf(text).names, shapeOf(english[key]).names, `${language}: ${key}`);
      assert.notEqual(text.trim(), '', `${language}: ${key} is empty`);
    }
  }
});

test('no message has one name for a value and for a link: the link would stand where the value belongs', () => {
  for (const language of SITE_LANGUAGES) {
    for (const [key, text] of Object.entries(textsOf(language))) {
      const { names } = shapeOf(text);
      const both = names.filter((name) => names.includes(`<${name}>`));
      assert.deepEqual(both, [], `${language}: ${key}`);
    }
  }
});

test('a plural has all forms of its language, or only those for one and for all others', () => {
  // In oblique cases Russian tells one from all others and no more ("в # факте", "в # фактах"); once a message tells
  // few from many, it has to know every form.
  for (const language of SITE_LANGUAGES) {
    const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [key, text] of Object.entries(textsOf(language))) {
      for (const forms of shapeOf(text).plurals) {
        const named = forms.filter((form) => !form.startsWith('='));
        if (named.every((form) => form === 'one' || form === 'other')) continue;
        const absent = wanted.filter((form) => !named.includes(form));
        assert.deepEqual(absent, [], `${language}: ${key}`);
      }
    }
  }
});

test('every message is used, and every key that is named exists', () => {
  const sources = globSync('src/**/*.ts', { cwd: ROOT }).filter((file) => !file.endsWith('.test.ts'));
  const text = sources.map((file) => readFileSync(ROOT + file, 'utf8')).join('\n');
  const literals = new Set(
    [...text.matchAll(/['"`]([a-z][A-Za-z0-9_]*(?:\.[A-Za-z0-9_-]+)+)['"`]/g)].map(([, key]) => key),
  );
  const prefixes = [
    ...new Set(
      [...text.matchAll(/`([a-z][A-Za-z0-9_]*\.(?:[A-Za-z0-9_-]+\.)*)\$\{/g)].map(
        ([, prefix]) => prefix ?? '',
      ),
    ),
  ];
  const unused = KEYS.filter(
    (key) => !literals.has(key) && !prefixes.some((prefix) => key.startsWith(prefix)),
  );
  assert.deepEqual(unused, [], 'messages that nothing shows');
  const named = [...text.matchAll(/\bt(?:\.rich)?\(\s*'([^']+)'/g)].map(([, key]) => key ?? '');
  assert.ok(named.length > 50);
  assert.deepEqual(
    [...new Set(named)].filter((key) => !KEYS.includes(key)),
    [],
    'keys that are no messages',
  );
});

test('numbers and plurals follow the language; digits are 0 to 9 everywhere', () => {
  const range = { from: 1, to: 50, total: 1245 };
  assert.equal(translator('en')('pagination.range', range), '1–50 of 1,245');
  assert.equal(translator('ru')('pagination.range', range), '1–50 из 1\u00a0245');
  assert.equal(translator('ar')('pagination.range', range), '1–50 من 1,245');
  const sources = (language: SiteLanguage): string[] =>
    [1, 2, 5, 21].map((count) => translator(language)('source.count', { count }));
  assert.deepEqual(sources('en'), ['source', '2 sources', '5 sources', '21 sources']);
  assert.deepEqual(sources('ru'), ['источник', '2 источника', '5 источников', '21 источник']);
  assert.deepEqual(sources('kk'), ['дереккөз', '2 дереккөз', '5 дереккөз', '21 дереккөз']);
});

test('a value is wanted: a message without it throws rather than showing a hole', () => {
  assert.throws(() => translator('en')('pagination.range'));
});

test('rich: values are escaped, markup stays markup', () => {
  const t = translator('en');
  assert.equal(String(t.rich('disagreement.ground', { ground: '<b>' })), 'Why: &lt;b&gt;');
  assert.equal(String(t.rich('disagreement.ground', { ground: html`<b>x</b>` })), 'Why: <b>x</b>');
});

test('rich: a tag becomes a link, and its address is checked', () => {
  const message = compileMessage('Party to <all>{n, number} of {of}</all> & <b>more</b>', 'en');
  const made = formatRich(
    message,
    { n: 1300, of: '<18>' },
    { all: '/en/XEX', b: (words) => html`<strong>${words}</strong>` },
  );
  assert.equal(
    String(made),
    'Party to <a href="/en/XEX">1,300 of &lt;18&gt;</a> &amp; <strong>more</strong>',
  );
  const refused = formatRich(compileMessage('<all>x</all>', 'en'), {}, { all: 'javascript:alert(1)' });
  assert.equal(String(refused), '<a href="#address-refused">x</a>');
});
