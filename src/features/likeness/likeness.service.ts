import { notFound } from '../../kernel/errors.ts';
import type { ChangeSet, Dossier, Dossiers, Ledger } from '../../ledger/index.ts';
import type { Answer } from '../plans/index.ts';
import { reviewRecord } from '../reviews/index.ts';
import type { LikeHit, LikeQuery, SearchService } from '../search/index.ts';
import { answerDraft, ANSWERING, answersOf } from './answer-links.ts';
import type { AnsweringKind } from './answer-links.ts';
import { companionsOf } from './clusters.ts';
import { ClusterService } from './clusters.service.ts';
import { unknownRecord, writeDecision } from './decisions.ts';
import type { Decision } from './decisions.ts';
import { refusalsFor, refusedGone, refusedWrite } from './likeness.repository.ts';
import type { Refusal } from './likeness.repository.ts';

export interface LikenessParts {
  readonly ledger: Ledger;
  readonly dossiers: Dossiers;
  readonly search: Pick<SearchService, 'like'>;
  readonly now: () => string;
}

/** Types that ask for something, and those that say what is wrong: what may ask for the same. */
export const ASKING = [
  'recommendation',
  'concern',
  'request_for_information',
  'conclusion',
  'voluntary_commitment',
] as const;
export interface Candidates {
  /** Of the same State, or of all others; closest first. */
  readonly same: readonly LikeHit[];
  /** Measures and reforms of the State that may answer it. */
  readonly answers: readonly LikeHit[];
  /** What was refused before, to be offered again. */
  readonly refused: readonly Refusal[];
}

export interface CandidatesAsked {
  readonly recommendationId: string;
  readonly among: LikeQuery['among'];
  readonly count: number;
  readonly asof: string;
}

/** What says the same, and what may answer it: offered by closeness, decided by a person. */
export class LikenessService {
  readonly clusters: ClusterService;
  readonly #parts: LikenessParts;

  constructor(parts: LikenessParts) {
    this.#parts = parts;
    this.clusters = new ClusterService(parts);
  }

  /** Without those that say the same already, answer it already, or were refused. */
  async candidates(dossier: Dossier, asked: CandidatesAsked): Promise<Candidates> {
    const { recommendationId, among, count, asof } = asked;
    const own = reviewRecord(dossier).byId.get(recommendationId)?.recommendation;
    if (own === undefined) throw notFound('There is no recommendation with this name in the record.');
    const refused = await refusalsFor(this.#parts.ledger.store.db, recommendationId);
    const companions = companionsOf(dossier, [recommendationId]).map((one) => one.recommendationId);
    const query = { text: own.text, language: own.language, unit: own.stateId, asof, count };
    const refusedNames = refused.map((one) => `${one.otherKind}/${one.otherId}`);
    const [same, answers] = await Promise.all([
      this.#parts.search.like({
        ...query,
        among,
        kinds: ASKING,
        without: [...[recommendationId, ...companions].map((id) => `recommendation/${id}`), ...refusedNames],
      }),
      this.#parts.search.like({
        ...query,
        among: 'own',
        kinds: ANSWERING,
        without: [
          ...answersOf(dossier, recommendationId).map((one) => `${one.byKind}/${one.byId}`),
          ...refusedNames,
        ],
      }),
    ]);
    return { same, answers, refused };
  }

  /** Remembers that these are not the same, or no answer, so that they are not offered again. */
  async refuse(
    recommendationId: string,
    others: readonly Omit<Refusal, 'recommendationId'>[],
    decision: Decision,
  ): Promise<void> {
    const { ledger, dossiers, now } = this.#parts;
    const dossier = await dossiers.get(decision.stateId);
    requireRecommendation(dossier, recommendationId);
    // Of other States too: what is not there is not remembered.
    const found = await Promise.all(others.map((one) => ledger.find(one.otherKind, one.otherId)));
    const known = others.filter((_one, at) => found[at] !== null);
    if (known.length !== others.length) throw unknownRecord();
    const writes = [
      refusedWrite(
        known.map((one) => ({
          ...one,
          recommendationId,
          stateId: decision.stateId,
          reason: decision.reason,
          actor: decision.actor,
          refusedAt: now(),
        })),
      ),
    ];
    await ledger.store.transaction<void>(async () => ({ writes, result: undefined }));
  }

  /** Offers again what was refused. */
  async offerAgain(
    recommendationId: string,
    others: readonly Omit<Refusal, 'recommendationId'>[],
  ): Promise<void> {
    const writes = [refusedGone(others.map((one) => ({ ...one, recommendationId })))];
    await this.#parts.ledger.store.transaction<void>(async () => ({ writes, result: undefined }));
  }

  /** Writes that these answer the recommendation, as the record holds what a measure answers. */
  async acceptAnswers(
    recommendationId: string,
    answering: readonly { readonly kind: AnsweringKind; readonly id: string }[],
    certainty: Answer['certainty'],
    decision: Decision,
  ): Promise<ChangeSet> {
    const dossier = await this.#parts.dossiers.get(decision.stateId);
    requireRecommendation(dossier, recommendationId);
    const drafts = answering.map((one) => answerDraft(dossier, recommendationId, one, certainty, decision));
    return writeDecision(
      this.#parts,
      decision,
      `Say that ${drafts.length} measures or reforms answer ${recommendationId}`,
      drafts,
    );
  }
}

function requireRecommendation(dossier: Dossier, id: string): void {
  if (!reviewRecord(dossier).byId.has(id))
    throw notFound('There is no recommendation with this name in the record.');
}
