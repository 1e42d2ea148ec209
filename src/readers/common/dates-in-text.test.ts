import assert from 'node:assert/strict';
import { test } from 'node:test';
import { datesIn, spanOf } from './dates-in-text.ts';

const dates = (text: string): string[] => datesIn(text).map((run) => run.dates.join(' '));

test('days that share a month and a year', () => {
  assert.deepEqual(
    dates('held on 13 and 14 March 2014. At its 3061st meeting, held on 26 March 2014, it adopted'),
    ['2014-03-13 2014-03-14', '2014-03-26'],
  );
  assert.deepEqual(dates('on 30 September and 1 October 2015'), ['2015-09-30 2015-10-01']);
  assert.deepEqual(dates('(21 October–8 November 2019)'), ['2019-10-21 2019-11-08']);
});

test('other languages', () => {
  assert.deepEqual(dates('les 25 et 26 octobre 2017. À sa 3444e séance, le 6 novembre 2017'), [
    '2017-10-25 2017-10-26',
    '2017-11-06',
  ]);
  assert.deepEqual(dates('(1er-26 juillet 2019)'), ['2019-07-01 2019-07-26']);
  assert.deepEqual(dates('los días 27 y 28 de junio de 2016, celebrada el 1º de octubre de 2001'), [
    '2016-06-27 2016-06-28',
    '2001-10-01',
  ]);
  assert.deepEqual(dates('состоявшихся 28 и 29 ноября 2017 года'), ['2017-11-28 2017-11-29']);
});

test('a month alone; a day without a year takes the year before it', () => {
  assert.deepEqual(dates('which is due in November 2023'), ['2023-11']);
  assert.deepEqual(dates('on 7 and 8 August 2017. At its 2571st meeting, on 17 August, it adopted'), [
    '2017-08-07 2017-08-08',
    '2017-08-17',
  ]);
});

test('what is no date', () => {
  assert.deepEqual(dates('paragraph 12 may be read with 3 others; resolution 68/268; on 17 August'), []);
  assert.deepEqual(dates('on 31 February 2019'), []);
});

test('the span of a run', () => {
  const [run] = datesIn('9 and 8 July 2019');
  assert.ok(run);
  assert.deepEqual(spanOf(run), { startsOn: '2019-07-08', endsOn: '2019-07-09' });
});

test('hostile text takes linear time', () => {
  const started = performance.now();
  for (const sign of ['a', '(', ' ', '1 ', '1 May ', '-', 'a-']) datesIn(sign.repeat(100_000));
  assert.ok(performance.now() - started < 4000);
});
