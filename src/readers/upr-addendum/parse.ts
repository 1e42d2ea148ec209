import type { OpenedDocument } from '../../features/proposals/index.ts';
import type { StateNames } from '../../kernel/state-names.ts';
import type { TextPlace } from '../common/placed-text.ts';
import { answersOf, type Position, type RecommendationAnswer } from './answers.ts';
import { saidIn } from './claims.ts';
import { addendumHead, type AddendumHead } from './head.ts';
import { addendumText } from './lines.ts';
import type { NamedNumber } from './numbers.ts';
import { passagesOf } from './passages.ts';
import { resolverOf, type AnswerableRecommendation } from './resolve.ts';
import { answerByTotals, statedTotals, type StatedTotals } from './totals.ts';

/** What the reader found doubtful; `code` is a word of the vocabulary 'reading_check'. */
export interface AddendumCheck {
  readonly code: 'totals_differ' | 'reply_missing' | 'reply_unknown';
  readonly message: string;
  readonly paragraph: string | null;
}

export interface AddendumReading extends AddendumHead {
  readonly answers: readonly RecommendationAnswer[];
  readonly checks: readonly AddendumCheck[];
  /** Numbers that the addendum answers and the report does not have. */
  readonly unknown: readonly string[];
  /** Paragraphs that speak of no recommendation in particular. */
  readonly remarks: readonly { readonly text: string; readonly page: number }[];
}

/** An addendum, read against the recommendations that it answers. Pure. */
export function readAddendum(
  document: OpenedDocument,
  recommendations: readonly AnswerableRecommendation[],
  stateNames: StateNames,
): AddendumReading {
  const { lines, notes } = addendumText(document);
  const head = addendumHead(document, notes, stateNames);
  const resolver = resolverOf(recommendations, head.listedIn);
  const passages = passagesOf(lines, resolver);
  const said = saidIn(passages, resolver.isParagraph);
  const { answers, unknown, left } = answersOf(said, recommendations, resolver);
  const answered = new Set(answers.map(({ recommendation }) => recommendation));
  const silent = recommendations.filter(
    (one) => !answered.has(one) && (one.position ?? null) === null && answers.length > 0,
  );
  const totals = statedTotals(lines.map(({ text }) => text).join(' '));
  const place = placeOfTotals(lines);
  const deduced = deducedAnswers(totals, answers, silent, place);
  const all = [...answers, ...deduced];
  return {
    ...head,
    answers: all,
    checks: checksOf(totals, all, deduced.length > 0 ? [] : silent, unknown),
    unknown: [...new Set(unknown.map(printed))],
    remarks: left.flatMap(({ text: { text, placeOf } }) =>
      REMARK.test(text) ? [{ text, page: placeOf(0, text.length).from.page }] : [],
    ),
  };
}

/** The cover and lone numbers are no remarks. */
const REMARK = /\p{L}.{60}/su;

/** Items of which parts were asked by several States stand under one number; totals count numbers. */
function countsOf(answers: readonly RecommendationAnswer[]): Readonly<Record<Position, number>> {
  const counted: Record<Position, number> = { supported: 0, partially_supported: 0, noted: 0, pending: 0 };
  const seen = new Set<string>();
  for (const { recommendation, position } of answers) {
    const key = recommendation.paragraph ?? recommendation.id;
    if (seen.has(key)) continue;
    seen.add(key);
    counted[position] += 1;
  }
  return counted;
}

const numbersOf = (recommendations: readonly AnswerableRecommendation[]): number =>
  new Set(recommendations.map(({ paragraph, id }) => paragraph ?? id)).size;

function deducedAnswers(
  totals: StatedTotals,
  answers: readonly RecommendationAnswer[],
  silent: readonly AnswerableRecommendation[],
  place: TextPlace,
): readonly RecommendationAnswer[] {
  const position = answerByTotals(totals, countsOf(answers), numbersOf(silent));
  if (position === null) return [];
  return silent.map((recommendation) => ({
    recommendation,
    position,
    ground: 'totals',
    words: '',
    comment: null,
    place,
    paragraph: null,
    confidence: 0.8,
    flags: ['position_by_totals'],
  }));
}

/** The first line that counts. */
function placeOfTotals(lines: ReturnType<typeof addendumText>['lines']): TextPlace {
  const line = lines.find(({ text }) => /\d{1,3}\b.{0,40}\brecommendations?\b/iu.test(text)) ?? lines[0];
  const at = { page: line?.page ?? 1, line: line?.line ?? 1 };
  return { from: at, to: at };
}

const printed = ({ paragraph, item, letter }: NamedNumber): string =>
  letter === null
    ? `${paragraph === null ? '' : `${paragraph}.`}${item ?? ''}`
    : `${paragraph ?? ''}(${letter})`;

function checksOf(
  totals: StatedTotals,
  answers: readonly RecommendationAnswer[],
  silent: readonly AnswerableRecommendation[],
  unknown: readonly NamedNumber[],
): readonly AddendumCheck[] {
  const checks: AddendumCheck[] = [];
  const counted = countsOf(answers);
  if (totals.noted.length > 0 && !totals.noted.includes(counted.noted)) {
    const message = `The addendum counts ${totals.noted.join(', ')} noted recommendations; ${counted.noted} were found.`;
    checks.push({ code: 'totals_differ', message, paragraph: null });
  }
  if (silent.length > 0) {
    const labels = [...new Set(silent.map(({ paragraph }) => paragraph ?? '?'))];
    const message = `Nothing is said about ${labels.slice(0, 20).join(', ')}${labels.length > 20 ? ' …' : ''}.`;
    checks.push({ code: 'reply_missing', message, paragraph: labels[0] ?? null });
  }
  const labels = [...new Set(unknown.map(printed))];
  if (labels.length > 0) {
    const message = `The report has no recommendation ${labels.slice(0, 20).join(', ')}.`;
    checks.push({ code: 'reply_unknown', message, paragraph: labels[0] ?? null });
  }
  return checks;
}
