import type { DocumentPage } from '../../features/proposals/index.ts';
import type { SourceLine } from '../common/source-text.ts';
import type { Paragraph } from './paragraphs.ts';
import type { SelfCheck, UprRecommendation, UprReportHead, UprStatement } from './report.ts';

/** The reader's own doubts, from what the report says of itself and what its numbering implies. Pure. */
export function selfChecks(
  pages: readonly DocumentPage[],
  before: readonly SourceLine[],
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

function contents(before: readonly SourceLine[], paragraphs: readonly Paragraph[]): readonly SelfCheck[] {
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

function pagesWithoutText(pages: readonly DocumentPage[]): readonly SelfCheck[] {
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

/** The Working Group adopts a report some days after the review, and it is issued after that. */
export function datesInOrder({ reviewDate, adoptionDate, issuedOn }: UprReportHead): readonly SelfCheck[] {
  const dates = [reviewDate, adoptionDate, issuedOn].filter((date) => date !== null);
  if (dates.every((date, index) => index === 0 || (dates[index - 1] ?? '') <= date)) return [];
  const message = `Review, adoption and issue are dated ${dates.join(', ')}: not in this order.`;
  return [{ code: 'dates_out_of_order', message, paragraph: '1' }];
}

/** Of 211 reports that count their speakers, all were met within three; a paragraph may hold the words of two. */
const UNCOUNTED = 3;

/** "81 delegations made statements": so many States must have been found to speak. */
export function speakersCounted(
  stated: number | null,
  statements: readonly UprStatement[],
  reviewed: string | null,
): readonly SelfCheck[] {
  const speakers = new Set(
    statements.flatMap(({ speaker }) => (speaker === null || speaker === reviewed ? [] : [speaker])),
  );
  // A draft is issued before its account of the dialogue is written.
  const isWritten = statements.some(({ part }) => part === 'dialogue');
  if (stated === null || !isWritten || Math.abs(speakers.size - stated) <= UNCOUNTED) return [];
  const message = `The report counts ${stated} delegations that spoke; ${speakers.size} were found.`;
  return [{ code: 'delegations_differ', message, paragraph: null }];
}
