import type { MessageKey } from '../../web/messages.ts';
import { gradeCounts } from './commitments.grades.ts';
import { answeredOf, gradesTableName } from './commitments.follow-up.ts';
import { countLine as contradictionsLine } from './commitments.contradictions.ts';
import { dutyTableName } from './commitments.duties.ts';
import { countsLine } from './commitments.plans.ts';
import { statusLine } from './commitments.reforms.ts';
import { treatyTableName } from './commitments.treaties.ts';
import { ownRecommendations, uprCycles } from './commitments.upr.ts';
import { DAYS_AHEAD } from './material.ts';
import type { Material, ReviewStanding, TreatyGroup } from './material.ts';
import { localRun, sourceNote } from './citing.ts';
import { list, note, paragraph, rows, strong, tableReference, text } from './draft.ts';
import type { DraftInline, DraftLine, DraftSection } from './draft.ts';
import type { TreatyStatus } from '../treaties/index.ts';

/** What the record says in figures, each with a footnote to the rows that it counts or the document that states it. */
export function summarySection(material: Material): DraftSection {
  const { view } = material;
  const { t, date, asof } = view.context;
  const lines = [
    ...treatyLines(material),
    ...uprLines(material),
    ...committeeLines(material),
    ...followUpLines(material),
    ...missionLines(material),
    ...planLines(material),
    ...reformLines(material),
    ...dutyLines(material),
    ...contradictionLines(material),
  ];
  return {
    name: 'summary',
    title: t('report.summary'),
    blocks: [
      paragraph(text(t('report.summary.intro', { state: view.state.name, date: date(asof) }))),
      list(lines),
    ],
  };
}

const counted = ({ view }: Material, ...tables: readonly string[]): DraftInline =>
  note(
    rows(
      text(view.context.t('report.counted')),
      text(' '),
      ...tables.flatMap((table, index): DraftInline[] => [
        ...(index === 0 ? [] : [text(', ')]),
        tableReference(table),
      ]),
    ),
  );

const lead = ({ view }: Material, key: MessageKey): DraftLine => [
  strong(`${view.context.t(key)}.`),
  text(' '),
];

const withStatus = (group: TreatyGroup, status: TreatyStatus): TreatyGroup['rows'] =>
  group.rows.filter((row) => row.standing.status === status);

function treatyLines(material: Material): DraftLine[] {
  const { view, treaties } = material;
  const { t, list: inWords } = view.context;
  const core = treaties.find((one) => one.group === 'un_core');
  if (core === undefined) return [];
  const names = (status: TreatyStatus): string =>
    inWords(
      withStatus(core, status).map(
        ({ instrument }) => instrument.abbreviation ?? localRun(view, instrument.shortTitle).text,
      ),
    );
  const without = withStatus(core, 'no_action').length + withStatus(core, 'withdrawn').length;
  const signed = withStatus(core, 'signatory').length;
  const others = treaties.filter(
    (one) => one.group !== 'un_core' && one.rows.some((row) => row.standing.status === 'party'),
  );
  const statements = treaties.flatMap((one) => one.rows.flatMap((row) => row.standing.statements)).length;
  const sentences = [
    t('report.summary.core', { party: withStatus(core, 'party').length, total: core.rows.length }),
    signed === 0 ? '' : t('report.summary.signed', { count: signed, names: names('signatory') }),
    without === 0 ? '' : t('report.summary.without', { count: without, names: names('no_action') }),
  ];
  return [
    [
      ...lead(material, 'treaties.title'),
      text(sentences.filter(Boolean).join(' ')),
      counted(material, treatyTableName('un_core')),
      ...(others.length === 0
        ? []
        : [
            text(' '),
            text(
              t('report.summary.others', {
                count: others.reduce((sum, one) => sum + withStatus(one, 'party').length, 0),
                groups: others.length,
              }),
            ),
            counted(material, ...others.map((one) => treatyTableName(one.group))),
          ]),
      ...(statements === 0
        ? []
        : [
            text(' '),
            text(t('report.summary.statements', { count: statements })),
            counted(material, 'statements'),
          ]),
    ],
  ];
}

/** The newest cycle in the figures that documents state; what the record counts where they state none. */
function uprLines(material: Material): DraftLine[] {
  const { view } = material;
  const { t, percent } = view.context;
  const cycles = uprCycles(material);
  const latest = cycles.at(-1);
  if (latest === undefined) return [];
  const { received, supported } = latest.stated;
  return [
    [
      ...lead(material, 'report.upr'),
      text(t('report.summary.upr', { count: cycles.length })),
      counted(material, 'upr-steps'),
      text(' '),
      ...(received === null
        ? []
        : [
            text(t('report.summary.upr.received', { received, date: dateOf(material, latest) })),
            sourceNote(view, 'review', latest.review.id, 'recommendationsStated'),
          ]),
      ...(received === null || supported === null || received === 0
        ? []
        : [
            text(' '),
            text(t('report.summary.upr.supported', { supported, share: percent(supported / received) })),
            sourceNote(view, 'review', latest.review.id, 'supportedStated'),
          ]),
      ...notedRuns(material, latest),
    ],
  ];
}

function notedRuns(material: Material, latest: ReviewStanding): DraftInline[] {
  const { noted } = latest.counted;
  if (noted === 0 || ownRecommendations(latest).length === 0) return [];
  return [
    text(' '),
    text(material.view.context.t('report.summary.upr.noted', { count: noted })),
    counted(material, `noted-${latest.review.id}`),
  ];
}

const dateOf = ({ view }: Material, { date }: ReviewStanding): string =>
  date === null ? view.context.t('date.none') : view.context.date(date);

function committeeLines(material: Material): DraftLine[] {
  const { t } = material.view.context;
  const own = material.reviews.filter((one) => one.review.kind === 'state_report');
  if (own.length === 0) return [];
  const count = (type: string): number =>
    own.reduce(
      (sum, one) => sum + one.said.filter(({ recommendation }) => recommendation.type === type).length,
      0,
    );
  const tables = own.filter((one) => one.said.length > 0).map((one) => `said-${one.review.id}`);
  return [
    [
      ...lead(material, 'report.committees'),
      text(t('report.summary.committees', { count: own.length })),
      counted(material, ...own.map((one) => `steps-${one.review.id}`)),
      ...(tables.length === 0
        ? []
        : [
            text(' '),
            text(
              t('report.summary.committees.said', {
                positive: count('positive_aspect'),
                concerns: count('concern'),
                recommendations: count('recommendation'),
              }),
            ),
            counted(material, ...tables),
          ]),
    ],
  ];
}

function followUpLines(material: Material): DraftLine[] {
  const { view } = material;
  const { t } = view.context;
  const all = material.reviews.flatMap((one) => one.followUps);
  const grades = gradeCounts(material);
  if (all.length === 0 && grades.length === 0) return [];
  const overdue = all.filter((one) => one.status === 'overdue').length;
  return [
    [
      ...lead(material, 'report.follow_up'),
      ...(all.length === 0
        ? []
        : [
            text(t('report.follow_up.counts', { count: all.length, answered: answeredOf(all), overdue })),
            counted(material, 'follow-up-requests'),
          ]),
      ...grades.flatMap(({ assessor, scaleId, count, parts }): DraftInline[] => [
        text(' '),
        text(t('report.summary.grades', { assessor, count, parts: view.context.list(parts) })),
        counted(material, gradesTableName(scaleId)),
      ]),
    ],
  ];
}

function missionLines(material: Material): DraftLine[] {
  const { t } = material.view.context;
  return (['election_observation', 'dialogue'] as const).flatMap((kind): DraftLine[] => {
    const own = material.reviews.filter((one) => one.review.kind === kind);
    const newest = own[0];
    if (newest === undefined) return [];
    return [
      [
        ...lead(material, `word.review_kind.${kind}`),
        text(t(`report.summary.${kind}`, { count: own.length, date: dateOf(material, newest) })),
        counted(material, `steps-${kind}`),
      ],
    ];
  });
}

const planLines = (material: Material): DraftLine[] =>
  material.plans.map((one) => [
    strong(`${localRun(material.view, one.plan.title).text}.`),
    text(' '),
    ...countsLine(material, one),
  ]);

const reformLines = (material: Material): DraftLine[] =>
  material.reforms.length === 0 ? [] : [[...lead(material, 'reforms.title'), ...statusLine(material)]];

function dutyLines(material: Material): DraftLine[] {
  const { view, dues } = material;
  const { t, date, asof } = view.context;
  if (dues.length === 0) return [];
  const overdue = dues.filter((one) => one.status === 'overdue');
  const ahead = dues.filter((one) => one.status === 'due');
  const next = ahead[0];
  return [
    [
      ...lead(material, 'duties.title'),
      text(t('report.duties.overdue', { count: overdue.length, date: date(asof) })),
      ...(overdue.length === 0 ? [] : [counted(material, dutyTableName('overdue'))]),
      text(' '),
      text(t('report.duties.due', { count: ahead.length, days: DAYS_AHEAD })),
      ...(next === undefined
        ? []
        : [
            counted(material, dutyTableName('due')),
            text(' '),
            text(t('report.summary.next', { date: date(next.dueOn) })),
            text(' '),
            localRun(view, next.duty.title),
            text('.'),
            sourceNote(view, 'reporting_duty', next.duty.id, next.duty.dueOn === null ? 'yearlyOn' : 'dueOn'),
          ]),
    ],
  ];
}

const contradictionLines = (material: Material): DraftLine[] =>
  material.contradictions.length === 0
    ? []
    : [[...lead(material, 'contradictions.title'), ...contradictionsLine(material)]];
