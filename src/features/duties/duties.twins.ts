import type { CsvTable } from '../../web/csv.ts';
import { inLanguage } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { owedBy, owedTo } from './due.words.ts';
import type { DutyList } from './duties.rows.ts';

export const dutiesJson = (view: RecordView, { rows }: DutyList): unknown =>
  rows.map(({ duty, dueOn, status, days, submission }) => ({
    dueOn,
    status,
    days,
    duty: { ...duty, citations: view.dossier.citations('reporting_duty', duty.id) },
    submission: submission && {
      ...submission,
      citations: view.dossier.citations('submission', submission.id),
    },
  }));

export const dutiesCsv = (view: RecordView, { rows }: DutyList): CsvTable => ({
  header: [
    'duty_id',
    'kind',
    'title',
    'due_on',
    'status',
    'days',
    'owed_by',
    'owed_to',
    'rule',
    'submitted_on',
    'document',
  ],
  rows: rows.map(({ duty, dueOn, status, days, submission }) => [
    duty.id,
    duty.kind,
    inLanguage(view.context, duty.title),
    dueOn,
    status,
    days,
    owedBy(view, duty),
    owedTo(view, duty),
    duty.rule && inLanguage(view.context, duty.rule),
    submission?.submittedOn,
    submission?.sourceId,
  ]),
});
