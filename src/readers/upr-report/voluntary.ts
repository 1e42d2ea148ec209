import type { WordJudge } from '../files/pdf/index.ts';
import type { Paragraph } from './paragraphs.ts';
import { placedText } from '../common/placed-text.ts';
import type { UprRecommendation } from './report.ts';

/** Voluntary commitments: every item of a paragraph, or the paragraph where it has none. What a State offers, it supports. */
export function voluntaryCommitments(
  { number, lines, items }: Paragraph,
  isWord: WordJudge,
): readonly UprRecommendation[] {
  const passages = items.length > 0 ? items : [{ label: number ?? '', lines }];
  return passages.map(({ label, lines: ownLines }) => {
    const placed = placedText(ownLines, isWord);
    const place = placed.placeOf(0, placed.text.length);
    return {
      kind: 'voluntary_commitment',
      paragraph: label,
      part: null,
      heading: null,
      text: placed.text.replace(/[\s;.]+$/u, ''),
      verbatim: placed.text,
      states: [],
      unknownStates: [],
      position: 'supported',
      positionGround: null,
      page: place.from.page,
      place,
      confidence: 0.9,
      flags: [],
    };
  });
}
