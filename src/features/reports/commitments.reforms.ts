import { reformCounts, REFORM_STATUSES, reformPackage } from '../plans/index.ts';
import type { ReformStanding } from '../plans/index.ts';
import { word } from '../record/index.ts';
import { fact, localRun, groundsOf } from './citing.ts';
import { note, paragraph, quiet, rows, tableOf, tableReference, text } from './draft.ts';
import type { DraftBlock, DraftInline, DraftLine, DraftSection, RowGroup } from './draft.ts';
import type { Material } from './material.ts';

export const PACKAGED = 'reforms-packages';
export const OTHERS = 'reforms-others';

const inPackage = (one: ReformStanding): boolean => one.reform.packageId !== null;

/** Reforms by package with how far each had come; those outside packages follow in an annex. */
export function reformsSection(material: Material): DraftSection {
  const { context, state } = material.view;
  const { t } = context;
  const { reforms } = material;
  if (reforms.length === 0) {
    return {
      name: 'reforms',
      title: t('reforms.title'),
      blocks: [paragraph(text(t('reforms.none', { state: state.name, date: context.date(context.asof) })))],
    };
  }
  const packages = material.view.dossier.all(reformPackage).toSorted((a, b) => a.position - b.position);
  const groups = packages.map((own): RowGroup<ReformStanding> => ({
    heading: [
      localRun(material.view, own.title),
      text(`. ${t('reforms.announced_on', { date: context.date(own.announcedOn) })}`),
      ...fact(material, 'reform_package', own.id, 'announcedOn', []),
    ],
    rows: reforms.filter((one) => one.reform.packageId === own.id),
  }));
  return {
    name: 'reforms',
    title: t('reforms.title'),
    blocks: [
      paragraph(...statusLine(material)),
      ...packages.flatMap((own) =>
        own.summary === null || !reforms.some((one) => one.reform.packageId === own.id)
          ? []
          : [paragraph(localRun(material.view, own.title), text(': '), localRun(material.view, own.summary))],
      ),
      ...reformTable(material, PACKAGED, [text(t('report.reforms.packages'))], groups),
      ...expectationTable(material),
    ],
  };
}

/** How many stand at each status, furthest first. */
export function statusLine(material: Material): DraftLine {
  const { t, list, number } = material.view.context;
  const counts = reformCounts(material.reforms);
  const parts = REFORM_STATUSES.toReversed().flatMap((status) => {
    const count = counts[status] ?? 0;
    return count === 0 ? [] : [`${word(material.view, 'reform_status', status)} – ${number(count)}`];
  });
  const tables = [PACKAGED, OTHERS].filter((_, index) =>
    material.reforms.some((one) => inPackage(one) === (index === 0)),
  );
  const references = tables.flatMap((table, index): DraftInline[] => [
    ...(index === 0 ? [] : [text(', ')]),
    tableReference(table),
  ]);
  return [
    text(t('report.reforms.counts', { count: material.reforms.length, parts: list(parts) })),
    note(rows(text(t('report.counted')), text(' '), ...references)),
  ];
}

function reformTable(
  material: Material,
  name: string,
  caption: DraftLine,
  groups: readonly RowGroup<ReformStanding>[],
): DraftBlock[] {
  const { view } = material;
  const { t } = view.context;
  return [
    ...tableOf<ReformStanding>({
      name,
      caption,
      groups,
      columns: [
        {
          header: t('reforms.reform'),
          weight: 48,
          namesRow: false,
          lines: ({ reform }) => [
            [{ ...localRun(view, reform.title), tone: 'strong' }],
            reform.summary === null ? [] : [localRun(view, reform.summary)],
          ],
        },
        {
          header: t('reforms.kind'),
          weight: 18,
          lines: ({ reform }) => [[text(word(view, 'reform_kind', reform.kind))]],
        },
        {
          header: t('reforms.status'),
          weight: 24,
          lines: (one) => [[text(word(view, 'reform_status', one.status))], lastStepLine(material, one)],
        },
      ],
      grounds: ({ reform, taken }) =>
        groundsOf(view, [
          { kind: 'reform', id: reform.id, fields: ['title'] },
          ...taken.map((step) => ({ kind: 'reform_step', id: step.id })),
        ]),
    }),
  ];
}

function lastStepLine(material: Material, { last }: ReformStanding): DraftLine {
  if (last === null || last.date === null) return [];
  return fact(material, 'reform_step', last.id, 'date', [quiet(material.view.context.date(last.date))]);
}

/** What was announced for a date. Its coming is no event: it says what had been promised, not what came of it. */
function expectationTable(material: Material): DraftBlock[] {
  const { view } = material;
  const { t } = view.context;
  const own = material.reforms.flatMap((standing) =>
    standing.expected.map((expectation) => ({ standing, expectation })),
  );
  return [
    ...tableOf({
      name: 'reforms-expected',
      caption: [text(t('report.reforms.expected', { date: view.context.date(view.context.asof) }))],
      groups: [{ heading: null, rows: own }],
      columns: [
        {
          header: t('reforms.reform'),
          weight: 44,
          namesRow: true,
          lines: ({ standing }) => [[localRun(view, standing.reform.title)]],
        },
        {
          header: t('report.expected_for'),
          weight: 20,
          lines: ({ expectation: { step } }) =>
            step.date === null
              ? []
              : [fact(material, 'reform_step', step.id, 'date', [text(view.context.date(step.date))])],
        },
        {
          header: t('report.expectation'),
          weight: 30,
          lines: ({ expectation }) => [
            [text(t(`report.expectation.${expectation.state}`))],
            expectation.step.detail === null
              ? []
              : [{ ...localRun(view, expectation.step.detail), tone: 'quiet' }],
          ],
        },
      ],
      grounds: ({ expectation }) => groundsOf(view, [{ kind: 'reform_step', id: expectation.step.id }]),
    }),
  ];
}

/** Reforms outside packages, under the headings of the record; for an annex. */
export function otherReformTables(material: Material): DraftBlock[] {
  const others = material.reforms.filter((one) => !inPackage(one));
  const groups = [...Map.groupBy(others, (one) => one.reform.heading?.en).values()].map(
    (own): RowGroup<ReformStanding> => {
      const heading = own[0]?.reform.heading ?? null;
      return { heading: heading === null ? null : [localRun(material.view, heading)], rows: own };
    },
  );
  // Those without a heading come first: after a heading they would seem to stand under it.
  groups.sort((a, b) => Number(a.heading !== null) - Number(b.heading !== null));
  const { t } = material.view.context;
  return reformTable(material, OTHERS, [text(t('report.reforms.others'))], groups);
}
