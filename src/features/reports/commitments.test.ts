import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contradictions } from '../checks/index.ts';
import { instrument } from '../catalogue/index.ts';
import { dutiesOn, reportingDuty, submission } from '../duties/index.ts';
import { KINDS } from '../kinds.ts';
import { periodCounts, plansOn, reformCounts, reformsOn } from '../plans/index.ts';
import type { RecordView } from '../record/index.ts';
import {
  followUpOn,
  followUpReport,
  followUpRequest,
  milestone,
  review,
  statedTotals,
} from '../reviews/index.ts';
import { standings, treatyAction } from '../treaties/index.ts';
import { commitmentsReport } from './commitments.ts';
import { DAYS_AHEAD, seatsOn } from './material.ts';
import { bodyText, linesOf, sectionsOf, sizeOf, tablesOf, textOf } from './model.ts';
import type { Inline, Line, Report, Section } from './model.ts';
import { shippedView } from './testing.ts';

const make = (view: RecordView): Report => commitmentsReport(view, KINDS, null);
const report = async (address: string): Promise<Report> => make(await shippedView(address));

const linesIn = (section: Section): readonly Line[] =>
  sectionsOf([section]).flatMap((one) => one.blocks.flatMap(linesOf));
const allRuns = ({ sections }: Report): readonly Inline[] => sections.flatMap((one) => linesIn(one).flat());
const summaryOf = ({ sections }: Report): Section => {
  const [, summary] = sections;
  assert.ok(summary);
  return summary;
};

const DAYS = ['1992-03-02', '2010-06-01', '2016-08-01', '2021-06-12', '2025-11-22'];

test('the figures are those that the rules compute', async () => {
  for (const asof of DAYS) {
    const view = await shippedView(`/en/KAZ?asof=${asof}`);
    const { dossier, catalogue, context } = view;
    const { t } = context;
    const text = linesIn(summaryOf(make(view)))
      .map(textOf)
      .join('\n');
    const core = catalogue.all(instrument).filter((one) => one.group === 'un_core');
    const standing = standings(
      core.map((one) => one.id),
      dossier.all(treatyAction),
      asof,
    );
    const party = standing.filter((one) => one.status === 'party').length;
    const dues = dutiesOn(dossier.all(reportingDuty), dossier.all(submission), asof, DAYS_AHEAD);
    const count = (status: string): number => dues.filter((due) => due.status === status).length;
    const expected = [
      t('report.summary.core', { party, total: core.length }),
      ...(dues.length === 0
        ? []
        : [
            t('report.duties.overdue', { count: count('overdue'), date: context.date(asof) }),
            t('report.duties.due', { count: count('due'), days: DAYS_AHEAD }),
          ]),
      t('contradictions.lead', {
        count: contradictions(dossier, KINDS).length,
        decided: contradictions(dossier, KINDS).filter((one) => one.choice !== null).length,
      }),
    ];
    for (const { plan, measures, areas } of plansOn(dossier, asof)) {
      const { over, running, not_begun: ahead } = periodCounts(measures);
      assert.ok(text.includes(plan.title.en));
      assert.match(text, new RegExp(`${measures.length} measures in ${areas.length} areas`));
      assert.equal(over + running + ahead, measures.length);
    }
    const reforms = reformsOn(dossier, catalogue, asof);
    const announced = Object.values(reformCounts(reforms)).reduce((sum, one) => sum + one, 0);
    if (announced > 0) assert.match(text, new RegExp(`Reforms\\. ${announced} reforms? had been announced`));
    for (const sentence of expected) assert.ok(text.includes(sentence), `${asof}: ${sentence}`);
  }
});

test('no duty is listed before it arose: none in 1992, one of a committee in June 2010', async () => {
  const dutiesIn = async (asof: string): Promise<string> => {
    const { sections } = await report(`/en/KAZ?asof=${asof}`);
    const section = sections.find((one) => one.title === 'Duties');
    assert.ok(section);
    return linesIn(section).map(textOf).join('\n');
  };
  assert.doesNotMatch(await dutiesIn('1992-03-02'), /periodic report|Follow-up/);
  assert.match(await dutiesIn('2010-06-01'), /Second periodic report to the Committee on Economic/);
  assert.doesNotMatch(await dutiesIn('2010-06-01'), /Human Rights Committee|Follow-up|Third|Sixth/);
  assert.match(await dutiesIn('2021-06-12'), /Sixth periodic report/);
});

test('the third cycle of the UPR and the follow-up, as of the report that Servanda grew from', async () => {
  const view = await shippedView('/en/KAZ?asof=2021-06-12');
  const { dossier, context } = view;
  const text = linesIn(summaryOf(make(view)))
    .map(textOf)
    .join('\n');
  const upr = dossier.find(review, 'kaz.upr-3');
  assert.ok(upr);
  const { received, supported } = statedTotals(upr, dossier.all(milestone), '2021-06-12');
  assert.deepEqual([received, supported], [245, 214]);
  assert.ok(text.includes('245 recommendations were received'));
  assert.ok(text.includes('214 of them are supported, that is 87%'));
  const asked = followUpOn(dossier.all(followUpRequest), dossier.all(followUpReport), '2021-06-12');
  assert.ok(
    text.includes(
      context.t('report.follow_up.counts', {
        count: asked.length,
        answered: asked.filter((one) => one.status.startsWith('answered')).length,
        overdue: asked.filter((one) => one.status === 'overdue').length,
      }),
    ),
  );
  assert.ok(text.includes('Human Rights Committee: 6 assessments (B – 2 and C – 4)'));
});

test('every table has as many cells as columns, in every language and on every day', async () => {
  for (const language of ['en', 'ru', 'kk', 'ar']) {
    for (const asof of DAYS) {
      for (const table of tablesOf(await report(`/${language}/KAZ?asof=${asof}`))) {
        assert.ok(table.columns.length > 0 && table.rows.length > 0, table.label);
        assert.ok(table.columns.filter((column) => column.namesRow).length <= 1, table.label);
        for (const row of table.rows) {
          const width = row.cells.reduce((sum, cell) => sum + cell.span, 0);
          assert.equal(width, table.columns.length, `${language} ${asof} ${table.label}`);
        }
        // No column is empty, and no group is without rows.
        table.columns.forEach((column, index) => {
          const isUsed = table.rows.some(
            (row) => row.kind === 'plain' && (row.cells[index]?.lines.length ?? 0) > 0,
          );
          assert.ok(isUsed, `${language} ${asof} ${table.label}: ${column.header}`);
        });
        assert.equal(table.rows.at(-1)?.kind, 'plain');
      }
    }
  }
});

test('each figure of the summary has a footnote behind it', async () => {
  for (const asof of DAYS) {
    const items = summaryOf(await report(`/en/KAZ?asof=${asof}`)).blocks.flatMap((block) =>
      block.kind === 'list' ? block.items : [],
    );
    assert.ok(items.length >= 3);
    for (const item of items) {
      item.forEach((run, index) => {
        if (run.kind !== 'text' || !/\d/.test(run.text)) return;
        const isNoted = item.slice(index + 1).some((later) => later.kind === 'footnote');
        assert.ok(isNoted, `${asof}: ${run.text}`);
      });
    }
  }
});

test('footnotes are marked once each, in order, and lead to sources in the list', async () => {
  const done = await report('/en/KAZ?asof=2021-06-12');
  const marks = allRuns(done).flatMap((run) => (run.kind === 'footnote' ? [run.number] : []));
  assert.deepEqual(
    [...marks].sort((a, b) => a - b),
    done.footnotes.map((one) => one.number),
  );
  const { sources } = sizeOf(done);
  for (const { number, grounds } of done.footnotes) {
    assert.ok(grounds.length > 0, `footnote ${number}`);
    for (const ground of grounds) {
      if (ground.kind === 'source')
        assert.ok(ground.source >= 1 && ground.source <= sources && ground.title !== '');
      else assert.ok(textOf(ground.content) !== '');
    }
  }
});

test('every link inside leads somewhere', async () => {
  const done = await report('/kk/KAZ?asof=2021-06-12');
  const ids = new Set([
    ...sectionsOf(done.sections).map((one) => one.id),
    ...tablesOf(done).map((table) => table.id),
    ...sectionsOf(done.sections).flatMap((one) =>
      one.blocks.flatMap((block) => (block.kind === 'references' ? block.items.map((item) => item.id) : [])),
    ),
  ]);
  const inner = allRuns(done).flatMap((run) =>
    run.kind === 'link' && run.href.startsWith('#') ? [run.href.slice(1)] : [],
  );
  assert.ok(inner.length > 50);
  assert.deepEqual(
    inner.filter((id) => !ids.has(id)),
    [],
  );
});

test('the same record gives the same report', async () => {
  const view = await shippedView('/ru/KAZ?asof=2021-06-12');
  assert.deepEqual(make(view), make(view));
});

test('a State with nothing in its record, and a day before its first fact, are said plainly', async () => {
  const cases = [
    ['/en/FRA?asof=2021-06-12', 'France: on 12 June 2021 the record holds nothing'],
    ['/en/KAZ?asof=1985-01-01', 'Kazakhstan: on 1 January 1985 the record holds nothing'],
    ['/ru/FRA?asof=2021-06-12', 'Франция: на 12 июня 2021 г. в записи нет ничего'],
    ['/kk/FRA?asof=2021-06-12', 'Франция: 2021 жылғы 12 маусым – жазбада ештеңе жоқ'],
  ] as const;
  for (const [address, words] of cases) {
    const done = await report(address);
    assert.ok(bodyText(done).includes(words), address);
    assert.deepEqual(tablesOf(done), []);
    assert.deepEqual(done.footnotes, []);
  }
});

test('what had not happened by the day is not stated as fact', async () => {
  const [core] = tablesOf(await report('/en/KAZ?asof=2021-06-12'));
  assert.ok(core);
  const text = linesOf(core).map(textOf).join('\n');
  // The Second Optional Protocol was ratified on 24 March 2022.
  assert.doesNotMatch(text, /2022/);
  const later = tablesOf(await report('/en/KAZ?asof=2022-03-24'))[0];
  assert.ok(later);
  assert.match(linesOf(later).map(textOf).join('\n'), /24 March 2022/);
});

test('a report in Russian or Kazakh says nothing in English that is not marked as English', async () => {
  for (const language of ['ru', 'kk']) {
    for (const state of ['KAZ', 'FRA']) {
      const done = await report(`/${language}/${state}?asof=2021-06-12`);
      const unmarked = [
        ...allRuns(done).flatMap((run) =>
          run.kind === 'text' && run.language === undefined ? [run.text] : [],
        ),
        ...tablesOf(done).flatMap((table) => [table.label, ...table.columns.map((column) => column.header)]),
        ...sectionsOf(done.sections).flatMap((one) => (one.language === undefined ? [one.title] : [])),
        ...Object.values(done.words),
        done.title,
        done.titlePage.title,
        done.titlePage.subtitle,
        done.titlePage.notice,
        ...done.titlePage.facts.map((fact) => `${fact.term} ${fact.value}`),
      ];
      // Two words of small Latin letters in a row are English; names, symbols and addresses are not.
      const english = unmarked.filter((text) => /(?<![\w./])[a-z]{3,} [a-z]{3,}(?![\w./])/.test(text));
      assert.deepEqual(english, [], `${language} ${state}`);
    }
  }
});

test('no raw name of the record stands in the text', async () => {
  const text = bodyText(await report('/en/KAZ?asof=2021-06-12')).join('\n');
  assert.doesNotMatch(text, /\bkaz\.[a-z]/);
  assert.doesNotMatch(text, /undefined|\[object|null\b/);
  assert.doesNotMatch(text, /report\.[a-z]+\.[a-z]/);
});

test('a seat is ahead, current or past by its dates', () => {
  const seat = (startsOn: string | null, endsOn: string | null) => ({
    id: 'one',
    stateId: 'XXX',
    organisation: { en: 'Council' },
    role: 'member' as const,
    startsOn,
    endsOn,
    summary: null,
  });
  const cases = [
    ['2013', '2015', '2012-12-31', 'ahead'],
    ['2013', '2015', '2013-01-01', 'current'],
    ['2013', '2015', '2015-12-30', 'current'],
    ['2013', '2015', '2015-12-31', 'past'],
    ['2020-12-04', null, '2020-12-03', 'ahead'],
    ['2020-12-04', null, '2020-12-04', 'current'],
    [null, null, '2020-12-04', 'current'],
  ] as const;
  for (const [startsOn, endsOn, asof, state] of cases) {
    assert.equal(seatsOn([seat(startsOn, endsOn)], asof)[0]?.state, state, `${startsOn} ${endsOn} ${asof}`);
  }
});
