import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { attributes, classes, html, safeAddress } from './html.ts';
import type { Child } from './html.ts';
import { readMarkup } from './testing.ts';

const text = (content: Child): string => String(html`${content}`);

test('what is not markup is escaped; what is markup is not escaped twice', () => {
  assert.equal(text('<b>&"\''), '&lt;b&gt;&amp;&quot;&#39;');
  assert.equal(text(html`<b>${'<'}</b>`), '<b>&lt;</b>');
  assert.equal(text([1, 'a', [html`<i></i>`, null, false, undefined, true]]), '1a<i></i>');
  assert.equal(text(0), '0');
});

test('text from outside never makes an element or an attribute, wherever it stands', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'<>"\'&/= \n`onscript:javadx') }), (evil) => {
      const made = html`<p title="${evil}">
        <a href="${evil}" ${attributes({ 'data-x': evil })}>${evil}</a>
      </p>`;
      const { elements, problems } = readMarkup(made);
      assert.deepEqual(problems, []);
      assert.deepEqual(
        elements.map((element) => element.name),
        ['p', 'a'],
      );
      assert.deepEqual([...(elements[1]?.attributes.keys() ?? [])], ['href', 'data-x']);
    }),
  );
});

test('addresses that run code or leave the site unseen are refused', () => {
  const refused = [
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'file:///etc/passwd',
    'blob:x',
  ];
  for (const address of refused) assert.equal(safeAddress(address), '#address-refused', address);
  const kept = ['/en/KAZ?asof=2021-06-12#a', '#a', '?a=1', 'https://a.example/b?c', 'mailto:a@b.example', ''];
  for (const address of kept) assert.equal(safeAddress(address), address);
  assert.match(String(html`<a href="${'javascript:alert(1)'}">x</a>`), /href="#address-refused"/);
  assert.match(
    String(html`<a ${attributes({ href: 'javascript:alert(1)' })}>x</a>`),
    /href="#address-refused"/,
  );
  assert.match(String(html`<form ${attributes({ action: 'data:x' })}></form>`), /action="#address-refused"/);
});

test('a template with a hole that cannot be made safe throws', () => {
  const value = 'x';
  const wrong: readonly (() => unknown)[] = [
    () => html`<p class=${value}></p>`,
    () => html`<p ${value}></p>`,
    () => html`<p onclick="${value}"></p>`,
    () => html`<p style="${value}"></p>`,
    () => html`<iframe srcdoc="${value}"></iframe>`,
    () =>
      html`<script>
        ${value};
      </script>`,
    () =>
      html`<style>
        ${value}
      </style>`,
    () => html`<!-- ${value} -->`,
    () => html`<${value}></p>`,
    () => html`<p${attributes({ id: 'a' })}></p>`,
    () => html`<a href="${value}script:">x</a>`,
  ];
  for (const make of wrong) assert.throws(make, TypeError, String(make));
});

test('attributes: true is a bare name, nothing is nothing, a bad name throws', () => {
  assert.equal(
    String(attributes({ id: 'a"b', hidden: true, title: undefined, lang: null, dir: false })),
    'id="a&quot;b" hidden',
  );
  for (const name of ['onclick', 'style', 'srcdoc', 'a b', 'x"y', '']) {
    assert.throws(() => attributes({ [name]: 'x' }), TypeError);
  }
});

test('the indentation of templates is not sent', () => {
  const made = html`<ul>
    <li>${'  kept  '}</li>
  </ul>`;
  assert.equal(String(made), '<ul>\n<li>  kept  </li>\n</ul>');
});

test('classes joins those that apply', () => {
  assert.equal(classes('a', false, undefined, 'b'), 'a b');
});

test('nobody makes markup by another door', () => {
  const root = new URL('../../', import.meta.url).pathname;
  const offenders = globSync('src/**/*.ts', { cwd: root })
    .filter((file) => file !== 'src/web/html.ts' && !file.endsWith('.test.ts'))
    .filter((file) => /from 'hono\/(?:html|jsx)|\bhtml\.raw\b/.test(readFileSync(root + file, 'utf8')));
  assert.deepEqual(offenders, []);
});
