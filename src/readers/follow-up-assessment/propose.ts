import { AppError } from '../../kernel/errors.ts';
import { slugOfSymbol, trySymbol } from '../../kernel/symbol.ts';
import type {
  DocumentReader,
  HeldRecommendation,
  OpenedDocument,
  Proposal,
  ProposedItem,
  ReadingGround,
} from '../../features/proposals/index.ts';
import { printedReference } from '../common/paragraph-references.ts';
import { isDocument } from '../common/source-text.ts';
import { paragraphEnding, reviewIds } from '../common/treaty-body-ids.ts';
import { cite } from '../common/treaty-body-records.ts';
import { checksOf } from './checks.ts';
import { parseAssessment } from './parse.ts';
import { rateAssessment } from './recognise.ts';
import { frameRecords, nextReportItem, type PartFrame } from './frame.ts';
import type { AssessmentReport, Grade, StatePart } from './report.ts';
import { scaleFor } from './scales.ts';

/** A committee's assessment of what States sent in follow-up: grades for the paragraphs that the record holds. */
export const followUpAssessmentReader: DocumentReader = {
  id: 'follow-up-assessment',
  recognises: (file) => (isDocument(file) ? rateAssessment(file) : 0),
  propose: async (file, ground) => {
    if (!isDocument(file))
      throw new AppError('not_a_document', 422, 'This is a table, not a committee’s assessment.');
    return proposeAssessment(parseAssessment(file, ground.stateNames), file, ground);
  },
};

/**
 * One proposal for the document. Where the record holds the observations on some of its States, only their parts are
 * proposed, and the others are named in the checks; where it holds none, all are, flagged.
 */
export async function proposeAssessment(
  report: AssessmentReport,
  document: OpenedDocument,
  ground: ReadingGround,
): Promise<Proposal> {
  const frames = await Promise.all(report.parts.map((part) => partFrame(part, report, ground)));
  const isAnyHeld = frames.some(({ held }) => held.length > 0);
  const chosen = isAnyHeld ? frames.filter(({ held }) => held.length > 0) : frames;
  const left = frames.filter((frame) => !chosen.includes(frame));
  const items = chosen.flatMap((frame) => partItems(frame, report));
  const [first] = chosen;
  return {
    reader: 'follow-up-assessment',
    document: {
      stateId: first?.part.stateId ?? '',
      symbol: report.symbol,
      title: titleOf(report, chosen),
      language: report.language,
      sourceId: first?.sourceId ?? sourceIdOf(report),
    },
    frame: frameRecords(report, chosen, titleOf(report, chosen)),
    items,
    checks: [
      ...checksOf({ ...report, parts: chosen.map(({ part }) => part) }),
      ...left.map(({ part, stateName }) => ({
        code: 'state_not_held',
        message: `${stateName}: the record does not hold ${part.symbol}, so its ${part.grades.length} grades are left out. Read those observations first.`,
        paragraph: null,
      })),
    ],
    notUnderstood: [...report.notUnderstood, ...chosen.flatMap((frame) => unknownGrades(frame, report))],
    pages: document.pages,
  };
}

const sourceIdOf = ({ symbol, body, date, parts }: AssessmentReport): string =>
  symbol !== null && trySymbol(symbol) !== null
    ? slugOfSymbol(symbol)
    : [(parts[0]?.stateId ?? 'all').toLowerCase(), body.code, 'follow-up-letter', date ?? 'undated'].join(
        '-',
      );

function titleOf({ body, sessionNumber }: AssessmentReport, frames: readonly PartFrame[]): string {
  const [only] = frames;
  if (frames.length === 1 && only !== undefined)
    return `${body.names[0]}: assessment of follow-up to the concluding observations on ${only.stateName}`;
  return `${body.names[0]}: report on follow-up to concluding observations${sessionNumber === null ? '' : `, session No. ${sessionNumber}`}`;
}

async function partFrame(
  part: StatePart,
  report: AssessmentReport,
  ground: ReadingGround,
): Promise<PartFrame> {
  const held = await ground.recommendationsOf(part.stateId, { symbol: part.symbol });
  const ids = reviewIds(part.stateId, report.body, part.cycleEnding);
  return {
    part,
    ids,
    held,
    stateName: ground.stateNames.nameOf(part.stateId, 'en'),
    sourceId: sourceIdOf(report),
    reviewId: held[0]?.reviewId ?? ids.review,
  };
}

function partItems(frame: PartFrame, report: AssessmentReport): ProposedItem[] {
  const counts = new Map<string, number>();
  const items = frame.part.grades.flatMap((grade) => {
    const item = gradeItem(grade, frame, report, counts);
    return item === null ? [] : [item];
  });
  const next = nextReportItem(frame, report);
  return next === null ? items : [...items, next];
}

const unknownGrades = ({ part }: PartFrame, report: AssessmentReport): Proposal['notUnderstood'] =>
  part.grades
    .filter(({ code }) => scaleFor(report.body.mechanismId, code, report.date) === null)
    .map(({ printed, number, place }) => ({
      text: `Paragraph ${number}: ${printed}`,
      page: place.page,
      reason: 'grade_on_no_scale',
    }));

/** Ids count up where a paragraph has several grades without labels; a later round has its number behind it. */
function gradeId(
  { reviewId, part }: PartFrame,
  paragraph: string,
  scaleId: string,
  counts: Map<string, number>,
): string {
  const kind = scaleId.endsWith('-information') ? '.information' : '';
  const base = `${reviewId}.grade.${paragraphEnding(paragraph)}${kind}${part.round > 1 ? `.round-${part.round}` : ''}`;
  const times = (counts.get(base) ?? 0) + 1;
  counts.set(base, times);
  return times === 1 ? base : `${base}~${times}`;
}

function gradeItem(
  grade: Grade,
  frame: PartFrame,
  report: AssessmentReport,
  counts: Map<string, number>,
): ProposedItem | null {
  const { part, stateName, sourceId, reviewId } = frame;
  const { body, date } = report;
  const together = part.grades.map(({ code }) => code);
  const chosen = scaleFor(body.mechanismId, grade.code, date, together);
  if (chosen === null) return null;
  const paragraph = printedReference(grade);
  const id = gradeId(frame, paragraph, chosen.scale.id, counts);
  const subject = subjectOf(grade, frame);
  const flags = [
    ...(chosen.wasInForce ? [] : ['scale_not_in_force']),
    ...(subject.isHeld ? [] : ['recommendation_not_held']),
    ...(date === null || report.isDateDistribution ? ['date_from_distribution'] : []),
  ];
  const locator = `${stateName}, para. ${paragraph}`;
  return {
    id,
    records: [
      {
        kind: 'assessment',
        fields: {
          id,
          stateId: part.stateId,
          subjectKind: 'recommendation',
          subjectId: subject.id,
          assessorKind: 'mechanism',
          assessor: body.names[0],
          mechanismId: body.mechanismId,
          reviewId,
          scaleId: chosen.scale.id,
          value: grade.code,
          ...(date === null ? {} : { date }),
          part: paragraph,
        },
        citations: [
          cite(sourceId, locator, {
            field: 'value',
            value: grade.printed.slice(0, 300),
            reading: grade.code,
            ...(grade.evaluation === '' ? {} : { quote: grade.evaluation }),
          }),
          cite(sourceId, locator, { field: 'part', value: paragraph, reading: paragraph }),
          ...(date === null ? [] : [cite(sourceId, 'cover page', { field: 'date', reading: date })]),
        ],
      },
    ],
    page: grade.place.page,
    fromLine: grade.place.fromLine,
    toLine: grade.place.toLine,
    confidence: flags.length === 0 ? 0.96 : 0.75,
    flags,
  };
}

/** The paragraph that is graded: as a whole where the record holds it so, else the first sub-paragraph that is meant. */
function subjectOf(
  grade: Grade,
  { held, ids }: PartFrame,
): { readonly id: string; readonly isHeld: boolean } {
  const at = (paragraph: string): HeldRecommendation | undefined =>
    held.find((one) => one.paragraph === paragraph);
  const [letter] = grade.letters;
  const own =
    at(grade.number) ??
    (letter === undefined ? undefined : at(`${grade.number} (${letter})`)) ??
    held.find(({ paragraph }) => paragraph?.startsWith(`${grade.number} (`) === true);
  if (own !== undefined) return { id: own.id, isHeld: true };
  const ending = letter === undefined ? grade.number : `${grade.number}-${letter}`;
  return { id: `${ids.observations}.${ending}`, isHeld: false };
}
