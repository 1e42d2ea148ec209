import type { BodyLine, PdfPage } from '../pdf/index.ts';
import type { Paragraph } from './paragraphs.ts';
import type { SelfCheck, UprRecommendation } from './report.ts';

/** The reader's own doubts, from what the report says of itself and what its numbering implies. Pure. */
export function selfChecks(
  pages: readonly PdfPage[],
  before: readonly BodyLine[],
  paragraphs: readonly Paragraph[],
  recommendations: readonly UprRecommendation[],
): readonly SelfCheck[] {
  return [
    ...paragraphs.flatMap(numbering),
    ...contents(before, paragraphs),
    ...paragraphs.flatMap((paragraph) => referencedItems(paragraph, paragraphs)),
    ...states(recommendations),
    ...pagesWithoutText(pages),
    ...(recommendations.length === 0
      ? [
          {
            code: 'nothing_found',
            message: 'No recommendation was found in the conclusions.',
            paragraph: null,
          } as const,
        ]
      : []),
  ];
}

function numbering({ number: paragraph, items }: Paragraph): readonly SelfCheck[] {
  const checks: SelfCheck[] = [];
  const seen = new Set<number>();
  for (const { number, label } of items) {
    if (number === null) continue;
    if (seen.has(number))
      checks.push({ code: 'number_repeated', message: `${label} stands there twice.`, paragraph });
    seen.add(number);
  }
  const last = Math.max(0, ...seen);
  for (let number = 1; number <= last; number += 1) {
    if (seen.has(number)) continue;
    checks.push({
      code: 'number_missing',
      message: `Nothing is numbered ${paragraph ?? ''}.${number}.`,
      paragraph,
    });
  }
  return checks;
}

/** "II. Conclusions and/or recommendations ........ 124–127 14" in the table of contents. */
const CONTENTS = /conclusions and ?\/ ?or recommendations[.\s]*?(\d{1,3})(?: ?[-–] ?(\d{1,3}))? +\d{1,3}$/iu;

function contents(before: readonly BodyLine[], paragraphs: readonly Paragraph[]): readonly SelfCheck[] {
  const line = before.find(({ text }) => CONTENTS.test(text));
  const [, first, last = first] = CONTENTS.exec(line?.text ?? '') ?? [];
  if (first === undefined) return [];
  const numbers = paragraphs.flatMap(({ number }) => (number === null ? [] : [number]));
  if (numbers[0] === first && numbers.at(-1) === last) return [];
  const message = `The table of contents announces paragraphs ${first} to ${last ?? ''}; found were ${numbers[0] ?? 'none'} to ${numbers.at(-1) ?? 'none'}.`;
  return [{ code: 'contents_differ', message, paragraph: null }];
}

/** "recommendation 84.52 above": items of which the report itself speaks must be there. */
function referencedItems(paragraph: Paragraph, paragraphs: readonly Paragraph[]): readonly SelfCheck[] {
  const text = paragraph.lines.map((line) => line.text).join(' ');
  if (!/recommendations?\b/iu.test(text)) return [];
  const checks: SelfCheck[] = [];
  for (const [, major = '', minor = ''] of text.matchAll(/(?<![\d.])(\d{1,3})\. ?(\d{1,3})(?![\d.]*\d)/gu)) {
    const items = paragraphs.find(({ number }) => number === major)?.items ?? [];
    if (items.length === 0 || items.some(({ number }) => number === Number(minor))) continue;
    const message = `Paragraph ${paragraph.number ?? ''} speaks of ${major}.${minor}, which was not found.`;
    checks.push({ code: 'referenced_item_missing', message, paragraph: paragraph.number });
  }
  return checks;
}

function states(recommendations: readonly UprRecommendation[]): readonly SelfCheck[] {
  return recommendations.flatMap(({ paragraph, unknownStates, flags }): readonly SelfCheck[] => {
    const unknown = unknownStates.map(
      (name) =>
        ({
          code: 'unknown_state',
          message: `No State is known under the name “${name}”.`,
          paragraph,
        }) as const,
    );
    if (!flags.includes('recommends_to_itself')) return unknown;
    return [
      ...unknown,
      {
        code: 'recommends_to_itself',
        message: 'The State under review recommends this to itself.',
        paragraph,
      },
    ];
  });
}

function pagesWithoutText(pages: readonly PdfPage[]): readonly SelfCheck[] {
  const empty = pages.filter(({ lines }) => lines.length === 0).map(({ number }) => number);
  if (empty.length === 0) return [];
  return [
    {
      code: 'pages_without_text',
      message: `No text on page ${empty.join(', ')}: an image?`,
      paragraph: null,
    },
  ];
}
