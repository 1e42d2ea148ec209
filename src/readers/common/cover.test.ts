import assert from 'node:assert/strict';
import { test } from 'node:test';
import { distributedOn, languageOf, ownSymbol, sessionIn } from './cover.ts';

test('the document’s own symbol stands before paragraph 1', () => {
  assert.equal(ownSymbol('United Nations\nCCPR/C/ISL/CO/9\nDistr.')?.symbol, 'CCPR/C/ISL/CO/9');
  assert.equal(ownSymbol('Human Rights Committee\n1. It considered the report (CCPR/C/ISL/9)'), null);
});

test('the day of distribution', () => {
  assert.equal(distributedOn('Distr.: General\n14 August 2031\nOriginal: English'), '2031-08-14');
  assert.equal(distributedOn('Distr. générale 22 mai 2019'), '2019-05-22');
  assert.equal(distributedOn('CRC/C/15/Add.902\n27 February 2004\nOriginal: English'), '2004-02-27');
  assert.equal(distributedOn('A page without a date'), null);
});

const SESSIONS: readonly (readonly [readonly string[], unknown])[] = [
  [['* Adopted by the Committee at its 126th session (1–26 July 2019).'], [126, '2019-07-01', '2019-07-26']],
  [
    ['* Adopted by the Committee at its seventy-fourth session (21 October–8 November 2019).'],
    [74, '2019-10-21', '2019-11-08'],
  ],
  [['* Adoptées par le Comité à sa 126e session (1er-26 juillet 2019).'], [126, '2019-07-01', '2019-07-26']],
  [
    ['* Aprobadas por el Comité en su 126º período de sesiones (1 a 26 de julio de 2019).'],
    [126, '2019-07-01', '2019-07-26'],
  ],
  [['* Приняты Комитетом на его 126-й сессии (1–26 июля 2019 года).'], [126, '2019-07-01', '2019-07-26']],
  [
    ['100th session (October 2010)', '* Adopted by the Committee at its 112th session (7–31 October 2014).'],
    [112, '2014-10-07', '2014-10-31'],
  ],
  [['Thirty-sixth session\n7–25 August 2006'], [36, '2006-08-07', '2006-08-25']],
  [
    ['110th session', 'Geneva, 10–28 March 2014'],
    [110, '2014-03-10', '2014-03-28'],
  ],
  [['110th session 10–28 March 2014'], [110, '2014-03-10', '2014-03-28']],
  [['No session here'], null],
];

for (const [texts, expected] of SESSIONS)
  test(texts.join(' | '), () => {
    const session = sessionIn(texts);
    assert.deepEqual(session && [session.number, session.startsOn, session.endsOn], expected);
  });

test('with a number given, a note about another session is passed over', () => {
  const texts = ['1 Adopted by the Committee at its 118th session (17 October–4 November 2016).'];
  assert.equal(sessionIn(texts, 119), null);
  assert.equal(sessionIn(texts, 118)?.startsOn, '2016-10-17');
});

test('the language: the opener’s word, else the title’s', () => {
  assert.equal(languageOf({ language: 'fr' }, ''), 'fr');
  assert.equal(languageOf({ language: null }, 'Заключительные замечания'), 'ru');
  assert.equal(languageOf({ language: 'de' }, 'Observaciones finales'), 'es');
});
