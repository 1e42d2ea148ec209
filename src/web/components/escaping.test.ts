/** Everything that a component prints may come from outside: a document, an address, a form. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorAnswer } from '../error-page.ts';
import type { Html } from '../html.ts';
import { page } from '../layout.ts';
import { contextOf, readMarkup } from '../testing.ts';
import { AppError } from '../../kernel/errors.ts';
import { button, buttonLink } from './button.ts';
import { checkboxes } from './checkboxes.ts';
import { chips } from './chip.ts';
import { columns } from './columns.ts';
import { crumbs } from './crumbs.ts';
import { dataTable } from './data-table.ts';
import { dateInput } from './date-input.ts';
import { datedList } from './dated-list.ts';
import { definitionList } from './definition-list.ts';
import { disagreementMark } from './disagreement-mark.ts';
import { disagreement } from './disagreement.ts';
import { emptyState } from './empty-state.ts';
import { errorSummary } from './error-summary.ts';
import { fileUpload } from './file-upload.ts';
import { chosenFilters, filters } from './filters.ts';
import { note } from './note.ts';
import { pageLead } from './page-lead.ts';
import { findingList, pageViewer } from './page-viewer.ts';
import { pagination } from './pagination.ts';
import { progress, progressList } from './progress.ts';
import { quotation } from './quotation.ts';
import { radios } from './radios.ts';
import { sectionNav } from './section-nav.ts';
import { select } from './select.ts';
import { sourceMark } from './source-mark.ts';
import { stamp } from './stamp.ts';
import { statusMark } from './status-mark.ts';
import { suggestionList } from './suggestion-list.ts';
import { tally } from './tally.ts';
import { textInput } from './text-input.ts';
import { tokenChoices, tokenList } from './token-list.ts';
import { thread } from './thread.ts';
import { voices } from './voices.ts';

const PAYLOADS = [
  `"><img src=x onerror=alert(1)>`,
  `'><script>alert(1)</script>`,
  `javascript:alert(1)//`,
  `</textarea></title></option><svg onload=alert(1)>`,
  '" onmouseover="alert(1)" x="',
  '{count} <all>&lt;b&gt;</all>',
];

/** Each component with the payload in every option that takes text. */
function attacked(x: string): Readonly<Record<string, Html>> {
  const context = contextOf(
    `/en/XEX/${encodeURIComponent(x)}?theme=${encodeURIComponent(x)}&${encodeURIComponent(x)}=1&words=${encodeURIComponent(x)}&asof=2021-06-12&known=2021-07-01`,
  );
  const field = { name: x, label: x, hint: x, error: x };
  const choices = [{ value: x, label: x, hint: x }];
  const facets = [
    { name: 'theme', label: x, values: [{ value: x, label: x, count: 1 }] },
    { name: x, label: x, choose: 'one' as const, values: [{ value: x, label: x, count: 1 }] },
  ];
  return {
    button: button(context, { text: x, name: x, value: x, formaction: x }),
    buttonLink: buttonLink(context, { text: x, href: x }),
    checkboxes: checkboxes(context, { ...field, choices, values: [x] }),
    suggestionList: suggestionList(context, {
      of: x,
      boxes: { isTicked: true },
      suggestions: [{ key: x, text: x, kind: x, confidence: 0.5, sureness: x, words: [x], wordsLanguage: x }],
    }),
    chips: chips(context, [{ text: x, href: x, suggested: { confidence: 0.5 } }, { text: x }]),
    columns: columns(context, { main: x, aside: x }),
    crumbs: crumbs(context, [{ label: x, href: x }]),
    dataTable: dataTable(context, {
      id: x,
      caption: x,
      columns: [
        { header: x, cell: () => x, namesRow: true, sort: x },
        { header: x, cell: () => x, numeric: true },
      ],
      rows: [1],
      rowId: () => `row ${x}`,
      sorted: { by: x, order: 'ascending' },
    }),
    dateInput: dateInput(context, { ...field, value: { day: x, month: x, year: x } }),
    datedList: datedList(context, [{ date: null, what: x, detail: x, late: true }]),
    definitionList: definitionList(context, [{ term: x, value: x }]),
    disagreement: disagreement(context, {
      what: x,
      statements: [{ value: x, who: x, chosen: true }],
      ground: x,
      chosenBy: x,
    }),
    disagreementMark: disagreementMark(context, { href: x, count: 2 }),
    emptyState: emptyState(context, { heading: x, body: x, next: [{ label: x, href: x }] }),
    errorSummary: errorSummary(context, [{ name: x, message: x }]),
    fileUpload: fileUpload(context, { ...field, accept: x, maxBytes: 1_048_576 }),
    filters: filters(context, { facets, words: { name: 'words', label: x } }),
    chosenFilters: chosenFilters(context, facets),
    note: note(context, { tone: 'warning', heading: x, body: x }),
    pageLead: pageLead(context, [
      { message: 'disagreement.ground', values: { ground: x }, links: { all: x } },
    ]),
    pageViewer: pageViewer(context, {
      document: x,
      language: x,
      page: 2,
      pages: 3,
      pageHref: () => x,
      paragraphs: [{ text: x }, { text: x, finding: x }],
      findings: [{ id: x, heading: x, body: x, doubt: x, actions: x }],
    }),
    findingList: findingList(context, [
      { id: x, heading: x, body: x, choose: { name: x, label: x }, passageHref: x, isCurrent: true },
    ]),
    pagination: pagination(context, { total: 500, pageSize: 10, page: 3 }),
    progress: progress(context, { label: x, done: 1, of: 2, step: x, statusHref: x }),
    progressList: progressList(context, {
      caption: x,
      statusHref: x,
      rows: [{ id: x, name: x, href: x, step: x, done: 1, of: 2, isDone: false }],
    }),
    quotation: quotation(context, { text: x, language: x, isSummary: false, source: x }),
    radios: radios(context, { ...field, choices, value: x }),
    sectionNav: sectionNav(context, { label: x, items: [{ label: x, href: x, count: 1, current: true }] }),
    select: select(context, { ...field, choices, value: x }),
    sourceMark: sourceMark(context, { href: x, value: x, count: 2, cite: x, differs: true }),
    sourceMarkBeside: sourceMark(context, { href: x, count: 2, cite: x }),
    stamp: stamp(context),
    statusMark: statusMark(context, { level: 'some', label: x }),
    tally: tally(context, {
      caption: x,
      parts: [{ level: 'full', label: x, count: 1, href: x }],
      tableHref: x,
    }),
    textInput: textInput(context, { ...field, value: x, autocomplete: x }),
    textArea: textInput(context, { ...field, value: x, rows: 3 }),
    tokenChoices: tokenChoices(context, { id: x, names: [x] }),
    tokenList: tokenList(context, {
      ...field,
      add: x,
      typed: x,
      choicesId: x,
      values: [{ value: x, label: x }],
    }),
    thread: thread(context, {
      entries: [{ date: '2021', when: x, weight: 'spoke', heading: x, body: x, id: x }],
    }),
    voices: voices(context, { voices: [{ who: x, level: 'full', verdict: x, date: null, detail: x }] }),
    page: page(context, {
      title: x,
      crumbs: [{ label: x, href: x }],
      state: { id: x, name: x },
      section: 'treaties',
      lead: x,
      body: x,
      twins: { json: x, csv: true },
    }),
  };
}

const ADDRESSES = ['href', 'src', 'action', 'formaction'];

/** Every element and attribute that the same page has when nobody attacks it, and no other. */
const structure = (markup: Html | string): string[] =>
  readMarkup(markup).elements.map(
    ({ name, attributes }) => `${name} ${[...attributes.keys()].sort().join(' ')}`,
  );

test('no option of any component lets text become markup, an attribute or a running address', () => {
  const harmless = attacked('plain');
  for (const payload of PAYLOADS) {
    for (const [component, markup] of Object.entries(attacked(payload))) {
      const { elements, problems } = readMarkup(markup);
      const where = `${component} with ${payload}`;
      assert.deepEqual(problems, [], where);
      assert.deepEqual(structure(markup), structure(harmless[component] ?? ''), where);
      for (const { attributes } of elements) {
        for (const name of ADDRESSES)
          assert.doesNotMatch(attributes.get(name) ?? '', /^\s*(?:javascript|data):/i, where);
      }
    }
  }
});

test('an error page shows nothing of the request as markup', () => {
  for (const payload of PAYLOADS) {
    const error = new AppError('strange', 400, payload, { remedy: payload });
    const failure = { error, requestId: 'r', path: payload };
    const shown = errorAnswer(contextOf('/en'), failure, 'text/html');
    assert.deepEqual(readMarkup(shown.body).problems, [], payload);
    const json: unknown = JSON.parse(errorAnswer(contextOf('/en'), failure, 'application/json').body);
    assert.equal((json as { detail: string }).detail, payload);
  }
});
