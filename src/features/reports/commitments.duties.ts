import { dueDays, owedBy, owedTo } from '../duties/index.ts';
import type { Due, DutyStatus } from '../duties/index.ts';
import { word } from '../record/index.ts';
import { fact, groundsOf, localRun } from './citing.ts';
import { note, paragraph, quiet, rows, tableOf, tableReference, text } from './draft.ts';
import type { DraftBlock, DraftLine, DraftSection } from './draft.ts';
import { DAYS_AHEAD } from './material.ts';
import type { Material, SeatStanding } from './material.ts';

export const dutyTableName = (status: DutyStatus): string => `duties-${status}`;

/** What is overdue, what falls due next, and what was met. */
export function dutiesSection(material: Material): DraftSection {
  const { view, dues } = material;
  const { t, date, asof } = view.context;
  const parts: readonly { key: 'overdue' | 'due' | 'met'; statuses: readonly DutyStatus[] }[] = [
    { key: 'overdue', statuses: ['overdue'] },
    { key: 'due', statuses: ['due'] },
    { key: 'met', statuses: ['met', 'met_late'] },
  ];
  return {
    name: 'duties',
    title: t('duties.title'),
    blocks:
      dues.length === 0
        ? [paragraph(text(t('report.duties.none', { date: date(asof) })))]
        : parts.flatMap(({ key, statuses }) => {
            const own = dues.filter((due) => statuses.includes(due.status));
            const name = dutyTableName(statuses[0] ?? 'due');
            const sentence = text(
              t(`report.duties.${key}`, { count: own.length, date: date(asof), days: DAYS_AHEAD }),
            );
            return [
              own.length === 0
                ? paragraph(sentence)
                : paragraph(sentence, note(rows(text(t('report.counted')), text(' '), tableReference(name)))),
              ...dutyTable(
                material,
                name,
                [text(t(`report.duties.${key}.caption`, { date: date(asof) }))],
                own,
              ),
            ];
          }),
  };
}

function dutyTable(material: Material, name: string, caption: DraftLine, dues: readonly Due[]): DraftBlock[] {
  const { view } = material;
  const { t } = view.context;
  return [
    ...tableOf<Due>({
      name,
      caption,
      groups: [{ heading: null, rows: dues }],
      columns: [
        {
          header: t('report.due_on'),
          weight: 18,
          lines: ({ duty, dueOn }) => [
            fact(material, 'reporting_duty', duty.id, 'dueOn', [text(view.context.date(dueOn))]),
          ],
        },
        {
          header: t('report.duty'),
          weight: 38,
          namesRow: true,
          lines: ({ duty }) => [[localRun(view, duty.title)]],
        },
        {
          header: t('report.owed'),
          weight: 34,
          lines: ({ duty }) => [
            duty.owedBy === null && duty.owedByWords !== null
              ? [localRun(view, duty.owedByWords)]
              : [text(owedBy(view, duty))],
            owedTo(view, duty) === null ? [] : [quiet(`${t('report.owed_to')}: ${owedTo(view, duty)}`)],
          ],
        },
        {
          header: t('treaties.status'),
          weight: 20,
          lines: (due) => [
            [text(dueDays(view, due))],
            due.submission === null
              ? []
              : fact(material, 'submission', due.submission.id, 'submittedOn', [
                  quiet(view.context.date(due.submission.submittedOn)),
                ]),
          ],
        },
      ],
      grounds: ({ duty, submission }) =>
        groundsOf(view, [
          { kind: 'reporting_duty', id: duty.id, fields: ['dueOn', 'yearlyOn'] },
          ...(submission === null ? [] : [{ kind: 'submission', id: submission.id }]),
        ]),
    }),
  ];
}

/** Memberships, terms, offices and candidacies in international bodies. */
export function seatsSection(material: Material): DraftSection {
  const { view, seats } = material;
  const { t } = view.context;
  const tables = tableOf<SeatStanding>({
    name: 'seats',
    caption: [text(t('report.seats.caption', { date: view.context.date(view.context.asof) }))],
    groups: (['current', 'ahead', 'past'] as const).map((state) => ({
      heading: [text(t(`report.seats.${state}`))],
      rows: seats.filter((one) => one.state === state),
    })),
    columns: [
      {
        header: t('report.organisation'),
        weight: 34,
        namesRow: true,
        lines: ({ seat }) => [[localRun(view, seat.organisation)], [quiet(word(view, 'seat', seat.role))]],
      },
      { header: t('report.term'), weight: 24, lines: (one) => [termLine(material, one)] },
      {
        header: t('report.particulars'),
        weight: 42,
        lines: ({ seat }) => [seat.summary === null ? [] : [localRun(view, seat.summary)]],
      },
    ],
    grounds: ({ seat }) => groundsOf(view, [{ kind: 'seat', id: seat.id, fields: ['startsOn', 'endsOn'] }]),
  });
  return {
    name: 'seats',
    title: t('report.seats'),
    blocks:
      tables.length === 0
        ? [paragraph(text(t('report.seats.none', { date: view.context.date(view.context.asof) })))]
        : tables,
  };
}

function termLine(material: Material, { seat: { id, startsOn, endsOn } }: SeatStanding): DraftLine {
  const { t, date } = material.view.context;
  if (startsOn === null && endsOn === null) return [];
  const from = startsOn === null ? null : fact(material, 'seat', id, 'startsOn', [text(date(startsOn))]);
  if (endsOn === null) return from === null ? [] : [text(t('report.since')), text(' '), ...from];
  if (from === null) return [text(t('period.until', { date: date(endsOn) }))];
  const until = fact(material, 'seat', id, 'endsOn', [text(date(endsOn))]);
  return startsOn === endsOn ? from : [...from, text(' – '), ...until];
}
