/** How a cluster stands on a day: who said it and when, what the State answered over time, what was set against it. */
import { happenedBy, latest } from '../../kernel/partial-date.ts';
import type { Dossier } from '../../ledger/index.ts';
import { scaleValuesOf } from '../assessments/index.ts';
import { answer, measure, plan, reformsOn } from '../plans/index.ts';
import type { Answer } from '../plans/index.ts';
import { positionWord, reviewRecord, rowOn, wasMade } from '../reviews/index.ts';
import type { Row } from '../reviews/index.ts';
import { treatyAction } from '../treaties/index.ts';
import type { Cluster } from './clusters.schema.ts';

export interface SaidTogether {
  readonly cluster: Cluster;
  /** Members that had been made by the day, oldest first. */
  readonly rows: readonly Row[];
  /** Members that were made later, or that the record holds no more. */
  readonly ahead: number;
  readonly missing: readonly string[];
  /** Mechanisms and States behind it, the most frequent first. */
  readonly mechanisms: readonly Counted[];
  readonly states: readonly Counted[];
  /** 'YYYY' of the first and last that is dated; null where none is. */
  readonly since: string | null;
  readonly until: string | null;
  /** The State's answers by year, as they followed each other; more than one word: the answer changed. */
  readonly answersOverTime: readonly AnswerOfYear[];
  readonly positionsDiffer: boolean;
  readonly assessmentsDiffer: boolean;
  /** What answers a member, each measure or reform once, with the members that it answers. */
  readonly answeredBy: readonly AnsweredBy[];
}

export interface Counted {
  readonly id: string;
  readonly count: number;
}

export interface AnswerOfYear {
  readonly year: string;
  readonly position: string;
  readonly recommendationIds: readonly string[];
}

export interface AnsweredBy {
  readonly kind: Answer['byKind'];
  readonly id: string;
  readonly answers: readonly Answer[];
}

/** How clusters of a State stand on a day; what they share is looked up once. */
export function saidTogetherOn(
  dossier: Dossier,
  catalogue: Dossier,
  asof: string,
): (cluster: Cluster) => SaidTogether {
  const { byId } = reviewRecord(dossier);
  const scaleValues = scaleValuesOf(catalogue);
  const answers = standingAnswers(dossier, catalogue, asof);
  return (cluster) => {
    const entries = cluster.members.flatMap((id) => byId.get(id) ?? []);
    const rows = entries
      .filter((entry) => wasMade(entry, asof) === 'yes')
      .map((entry) => rowOn(entry, scaleValues, asof))
      .sort(byDate);
    const years = rows.flatMap(({ entry }) => entry.made?.date.slice(0, 4) ?? []);
    const answersOverTime = answersByYear(rows);
    return {
      cluster,
      rows,
      ahead: entries.length - rows.length,
      missing: cluster.members.filter((id) => !byId.has(id)),
      mechanisms: counted(rows.map(({ entry }) => entry.recommendation.mechanismId)),
      states: counted(rows.flatMap(({ entry }) => entry.recommendation.recommendingStates)),
      since: years[0] ?? null,
      until: years.at(-1) ?? null,
      answersOverTime,
      positionsDiffer: new Set(answersOverTime.map((one) => one.position)).size > 1,
      assessmentsDiffer: rows.some((row) => row.differs) || gradesOf(rows).size > 1,
      answeredBy: answeredBy(rows.flatMap(({ entry }) => answers.get(entry.recommendation.id) ?? [])),
    };
  };
}

const dayOf = ({ entry }: Row): string => (entry.made === null ? '9999' : latest(entry.made.date));

const byDate = (a: Row, b: Row): number => {
  const [one, other] = [dayOf(a), dayOf(b)];
  if (one !== other) return one < other ? -1 : 1;
  return a.entry.recommendation.id < b.entry.recommendation.id ? -1 : 1;
};

/** The most frequent first; of equal ones by their id. */
function counted(ids: readonly string[]): Counted[] {
  return [...Map.groupBy(ids, (id) => id)]
    .map(([id, own]) => ({ id, count: own.length }))
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
}

/** Answers that the State gave: that one is awaited is none. */
function answersByYear(rows: readonly Row[]): AnswerOfYear[] {
  const given = rows.flatMap((row) => {
    const position = positionWord(row);
    if (row.position === null || position === null || position === 'none' || position === 'pending')
      return [];
    const year = (row.position.date ?? row.entry.made?.date ?? '').slice(0, 4);
    return [{ year, position, id: row.entry.recommendation.id }];
  });
  return [...Map.groupBy(given, ({ year, position }) => `${year} ${position}`).values()]
    .map((own) => ({
      year: own[0]?.year ?? '',
      position: own[0]?.position ?? '',
      recommendationIds: own.map((one) => one.id),
    }))
    .sort((a, b) => (a.year === b.year ? (a.position < b.position ? -1 : 1) : a.year < b.year ? -1 : 1));
}

/** The places on the common scale that its members stand at, of those that were assessed. */
const gradesOf = (rows: readonly Row[]): ReadonlySet<string> =>
  new Set(rows.flatMap((row) => (row.assessed.length === 0 ? [] : row.common)));

function answeredBy(answers: readonly Answer[]): AnsweredBy[] {
  return [...Map.groupBy(answers, (one) => `${one.byKind}/${one.byId}`).values()].flatMap((own) => {
    const [first] = own;
    return first === undefined ? [] : [{ kind: first.byKind, id: first.byId, answers: own }];
  });
}

/** Recommendation → what answered it by a day: the plan approved, the reform announced, the act done. */
function standingAnswers(
  dossier: Dossier,
  catalogue: Dossier,
  asof: string,
): ReadonlyMap<string, readonly Answer[]> {
  const announced = new Set(
    reformsOn(dossier, catalogue, asof)
      .filter((one) => one.status !== 'not_announced')
      .map((one) => one.reform.id),
  );
  const stood: Readonly<Record<Answer['byKind'], (id: string) => boolean>> = {
    measure: (id) => {
      const of = dossier.find(plan, dossier.find(measure, id)?.planId ?? '');
      return of !== undefined && happenedBy(of.approvedOn, asof);
    },
    reform: (id) => announced.has(id),
    treaty_action: (id) => {
      const act = dossier.find(treatyAction, id);
      return act !== undefined && (act.date === null || happenedBy(act.date, asof));
    },
  };
  const standing = dossier
    .all(answer)
    .filter((one) => one.toKind === 'recommendation' && stood[one.byKind](one.byId));
  return Map.groupBy(standing, (one) => one.toId);
}
