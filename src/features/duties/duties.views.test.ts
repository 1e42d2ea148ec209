import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMarkup } from '../../web/testing.ts';
import { viewOf } from '../plans/plans.testdata.ts';
import { dutyFeed } from './duties.feed.ts';
import { dutyList, narrowedDuties } from './duties.rows.ts';
import { dutiesCsv } from './duties.twins.ts';
import { dutiesPage } from './duties.views.ts';

for (const language of ['en', 'ru', 'kk', 'ar']) {
  test(`/${language}/XEX/duties is whole markup`, () => {
    const view = viewOf(`/${language}/XEX/duties?asof=2021-07-12`);
    const markup = String(dutiesPage(view, dutyList(view)));
    assert.deepEqual(readMarkup(markup).problems, []);
    assert.doesNotMatch(markup, /NaN|undefined|\[object/);
  });
}

const LISTS: readonly { query: string; overdue: string; ahead: string; met: string }[] = [
  { query: 'asof=2021-06-12', overdue: '2020-07', ahead: '2021-07-01 2021-12-20', met: '' },
  { query: 'asof=2021-06-12&within=6', overdue: '2020-07', ahead: '2021-07-01', met: '' },
  {
    query: 'asof=2021-06-12&within=all',
    overdue: '2020-07',
    ahead: '2021-07-01 2021-12-20 2022-07-01 2022-12-20',
    met: '',
  },
  { query: 'asof=2021-07-12&within=6', overdue: '2020-07', ahead: '2021-12-20', met: '2021-07-01' },
  { query: 'asof=2021-07-12&by=moj', overdue: '', ahead: '2021-12-20 2022-07-01', met: '2021-07-01' },
  { query: 'asof=2021-07-12&kind=periodic_report', overdue: '2020-07', ahead: '', met: '' },
  { query: 'asof=2020-06-12', overdue: '', ahead: '2020-07', met: '' },
  {
    query: 'asof=2030-01-01&within=all',
    overdue: '2020-07 2021-12-20 2022-07-01 2022-12-20',
    ahead: '',
    met: '2021-07-01',
  },
];

for (const { query, overdue, ahead, met } of LISTS) {
  test(`what is owed: ${query}`, () => {
    const list = dutyList(viewOf(`/en/XEX/duties?${query}`));
    const dates = [list.overdue, list.ahead, list.met].map((dues) => dues.map((due) => due.dueOn).join(' '));
    assert.deepEqual(dates, [overdue, ahead, met]);
  });
}

const feedOf = (query: string): string => {
  const view = viewOf(`/en/XEX/duties?${query}`);
  return dutyFeed(view, {
    duties: narrowedDuties(view),
    narrowedTo: null,
    changedAt: '2021-06-13T08:00:00.000Z',
    origin: 'https://example.org',
  });
};
const lines = (feed: string, start: string): string[] =>
  feed
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .filter((line) => line.startsWith(start));

const LANGUAGES = [
  {
    language: 'ru',
    title: 'Третий доклад',
    shown: />Третий доклад</,
    summary: 'SUMMARY;LANGUAGE=ru:Третий доклад',
  },
  {
    language: 'kk',
    title: 'Third report',
    shown: /<bdi lang="en"[^>]*>Third report</,
    summary: 'SUMMARY;LANGUAGE=en:Third report',
  },
] as const;

for (const { language, title, shown, summary } of LANGUAGES) {
  test(`a text of the record in the language of the page, else in English and said to be so: ${language}`, () => {
    const view = viewOf(`/${language}/XEX/duties?asof=2021-06-12`);
    const list = dutyList(view);
    assert.match(String(dutiesPage(view, list)), shown);
    assert.equal([...dutiesCsv(view, list).rows][0]?.[2], title);
    const feed = dutyFeed(view, {
      duties: narrowedDuties(view),
      narrowedTo: null,
      changedAt: '2021-06-13T08:00:00.000Z',
      origin: 'https://example.org',
    });
    assert.ok(lines(feed, 'SUMMARY').includes(summary));
  });
}

test('a round comes back on each of its days; a month stands for its last day', () => {
  const feed = feedOf('asof=2021-06-12');
  assert.deepEqual(lines(feed, 'UID'), [
    'UID:round.07-01@servanda',
    'UID:round.12-20@servanda',
    'UID:single@servanda',
  ]);
  assert.deepEqual(lines(feed, 'DTSTART'), [
    'DTSTART;VALUE=DATE:20210701',
    'DTSTART;VALUE=DATE:20211220',
    'DTSTART;VALUE=DATE:20200731',
  ]);
  assert.deepEqual(lines(feed, 'RRULE'), [
    'RRULE:FREQ=YEARLY;UNTIL=20221220',
    'RRULE:FREQ=YEARLY;UNTIL=20221220',
  ]);
  assert.ok(lines(feed, 'DESCRIPTION').every((line) => !line.includes('\n')));
});

test('what was sent by the day stands in the stead of that return, and only then', () => {
  assert.deepEqual(lines(feedOf('asof=2021-07-02'), 'RECURRENCE-ID'), []);
  assert.deepEqual(lines(feedOf('asof=2021-07-03'), 'RECURRENCE-ID'), ['RECURRENCE-ID;VALUE=DATE:20210701']);
  assert.match(feedOf('asof=2021-07-03'), /SUMMARY;LANGUAGE=en:Sent: Progress\\; twice\\, a year/);
});

test('a duty that had not begun is not in the feed, and the same day gives the same feed', () => {
  assert.deepEqual(lines(feedOf('asof=2021-06-10'), 'UID'), ['UID:single@servanda']);
  assert.equal(feedOf('asof=2021-07-03'), feedOf('asof=2021-07-03'));
});
