import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scaleValuesOf } from '../assessments/index.ts';
import type { RecordView } from '../record/index.ts';
import { recommendationJson, recommendationPage } from './recommendation.views.ts';
import { recommendationsCsv } from './recommendations.twins.ts';
import { recommendationList, recommendationListPage } from './recommendations.views.ts';
import type { RecommendationList } from './recommendations.views.ts';
import { reviewRecord, rowOn, rowsOn } from './review-record.ts';
import { reviewList, reviewSummary } from './review-summary.ts';
import { reviewPage } from './review.views.ts';
import { review } from './reviews.schema.ts';
import { reviewListCsv, reviewListPage } from './reviews.views.ts';
import { viewAt } from './reviews.testdata.ts';

const LANGUAGES = ['en', 'ru', 'kk', 'ar'];

const reviewsAt = (view: RecordView): ReturnType<typeof reviewList> =>
  reviewList(view.dossier, scaleValuesOf(view.catalogue), view.context.asof);
const listAt = (view: RecordView): RecommendationList =>
  recommendationList(
    view,
    rowsOn(reviewRecord(view.dossier), scaleValuesOf(view.catalogue), view.context.asof),
  );
function reviewAt(id: string, query: string, language = 'en'): string {
  const view = viewAt(`/${language}/XXX/reviews/${id}?${query}`);
  const own = view.dossier.find(review, id);
  assert.ok(own);
  return String(
    reviewPage(view, reviewSummary(own, view.dossier, scaleValuesOf(view.catalogue), view.context.asof)),
  );
}
function recommendationAt(id: string, query: string, language = 'en'): string {
  const view = viewAt(`/${language}/XXX/recommendations/${id}?${query}`);
  const entry = reviewRecord(view.dossier).byId.get(id);
  assert.ok(entry);
  return String(
    recommendationPage(view, rowOn(entry, scaleValuesOf(view.catalogue), view.context.asof), null),
  );
}

test('the list of reviews leaves out what had not begun, and names what perhaps had', () => {
  const view = viewAt('/en/XXX/reviews?asof=2021-06-12');
  const page = String(reviewListPage(view, reviewsAt(view)));
  assert.match(page, /Third cycle/);
  assert.doesNotMatch(page, /Fourth cycle/);
  assert.match(page, /One review may also have begun by this day/);
  assert.match(page, /asof=2021-06-30/);
  const rows = [...reviewListCsv(view, reviewsAt(view)).rows];
  assert.deepEqual(
    rows.map((row) => row[1]),
    ['upr-3', 'ccpr-2'],
  );
});

test('a review is called what the record calls it in the language of the page, else in English and said so', () => {
  const russian = viewAt('/ru/XXX/reviews?asof=2021-06-12');
  assert.match(String(reviewListPage(russian, reviewsAt(russian))), />Третий цикл</);
  assert.equal([...reviewListCsv(russian, reviewsAt(russian)).rows][0]?.[2], 'Третий цикл');
  const kazakh = viewAt('/kk/XXX/reviews?asof=2021-06-12');
  assert.match(String(reviewListPage(kazakh, reviewsAt(kazakh))), /<bdi lang="en"[^>]*>Third cycle</);
});

test('a day before everything: what to do next instead of an empty table', () => {
  const view = viewAt('/en/XXX/reviews?asof=1990-01-01');
  const page = String(reviewListPage(view, reviewsAt(view)));
  assert.match(page, /No review of Exampleland had begun by this day/);
  assert.match(page, /\/en\/XXX\/read/);
  const recommendations = viewAt('/en/XXX/recommendations?asof=1990-01-01');
  assert.match(
    String(recommendationListPage(recommendations, listAt(recommendations))),
    /holds no recommendation/,
  );
});

test('what is stated and what is held stand side by side, and the difference is said plainly', () => {
  const page = reviewAt('upr-3', 'asof=2021-06-12');
  assert.match(
    page,
    /Documents state 5 recommendations; the record holds 3 of them, so 2 are still missing here/,
  );
  assert.match(page, /review=upr-3&amp;mechanism=upr&amp;type=recommendation/);
});

test('before the State answered, nothing is said to be supported', () => {
  const page = reviewAt('upr-3', 'asof=2020-03-11');
  assert.match(page, /5 recommendations<\/a>, not yet answered/);
  assert.doesNotMatch(page, /supportedStated/);
});

test('a review that had not begun is shown as ahead', () => {
  assert.match(reviewAt('upr-4', 'asof=2021-06-12'), /On 12 June 2021 this review had not begun/);
  assert.match(reviewAt('study', 'asof=2021-06-12'), /may or may not have begun/);
});

test('grades stand per part, with what the values of the scale mean', () => {
  const page = reviewAt('ccpr-2', 'asof=2021-06-12');
  assert.match(page, /B: Partly/);
  assert.match(page, /What the values mean: Letters \(version 2016\)/);
  assert.match(page, /answer overdue/);
});

test('text of the record is escaped', () => {
  const page = recommendationAt('one', '');
  assert.match(page, /Ratify the &lt;Convention&gt;/);
  assert.doesNotMatch(page, /<Convention>/);
});

test('assessors that differ are the headline', () => {
  const page = recommendationAt('para-24-a', 'asof=2021-06-12');
  assert.match(page, /2 assessments that differ/);
  assert.match(page, /and the assessors differ/);
  assert.doesNotMatch(recommendationAt('para-24', 'asof=2021-06-12'), /that differ/);
});

test('where nobody has assessed, the page says so and what could be done', () => {
  const page = recommendationAt('three', 'asof=2021-06-12');
  assert.match(page, /Nobody had assessed it by 12 June 2021/);
  assert.match(page, /assessment=not_assessed/);
});

test('an assessment of a month not over is named, and counts for nothing', () => {
  const page = recommendationAt('two', 'asof=2021-06-12');
  assert.match(page, /Nobody had assessed it/);
  assert.match(page, /perhaps there by this day: Alliance \(June 2021\)/);
});

test('what the State answered later hangs on the dashed part of the thread', () => {
  const page = recommendationAt('two', 'asof=2020-01-01');
  assert.match(page, /class="spoke ahead"[\s\S]*Exampleland: noted/);
  assert.match(page, /no answer in the record/);
});

test('a narrowed list keeps its choice in every way onwards, and the CSV holds all of it', () => {
  const view = viewAt('/en/XXX/recommendations?state=ZZZ&asof=2021-06-12');
  const list = listAt(view);
  const page = String(recommendationListPage(view, list));
  assert.match(page, /recommendations\.csv\?state=ZZZ&amp;asof=2021-06-12/);
  assert.match(page, /sort=date/);
  assert.deepEqual(
    [...recommendationsCsv(list.rows).rows].map((row) => row[0]),
    ['one', 'two'],
  );
});

test('a page beyond the last is the last', () => {
  const list = listAt(viewAt('/en/XXX/recommendations?page=99'));
  assert.equal(list.page, 1);
  assert.ok(list.shown.length > 0);
});

test('the JSON twin holds positions and assessments with their citations', () => {
  const view = viewAt('/en/XXX/recommendations/one');
  const entry = reviewRecord(view.dossier).byId.get('one');
  assert.ok(entry);
  const json = JSON.stringify(
    recommendationJson(view, rowOn(entry, scaleValuesOf(view.catalogue), view.context.asof), null),
  );
  assert.match(json, /"positions":\[\{"id":"one.position".*"citations":\[\{"sourceId":"paper"/);
});

for (const language of LANGUAGES) {
  test(`every page is made in ${language}`, () => {
    const list = viewAt(`/${language}/XXX/reviews?asof=2021-06-12`);
    const recommendations = viewAt(`/${language}/XXX/recommendations?asof=2021-06-12&review=ccpr-2`);
    const pages = [
      String(reviewListPage(list, reviewsAt(list))),
      reviewAt('upr-3', 'asof=2021-06-12', language),
      reviewAt('ccpr-2', '', language),
      String(recommendationListPage(recommendations, listAt(recommendations))),
      recommendationAt('para-24-a', '', language),
    ];
    for (const page of pages) {
      assert.match(page, new RegExp(`<html lang="${language}"`));
      assert.doesNotMatch(page, /NaN|undefined|\[object|\{count/);
    }
  });
}
