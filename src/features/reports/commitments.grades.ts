import { assessorName, onCommonScale, scaleValuesOf } from '../assessments/index.ts';
import type { Assessed } from '../assessments/index.ts';
import { inLanguage } from '../record/index.ts';
import type { Material } from './material.ts';

export interface GradeCount {
  readonly assessor: string;
  readonly scaleId: string;
  readonly count: number;
  /** 'B: 2', 'C: 4', in the order of the scale. */
  readonly parts: readonly string[];
}

/** How often each assessor gave each value of a scale. */
export function gradeCounts(material: Material): readonly GradeCount[] {
  const { view } = material;
  const graded = onCommonScale(material.assessments, scaleValuesOf(view.catalogue));
  const bySpeaker = Map.groupBy(graded, ({ assessment }) => `${assessment.assessor}\n${assessment.scaleId}`);
  return [...bySpeaker.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    return [
      {
        assessor: assessorName(view, first),
        scaleId: first.assessment.scaleId,
        count: own.length,
        parts: valueCounts(material, own),
      },
    ];
  });
}

function valueCounts({ view }: Material, own: readonly Assessed[]): string[] {
  const byValue = Map.groupBy(own, ({ assessment }) => assessment.value);
  return [...byValue.values()]
    .toSorted((a, b) => (a[0]?.value?.position ?? 0) - (b[0]?.value?.position ?? 0))
    .map((graded) => {
      const [first] = graded;
      const value = first?.value ?? null;
      const isLetter = /^[A-Z]?\d*$/.test(value?.code ?? '');
      const name =
        value === null
          ? (first?.assessment.value ?? '')
          : isLetter
            ? value.code
            : inLanguage(view.context, value.label);
      return `${name} – ${view.context.number(graded.length)}`;
    });
}
