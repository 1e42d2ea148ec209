import { AppError } from '../../kernel/errors.ts';
import type { StateNames } from '../../kernel/state-names.ts';
import type { DocumentPage } from '../../features/proposals/index.ts';
import type { SourceLine, SourceText } from '../common/source-text.ts';
import { joinLines, wordsOf } from '../files/pdf/index.ts';
import { datesInOrder, selfChecks, speakersCounted } from './checks.ts';
import { readConclusions } from './conclusions.ts';
import { dialogueParagraphs } from './dialogue.ts';
import { reportHead } from './front-matter.ts';
import { paragraphsOf } from './paragraphs.ts';
import type { ReadingContext } from './reading.ts';
import { languageOfReport, whatItIs } from './recognise.ts';
import type { UprReport } from './report.ts';
import { reportSections } from './sections.ts';
import { delegationsStated, statementsOf } from './statements.ts';
import { voluntaryCommitments } from './voluntary.ts';
import { REVIEW_NAMED, some } from './wordings.ts';

/** The cover facts stand in paragraphs 1 and 2; paragraphs 3 and 4 list the documents. */
const LAST_OF_INTRODUCTION = 4;
const LAST_PAGE_OF_INTRODUCTION = 3;

/**
 * The text of a report of the UPR Working Group (any session since 2008, in English, French, Spanish or Russian) → what is in it. Pure: the same
 * text gives the same report. Throws `not_a_upr_report` (422), saying what the document seems to be.
 */
export function parseUprReport(source: SourceText, stateNames: StateNames): UprReport {
  const { body: lines, pages } = source;
  const sections = reportSections(lines);
  if (sections === null || !speaksOfReview(lines)) throw notAReport(pages, lines);
  const isWord = wordsOf(lines.map(({ text }) => text));
  const dialogue = dialogueParagraphs(sections.before);
  const introduction = dialogue.filter(({ number }) => number <= LAST_OF_INTRODUCTION);
  const words = introduction.flatMap((paragraph) => paragraph.lines.map(({ text }) => text));
  const language = languageOfReport(lines);
  const notes = source.footnotes.filter(({ page }) => page <= LAST_PAGE_OF_INTRODUCTION);
  const head = reportHead(pages, joinLines(words, isWord), notes.map(({ text }) => text).join('\n'), {
    stateNames,
    language,
  });
  const context: ReadingContext = {
    stateNames,
    language,
    reviewed: head.reviewed,
    isWord,
    dialogue,
    footnotes: source.footnotes,
  };
  const conclusions = paragraphsOf(sections.conclusions);
  const read = readConclusions(conclusions, context);
  const pledged = paragraphsOf(sections.voluntary).flatMap((one) => voluntaryCommitments(one, isWord));
  const statements = statementsOf(context);
  const stated = delegationsStated(dialogue);
  return {
    ...head,
    recommendations: read.recommendations,
    voluntaryCommitments: [...read.voluntaryCommitments, ...pledged],
    statements,
    delegationsStated: stated,
    comments: read.comments,
    notUnderstood: read.notUnderstood,
    checks: [
      ...selfChecks(pages, sections.before, conclusions, read.recommendations),
      ...datesInOrder(head),
      ...speakersCounted(stated, statements, head.reviewed),
    ],
    pageCount: pages.length,
  };
}

const speaksOfReview = (lines: readonly SourceLine[]): boolean =>
  lines.some(({ text }) => some(REVIEW_NAMED, text));

function notAReport(pages: readonly DocumentPage[], lines: readonly SourceLine[]): AppError {
  const message = `This is not a report of the UPR Working Group: ${whatItIs(pages, lines)}.`;
  return new AppError('not_a_upr_report', 422, message, {
    remedy:
      'Give the report that holds “Conclusions and/or recommendations” (A/HRC/…, agenda item 6, “Report of the Working Group on the Universal Periodic Review”), in English, French, Spanish or Russian.',
  });
}
