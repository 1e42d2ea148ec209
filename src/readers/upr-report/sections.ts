import type { SourceLine } from '../common/source-text.ts';
import { ANNEX, CONCLUSIONS, some, VOLUNTARY_PART } from './wordings.ts';

/** The lines of a UPR Working Group report by the part they stand in. */
export interface ReportSections {
  /** From the first page to the conclusions: cover, contents, introduction, presentation, dialogue. */
  readonly before: readonly SourceLine[];
  /** Under "Conclusions and/or recommendations", heading left out. */
  readonly conclusions: readonly SourceLine[];
  /** Under "Voluntary commitments" or "Voluntary pledges", where there is such a part. */
  readonly voluntary: readonly SourceLine[];
}

/** A line of the table of contents ends in dots or in its paragraph and page numbers. */
const CONTENTS_LINE = /\.{4,}|\d+ ?[-–] ?\d+ \d+$|[a-z] \d+ \d+$/u;

/** Null where no conclusions are found: the document is something else. */
export function reportSections(lines: readonly SourceLine[]): ReportSections | null {
  const start = lines.findLastIndex(({ text }) => some(CONCLUSIONS, text) && !CONTENTS_LINE.test(text));
  if (start < 0) return null;
  const after = lines.slice(start + 1);
  const annex = after.findIndex(({ text }) => some(ANNEX, text));
  const body = annex < 0 ? after : after.slice(0, annex);
  const voluntary = body.findIndex(
    (line) => some(VOLUNTARY_PART, line.text) && !CONTENTS_LINE.test(line.text),
  );
  return {
    before: lines.slice(0, start),
    conclusions: voluntary < 0 ? body : body.slice(0, voluntary),
    voluntary: voluntary < 0 ? [] : body.slice(voluntary + 1),
  };
}
