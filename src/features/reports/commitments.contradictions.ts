import type { Contradiction } from '../checks/index.ts';
import { fieldName, label } from '../record/index.ts';
import type { StatedValue } from '../record/index.ts';
import { labelRuns, recordRun, statedRuns } from './citing.ts';
import { note, paragraph, rows, tableOf, tableReference, text } from './draft.ts';
import type { DraftBlock, DraftInline, DraftLine, DraftSection } from './draft.ts';
import type { Material } from './material.ts';

export const CONTRADICTIONS = 'contradictions';

/** Every fact on which sources differ: what each states, what the record follows and why. */
export function contradictionsSection(material: Material): DraftSection {
  const { view, contradictions } = material;
  const { t } = view.context;
  return {
    name: CONTRADICTIONS,
    title: t('contradictions.title'),
    blocks:
      contradictions.length === 0
        ? [paragraph(text(t('contradictions.none')))]
        : [
            paragraph(text(t('report.contradictions.intro'))),
            paragraph(...countLine(material)),
            ...contradictionTable(material),
          ],
  };
}

export function countLine({ view, contradictions }: Material): DraftLine {
  const decided = contradictions.filter((one) => one.choice !== null).length;
  return [
    text(view.context.t('contradictions.lead', { count: contradictions.length, decided })),
    note(rows(text(view.context.t('report.counted')), text(' '), tableReference(CONTRADICTIONS))),
  ];
}

function contradictionTable(material: Material): DraftBlock[] {
  const { view } = material;
  const { t } = view.context;
  // Those that nobody has decided come first, as on the page of contradictions.
  const own = material.contradictions.toSorted(
    (a, b) => Number(a.choice !== null) - Number(b.choice !== null),
  );
  return [
    ...tableOf<Contradiction>({
      name: CONTRADICTIONS,
      caption: [text(t('report.contradictions.caption'))],
      groups: [{ heading: null, rows: own }],
      columns: [
        {
          header: t('report.contradictions.fact'),
          weight: 28,
          namesRow: true,
          lines: (one) => [
            [...labelRuns(view, label(view, one.kind, one.recordId))],
            [text(fieldName(view, one.kind, one.field), { tone: 'quiet' })],
          ],
        },
        {
          header: t('report.contradictions.stated'),
          weight: 46,
          lines: (one) => one.values.map((value) => valueLine(material, one, value)),
        },
        {
          header: t('report.contradictions.why'),
          weight: 40,
          lines: (one) => [
            one.choice === null ? [text(t('disagreement.open'))] : [recordRun(view, one.choice.ground)],
          ],
        },
      ],
    }),
  ];
}

function valueLine(material: Material, one: Contradiction, value: StatedValue): DraftLine {
  const { t } = material.view.context;
  const stated = statedRuns(material, one, value);
  const shown: DraftLine = value.isFollowed
    ? stated.map((run) => ({ ...run, tone: 'strong' as const }))
    : stated;
  return [
    ...shown,
    ...(value.isFollowed ? [text(` (${t('report.followed')})`)] : []),
    text(': '),
    ...value.citations.flatMap((cited, index): DraftInline[] => [
      ...(index === 0 ? [] : [text('; ')]),
      { kind: 'citation', sourceId: cited.sourceId, locator: cited.locator },
    ]),
  ];
}
