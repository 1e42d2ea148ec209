import type { PdfLine, PdfPage } from '../files/pdf/index.ts';

export { shippedNames } from '../common/names.testdata.ts';

/** Lines as a page of a report; "  " at the start indents, as lists are. */
export function pageWith(number: number, lines: readonly string[]): PdfPage {
  const placed = lines.map((text, index): PdfLine => {
    const indent = /^ */u.exec(text)?.[0].length ?? 0;
    const x = 113 + 14 * indent;
    return {
      text: text.trim(),
      x,
      right: x + 5 * text.trim().length,
      y: 95 + 12 * index,
      fontSize: 10,
      bold: false,
      marks: [],
    };
  });
  return { number, width: 595, height: 842, lines: placed };
}

const COVER = [
  'United Nations A/HRC/99/7',
  'General Assembly Distr.: General',
  'Human Rights Council',
  'Universal Periodic Review',
  'Report of the Working Group on the Universal Periodic Review',
  'Samoa',
];

const INTRODUCTION = [
  'Introduction',
  '1. The Working Group on the Universal Periodic Review, established in accordance with',
  'Human Rights Council resolution 5/1, held its twenty-first session from 1 to 12 June 2015.',
  'The review of Samoa was held at the 3rd meeting, on 2 June 2015. The delegation of Samoa',
  'was headed by H.E. Ms. Jane Example, Minister of Examples. At its 10th meeting, held on',
  '5 June 2015, the Working Group adopted the report on Samoa.',
  '2. On 13 January 2015, the Human Rights Council selected the following group of',
  'rapporteurs (troika) to facilitate the review of Samoa: Chile, Kenya and Portugal.',
];

/** A whole small report about Samoa: given are the lines of the dialogue (from paragraph 3 on) and of the conclusions. */
export function reportWith(
  conclusions: readonly string[],
  dialogue: readonly string[] = [],
): readonly PdfPage[] {
  return [
    pageWith(1, COVER),
    pageWith(2, [...INTRODUCTION, ...dialogue]),
    pageWith(3, ['II. Conclusions and/or recommendations', ...conclusions]),
    pageWith(4, ['Annex', 'Composition of the delegation', 'Somebody (Chile)']),
  ];
}
