import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { test } from 'node:test';
import { EXAMPLES, examplesPage } from '../examples-page.ts';
import { SITE_LANGUAGES } from '../messages.ts';
import { contextOf, readMarkup } from '../testing.ts';

const FOLDER = new URL('./', import.meta.url).pathname;

test('every example of every component renders well-formed markup in every language', () => {
  for (const language of SITE_LANGUAGES) {
    const context = contextOf(`/${language}/XEX/treaties?asof=2021-06-12`);
    for (const [name, examples] of Object.entries(EXAMPLES)) {
      for (const example of examples) {
        const { elements, problems } = readMarkup(example.render(context));
        // What a part points at may stand in the page around it; the whole page is looked at below.
        assert.deepEqual(problems, [], `${language}: ${name}, ${example.name}`);
        assert.ok(elements.length > 0, `${name}, ${example.name}: nothing`);
      }
    }
  }
});

test('all of them together make one well-formed page, each id once', () => {
  for (const language of SITE_LANGUAGES) {
    const { elements, problems } = readMarkup(examplesPage(contextOf(`/${language}/examples`)));
    assert.deepEqual(problems, [], language);
    assert.equal(elements.filter(({ name }) => name === 'h1').length, 1);
    assert.equal(elements.filter(({ name }) => name === 'main').length, 1);
  }
});

test('nothing in them asks for script or style inside the page, which the policy forbids', () => {
  const { elements } = readMarkup(examplesPage(contextOf('/en/examples')));
  for (const { name, attributes } of elements) {
    assert.notEqual(name, 'style');
    if (name === 'script') assert.match(attributes.get('src') ?? '', /^\/assets\//);
    for (const attribute of attributes.keys()) {
      assert.ok(attribute !== 'style' && !attribute.startsWith('on'), `<${name} ${attribute}>`);
    }
  }
});

/** Files that are parts of components, not components. */
const PARTS = ['parts', 'shapes', 'field', 'choices', 'disagreement-mark', 'examples-words'];
/** Shown together, as parts of a form. */
const FORM_CONTROLS = [
  'checkboxes',
  'date-input',
  'error-summary',
  'file-upload',
  'radios',
  'select',
  'text-input',
  'token-list',
];

test('no component is without examples', () => {
  const components = globSync('*.ts', { cwd: FOLDER })
    .map((file) => file.replace(/\.ts$/, ''))
    .filter(
      (name) => !/\.(examples|test)$|\./.test(name) && !PARTS.includes(name) && !FORM_CONTROLS.includes(name),
    );
  assert.deepEqual(
    components.filter((name) => !(name in EXAMPLES)),
    [],
  );
  assert.ok('forms' in EXAMPLES);
});
