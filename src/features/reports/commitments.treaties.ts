import type { Instrument } from '../catalogue/index.ts';
import { word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import type { TreatyAction, TreatyStatus } from '../treaties/index.ts';
import { fact, localRun, groundsOf } from './citing.ts';
import type { Cited } from './citing.ts';
import { list, note, paragraph, quiet, text, tableOf } from './draft.ts';
import type { DraftBlock, DraftLine, DraftSection } from './draft.ts';
import type { Material, TreatyGroup, TreatyRow } from './material.ts';

/** Acts that a column of their own or the table of declarations does not show, but that the status rests on. */
const TIES: readonly TreatyAction['action'][] = [
  'membership',
  'observer_status',
  'invitation',
  'participation',
  'withdrawal',
];

export const treatyTableName = (group: Instrument['group']): string => `treaties-${group}`;

/** The treaties by group: who signed and consented when, what was declared, and in words what is not ratified. */
export function treatiesSection(material: Material): DraftSection {
  const { context, state } = material.view;
  const groups = material.treaties.filter((group) => isShown(group));
  return {
    name: 'treaties',
    title: context.t('treaties.title'),
    blocks:
      groups.length === 0
        ? [
            paragraph(
              text(
                context.t('report.treaties.none', { state: state.name, date: context.date(context.asof) }),
              ),
            ),
          ]
        : [paragraph(text(context.t('report.treaties.intro', { date: context.date(context.asof) })))],
    sections: [
      ...groups.map((group) => groupSection(material, group)),
      ...statementsSection(material, groups),
    ],
  };
}

/** The core is always shown, because what is not ratified there matters; of the others, those with any act. */
const isShown = ({ group, rows }: TreatyGroup): boolean =>
  group === 'un_core' || rows.some((row) => row.actions.length > 0);

function groupSection(material: Material, group: TreatyGroup): DraftSection {
  const { view } = material;
  const { t } = view.context;
  return {
    name: `treaties-section-${group.group}`,
    title: word(view, 'instrument_group', group.group),
    blocks: [
      ...tableOf({
        name: treatyTableName(group.group),
        caption: [
          text(
            t('report.treaties.caption', {
              group: word(view, 'instrument_group', group.group),
              date: view.context.date(view.context.asof),
            }),
          ),
        ],
        groups: [{ heading: null, rows: group.rows }],
        columns: [
          {
            header: t('treaties.instrument'),
            weight: 27,
            namesRow: true,
            lines: (row) => [instrumentLine(view, row)],
          },
          {
            header: t('treaties.signed'),
            weight: 13,
            lines: (row) => [dateLine(material, row.standing.signature)],
          },
          { header: t('treaties.consent'), weight: 15, lines: (row) => consentLines(material, row) },
          {
            header: t('report.in_force_for_state'),
            weight: 13,
            lines: (row) => [dateLine(material, row.standing.entryIntoForce)],
          },
          { header: t('treaties.statements'), weight: 20, lines: (row) => statementLines(material, row) },
          { header: t('treaties.status'), weight: 14, lines: (row) => statusLines(material, row) },
        ],
        grounds: (row) =>
          groundsOf(
            view,
            row.actions.map((one): Cited => ({ kind: 'treaty_action', id: one.id })),
          ),
      }),
      ...inWords(material, group),
    ],
  };
}

function instrumentLine(view: RecordView, { instrument: one }: TreatyRow): DraftLine {
  const title = localRun(view, one.shortTitle);
  const sign = one.abbreviation ?? one.number;
  return sign === null || title.text.includes(sign) ? [title] : [title, quiet(` ${sign}`)];
}

const dateOf = (view: RecordView, action: TreatyAction): string =>
  action.date === null ? view.context.t('date.none') : view.context.date(action.date);

const dateLine = (material: Material, action: TreatyAction | null): DraftLine =>
  action === null
    ? []
    : fact(material, 'treaty_action', action.id, 'date', [text(dateOf(material.view, action))]);

function consentLines(material: Material, { standing }: TreatyRow): readonly DraftLine[] {
  const { consent } = standing;
  if (consent === null) return [];
  const kind = fact(material, 'treaty_action', consent.id, 'action', [
    quiet(word(material.view, 'treaty_action', consent.action)),
  ]);
  return [dateLine(material, consent), kind];
}

const statementLines = ({ view }: Material, { standing }: TreatyRow): readonly DraftLine[] =>
  standing.statements.map((one) => [
    text(`${word(view, 'treaty_action', one.action)}, ${dateOf(view, one)}`),
    ...(one.provision === null ? [] : [text(' ('), localRun(view, one.provision), text(')')]),
  ]);

function statusLines(material: Material, { instrument, standing, actions }: TreatyRow): readonly DraftLine[] {
  const { view } = material;
  const tie = actions.findLast((one) => TIES.includes(one.action));
  return [
    [
      text(
        instrument.isBinding
          ? word(view, 'treaty_status', standing.status)
          : view.context.t('report.treaties.political'),
      ),
    ],
    tie === undefined ? [] : fact(material, 'treaty_action', tie.id, 'date', [quiet(dateOf(view, tie))]),
  ];
}

/** What is signed only, what has no act at all, and steps that bind nobody, each in a sentence. */
function inWords(material: Material, { group, rows }: TreatyGroup): DraftBlock[] {
  const { view } = material;
  const { t } = view.context;
  const binding = rows.filter((row) => row.instrument.isBinding);
  const named = (status: TreatyStatus): string[] =>
    binding.filter((row) => row.standing.status === status).map((row) => nameOf(view, row.instrument));
  const [signed, withdrawn, without] = [named('signatory'), named('withdrawn'), named('no_action')];
  const sentence = (key: 'signed' | 'withdrawn' | 'without', names: readonly string[]): DraftBlock[] =>
    names.length === 0
      ? []
      : [paragraph(text(t(`report.treaties.${key}`, { count: names.length, names: names.join('; ') })))];
  const steps = rows.flatMap((row) => row.standing.steps.map((step) => ({ row, step })));
  return [
    ...(binding.length > 0 && signed.length + withdrawn.length + without.length === 0
      ? [paragraph(text(t('report.treaties.all', { group: word(view, 'instrument_group', group) })))]
      : []),
    ...sentence('signed', signed),
    ...sentence('withdrawn', withdrawn),
    ...sentence('without', without),
    ...(steps.length === 0
      ? []
      : [
          paragraph(text(t('report.treaties.steps'))),
          list(steps.map(({ row, step }) => stepLine(material, row, step))),
        ]),
  ];
}

const nameOf = (view: RecordView, one: Instrument): string => localRun(view, one.shortTitle).text;

function stepLine(material: Material, row: TreatyRow, step: TreatyAction): DraftLine {
  const { view } = material;
  return [
    text(`${nameOf(view, row.instrument)}: `),
    text(word(view, 'treaty_action', step.action)),
    ...fact(material, 'treaty_action', step.id, 'action', []),
    ...(step.date === null ? [] : [text(', '), ...dateLine(material, step)]),
    ...(step.summary === null ? [] : [text('. '), localRun(view, step.summary)]),
    note(...groundsOf(view, [{ kind: 'treaty_action', id: step.id }])),
  ];
}

function statementsSection(material: Material, groups: readonly TreatyGroup[]): DraftSection[] {
  const { view } = material;
  const { t } = view.context;
  const statements = groups.flatMap((group) =>
    group.rows.flatMap((row) => row.standing.statements.map((action) => ({ row, action }))),
  );
  const tables = tableOf({
    name: 'statements',
    caption: [text(t('report.statements.caption', { date: view.context.date(view.context.asof) }))],
    groups: [{ heading: null, rows: statements }],
    columns: [
      {
        header: t('treaties.instrument'),
        weight: 24,
        namesRow: true,
        lines: ({ row }) => [instrumentLine(view, row)],
      },
      {
        header: t('report.statement'),
        weight: 20,
        lines: ({ action }) => [
          [text(word(view, 'treaty_action', action.action))],
          action.provision === null ? [] : [localRun(view, action.provision)],
        ],
      },
      { header: t('report.date'), weight: 14, lines: ({ action }) => [dateLine(material, action)] },
      {
        header: t('report.what_it_says'),
        weight: 38,
        lines: ({ action }) => [action.summary === null ? [] : [localRun(view, action.summary)]],
      },
    ],
    grounds: ({ action }) => groundsOf(view, [{ kind: 'treaty_action', id: action.id }]),
  });
  return tables.length === 0
    ? []
    : [{ name: 'statements-section', title: t('report.statements'), blocks: tables }];
}
