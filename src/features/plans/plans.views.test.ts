import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMarkup } from '../../web/testing.ts';
import { toCsv } from '../../web/csv.ts';
import type { Html } from '../../web/html.ts';
import type { RecordView } from '../record/index.ts';
import { bodiesOn } from './bodies.ts';
import { bodyList, bodyListCsv, bodyListPage } from './bodies.views.ts';
import { bodyPage } from './body.views.ts';
import { measurePage } from './measure.views.ts';
import { planList } from './plan.rows.ts';
import { planCsv } from './plan.twins.ts';
import { planPage } from './plan.views.ts';
import { planListPage } from './plan-list.views.ts';
import { plansOn } from './plans.ts';
import { viewOf } from './plans.testdata.ts';
import { reformPage } from './reform.views.ts';
import { reformList } from './reforms.rows.ts';
import { reformsOn } from './reforms.ts';
import { reformListPage } from './reforms.views.ts';

const planOf = (view: RecordView) => {
  const found = plansOn(view.dossier, view.context.asof)[0];
  assert.ok(found, 'the plan had been approved');
  return found;
};
const measureOf = (view: RecordView, number: string): Html => {
  const { plan, measures } = planOf(view);
  const row = measures.find((one) => one.measure.number === number);
  assert.ok(row);
  return measurePage(view, plan, row);
};

const PAGES: Readonly<Record<string, (view: RecordView) => Html>> = {
  plans: (view) => planListPage(view, plansOn(view.dossier, view.context.asof)),
  'plans/p': (view) => planPage(view, planList(view, planOf(view))),
  'plans/p?sort=lead&period=running': (view) => planPage(view, planList(view, planOf(view))),
  'measures/m1.2': (view) => measureOf(view, '1.2'),
  bodies: (view) => bodyListPage(view, bodyList(view)),
  'bodies/court': (view) => {
    const found = bodiesOn(view.dossier, view.context.asof).find((one) => one.body.id === 'court');
    assert.ok(found);
    return bodyPage(view, found);
  },
  reforms: (view) => reformListPage(view, reformList(view)),
  'reforms/law': (view) => {
    const found = reformsOn(view.dossier, view.catalogue, view.context.asof)[0];
    assert.ok(found);
    return reformPage(view, found);
  },
};

const address = (language: string, path: string, asof: string): string =>
  `/${language}/XEX/${path}${path.includes('?') ? '&' : '?'}asof=${asof}`;

for (const [path, render] of Object.entries(PAGES)) {
  for (const language of ['en', 'ru', 'kk', 'ar']) {
    test(`/${language}/XEX/${path} is whole markup`, () => {
      const markup = String(render(viewOf(address(language, path, '2021-06-12'))));
      assert.deepEqual(readMarkup(markup).problems, []);
      assert.doesNotMatch(markup, /NaN|undefined|\[object/);
    });
  }
}

const text = (markup: Html): string =>
  String(markup)
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');
const shown = (path: keyof typeof PAGES & string, asof = '2021-06-12', language = 'en'): string =>
  text(PAGES[path]?.(viewOf(address(language, path, asof))) ?? assert.fail());

test('a plan says how many periods are over, run and are ahead, as of the day', () => {
  assert.match(shown('plans/p'), /3 measures in 2 areas ?, in which 2 bodies have a part\./);
  assert.match(shown('plans/p'), /no period is over, 2 run and 1 has not begun/);
  assert.match(shown('plans/p', '2022-03-01'), /2 periods are over, 1 runs and none is still ahead/);
});

test('nothing of a plan is shown for a day before its approval', () => {
  const page = shown('plans', '2021-06-10');
  assert.match(page, /On 10 June 2021 the record holds no plan of Example State\./);
  assert.match(page, /See the state of play on 11 June 2021/);
  assert.doesNotMatch(page, /Action/);
});

test('a measure names its bodies in printed order, says what is doubtful and what nobody can tell', () => {
  const page = shown('measures/m1.2');
  const places = ['Sun (by agreement)', 'MJ', 'MIF'].map((words) => page.indexOf(words));
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  );
  assert.match(page, /Sun \(by agreement\).*probable.*An acronym read as a weekday\./);
  assert.match(page, /MIF.*The record cannot say which body is meant\./);
  assert.match(page, /What it answers A law doubtful/);
  assert.match(page, /The record holds no update on this measure\./);
});

test('what the record says in its own words stands in the language of the page', () => {
  const measure = shown('measures/m1.2', '2021-06-12', 'ru');
  assert.match(measure, /Сокращение прочитано как день недели\./);
  assert.match(measure, /Так не называется ни один орган\./);
  assert.match(measure, /Те же слова\./);
  assert.match(shown('bodies/court', '2021-06-12', 'ru'), /Сокращение прочитано как день недели\./);
  assert.match(shown('plans/p', '2021-06-12', 'ru'), /Постановление № 1/);
  assert.match(shown('reforms', '2021-06-12', 'ru'), /Суды/);
  assert.match(
    String(measureOf(viewOf('/kk/XEX/measures/m1.2?asof=2021-06-12'), '1.2')),
    /lang="en"[^>]*>Same words\./,
  );
});

test('a heading of reforms has one address in all languages', () => {
  for (const language of ['en', 'ru', 'kk']) {
    const list = reformList(viewOf(`/${language}/XEX/reforms?asof=2021-06-12&group=Courts`));
    assert.deepEqual(
      list.rows.map((row) => row.reform.id),
      ['code'],
      language,
    );
  }
});

test('a name from the record is text, not markup', () => {
  const markup = String(PAGES['plans/p']?.(viewOf(address('en', 'plans/p', '2021-06-12'))));
  assert.match(markup, /Action &lt;Plan&gt;/);
  assert.doesNotMatch(markup, /<Plan>/);
});

test('measures stand by number, or in the order asked for, and only those asked for', () => {
  const numbers = (query: string): string[] => {
    const view = viewOf(`/en/XEX/plans/p?asof=2021-06-12&${query}`);
    return planList(view, planOf(view)).rows.map((row) => row.measure.number);
  };
  assert.deepEqual(numbers(''), ['1.2', '1.10', '2.1']);
  assert.deepEqual(numbers('order=descending&sort=number'), ['2.1', '1.10', '1.2']);
  assert.deepEqual(numbers('sort=period&order=descending'), ['2.1', '1.10', '1.2']);
  assert.deepEqual(numbers('area=1&period=running'), ['1.2']);
  assert.deepEqual(numbers('body=unresolved'), ['1.2']);
  assert.deepEqual(numbers('body=nobody'), []);
});

test('the list as CSV has one row a measure, with its bodies by part', () => {
  const view = viewOf('/en/XEX/plans/p?asof=2021-06-12');
  const lines = toCsv(planCsv(view, planList(view, planOf(view)))).split('\r\n');
  assert.equal(lines.length, 5);
  assert.match(lines[1] ?? '', /^m1\.2,1\.2,1,Torture,.*,running,Ministry of Justice,MIF,Supreme Court$/);
});

test('bodies with most measures to lead stand first; one that did not exist yet is not there', () => {
  const rows = toCsv(
    bodyListCsv(viewOf('/en/XEX/bodies?asof=2015-06-12'), bodyList(viewOf('/en/XEX/bodies?asof=2015-06-12'))),
  );
  assert.doesNotMatch(rows, /office/);
  const now = viewOf('/en/XEX/bodies?asof=2021-06-12');
  assert.deepEqual(
    bodyList(now).rows.map((row) => row.body.id),
    ['moj', 'court', 'office'],
  );
});

test('reforms stand under their package or heading; one that no document knew yet is not there', () => {
  const groups = (asof: string): string[] =>
    reformList(viewOf(`/en/XEX/reforms?asof=${asof}`)).groups.map(
      (group) => `${group.value}: ${group.rows.map((row) => `${row.reform.id} ${row.status}`).join(', ')}`,
    );
  assert.deepEqual(groups('2021-06-12'), ['k1: law announced', 'Courts: code adopted']);
  assert.deepEqual(groups('2020-06-12'), ['k1: law announced']);
  assert.deepEqual(groups('2019-06-12'), []);
});

test('what was expected and has passed without a step is said to be open', () => {
  assert.doesNotMatch(shown('reforms/law'), /The day has passed/);
  assert.match(shown('reforms/law', '2022-06-12'), /The day has passed; the record holds no step since\./);
});
