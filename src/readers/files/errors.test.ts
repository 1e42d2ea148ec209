import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { FILE_PROBLEMS, fileError } from './errors.ts';
import { OMITTED_PARTS, REMARKS } from './remarks.ts';

const LOCALES = new URL('../../../locales/', import.meta.url);
const keysOf = (language: string): ReadonlySet<string> =>
  new Set(Object.keys(JSON.parse(readFileSync(new URL(`${language}.json`, LOCALES), 'utf8')) as object));

test('each outcome is of the file, not of the house, says what is wrong and what to do', () => {
  for (const problem of FILE_PROBLEMS) {
    const { code, status, message, remedy } = fileError(problem, 'x.pdf', 'detail');
    assert.equal(code, problem);
    assert.ok(status >= 400 && status < 500, problem);
    assert.match(message, /^x\.pdf .+ \(detail\)\.$/u);
    assert.ok((remedy ?? '').length > 20, problem);
  }
});

test('the site has words for all of them', () => {
  const wanted = [
    ...FILE_PROBLEMS.flatMap((problem) => [`error.${problem}`, `error.${problem}.remedy`]),
    ...REMARKS.map((code) => `word.sheet_remark.${code}`),
    ...OMITTED_PARTS.map((part) => `word.omitted_part.${part}`),
  ];
  for (const language of ['en', 'ru', 'kk']) {
    const keys = keysOf(language);
    assert.deepEqual(
      wanted.filter((key) => !keys.has(key)),
      [],
      language,
    );
  }
});
