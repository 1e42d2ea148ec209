import type { CsvTable } from '../../web/csv.ts';
import type { RecordView } from '../record/index.ts';
import { positionWord } from '../reviews/index.ts';
import type { SaidTogether } from './said-together.ts';

const summary = (said: SaidTogether): Record<string, unknown> => ({
  ...said.cluster,
  saidTimes: said.rows.length,
  since: said.since,
  until: said.until,
  mechanisms: said.mechanisms,
  recommendingStates: said.states,
  answersOverTime: said.answersOverTime,
  positionsDiffer: said.positionsDiffer,
  assessmentsDiffer: said.assessmentsDiffer,
  answeredBy: said.answeredBy.map(({ kind, id }) => ({ kind, id })),
});

export const clusterListJson = (list: readonly SaidTogether[]): unknown => list.map(summary);

export const clusterListCsv = (list: readonly SaidTogether[]): CsvTable => ({
  header: [
    'id',
    'name',
    'times',
    'mechanisms',
    'recommending_states',
    'since',
    'until',
    'positions',
    'positions_differ',
    'answered_by',
    'members',
  ],
  rows: list.map((said) => [
    said.cluster.id,
    said.cluster.name.en,
    said.rows.length,
    said.mechanisms.map((one) => one.id).join('; '),
    said.states.map((one) => one.id).join('; '),
    said.since,
    said.until,
    said.answersOverTime.map((one) => `${one.year} ${one.position}`.trim()).join('; '),
    said.positionsDiffer,
    said.answeredBy.map((one) => `${one.kind}/${one.id}`).join('; '),
    said.cluster.members.join('; '),
  ]),
});

/** With each member and each link, and what sources say of them. */
export const clusterJson = (view: RecordView, said: SaidTogether): unknown => ({
  ...summary(said),
  members: said.rows.map(({ entry, position, assessed }) => ({
    ...entry.recommendation,
    madeOn: entry.made?.date ?? null,
    citations: view.dossier.citations('recommendation', entry.recommendation.id),
    position: position && { ...position, citations: view.dossier.citations('position', position.id) },
    assessments: assessed.map((one) => one.assessment),
  })),
  missing: said.missing,
  answers: said.answeredBy.flatMap(({ answers }) =>
    answers.map((one) => ({ ...one, citations: view.dossier.citations('answer', one.id) })),
  ),
});

export const clusterCsv = ({ rows }: SaidTogether): CsvTable => ({
  header: [
    'id',
    'made',
    'mechanism',
    'recommending_states',
    'paragraph',
    'position',
    'position_date',
    'language',
    'text',
  ],
  rows: rows.map((row) => {
    const { recommendation: own, made } = row.entry;
    return [
      own.id,
      made?.date ?? null,
      own.mechanismId,
      own.recommendingStates.join('; '),
      own.paragraph,
      positionWord(row),
      row.position?.date ?? null,
      own.language,
      own.text,
    ];
  }),
});
