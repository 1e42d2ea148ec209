import { AppError } from '../../kernel/errors.ts';
import type { StateNames } from '../../kernel/state-names.ts';
import { bodyLines, joinLines, wordsOf, type BodyLine, type PdfPage } from '../pdf/index.ts';
import { selfChecks } from './checks.ts';
import { readConclusions, readVoluntary, type ReadingContext } from './conclusions.ts';
import { dialogueParagraphs } from './dialogue.ts';
import { reportHead } from './front-matter.ts';
import { paragraphsOf } from './paragraphs.ts';
import type { UprReport, UprRecommendation } from './report.ts';
import { reportSections } from './sections.ts';
import { whatItIs } from './recognise.ts';

/**
 * The pages of a report of the UPR Working Group (any session since 2008, in English) → what is in it. Pure: the same
 * pages give the same report. Throws `not_a_upr_report` (422), saying what the document seems to be.
 */
export function parseUprReport(pages: readonly PdfPage[], stateNames: StateNames): UprReport {
  const lines = bodyLines(pages);
  const sections = reportSections(lines);
  if (sections === null || !speaksOfWorkingGroup(lines)) throw notAReport(pages, lines);
  const isWord = wordsOf(lines.map(({ text }) => text));
  const dialogue = dialogueParagraphs(sections.before);
  const introduction = dialogue.filter(({ number }) => number <= 4).flatMap((paragraph) => paragraph.lines);
  const head = reportHead(pages, joinLines(introduction.map(({ text }) => text), isWord), stateNames);
  const context: ReadingContext = { stateNames, reviewed: head.reviewed, isWord, dialogue };
  const read = readConclusions(sections.conclusions, context);
  const voluntaryCommitments: UprRecommendation[] = [...read.voluntaryCommitments];
  for (const paragraph of paragraphsOf(sections.voluntary)) readVoluntary(paragraph, context, { voluntaryCommitments });
  const checks = selfChecks(pages, sections.before, paragraphsOf(sections.conclusions), read);
  return { ...head, ...read, voluntaryCommitments, checks, pageCount: pages.length };
}

const speaksOfWorkingGroup = (lines: readonly BodyLine[]): boolean =>
  lines.some(({ text }) => /Working Group on the\s+Universal Periodic|universal periodic review/iu.test(text));

function notAReport(pages: readonly PdfPage[], lines: readonly BodyLine[]): AppError {
  return new AppError('not_a_upr_report', 422, `This is not a report of the UPR Working Group: ${whatItIs(pages, lines)}.`, {
    remedy:
      'Give the report that holds “Conclusions and/or recommendations” (A/HRC/…, agenda item 6, “Report of the Working Group on the Universal Periodic Review”), in English.',
  });
}
