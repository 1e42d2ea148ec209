import type { Dossier } from '../../ledger/index.ts';
import type { Reader } from '../../store/index.ts';
import { mechanism, session, state, term } from '../catalogue/index.ts';
import type { Answer, Hit, Query } from '../search/index.ts';
import { source } from '../sources/index.ts';
import { passageDetails, reviewDetails } from './uhri.repository.ts';
import type { PassageDetails, ReviewDetails } from './uhri.repository.ts';
import {
  OWN_ID,
  publicationDate,
  UHRI_POSITIONS,
  UHRI_REGIONS,
  UHRI_TYPES,
  uhriText,
  uhriTypeOf,
} from './uhri.row.ts';
import type { UhriRow } from './uhri.row.ts';

const TYPES = Object.keys(UHRI_TYPES);
/** No record is of this type: nothing is found. ('-' would choose what has no type.) */
const NO_TYPE = 'none-of-these';

/** Of what a question finds, the passages that the index has a form for. */
export function uhriQuery<Q extends Pick<Query, 'choices'>>(query: Q): Q {
  const chosen = query.choices.kind;
  const types = TYPES.filter((type) => chosen === undefined || chosen.size === 0 || chosen.has(type));
  return { ...query, choices: { ...query.choices, kind: new Set(types.length === 0 ? [NO_TYPE] : types) } };
}

/** How many of an answer's passages those are, without asking again. */
export const uhriTotal = ({ counts }: Pick<Answer, 'counts'>, chosen: readonly string[]): number =>
  TYPES.filter((type) => chosen.length === 0 || chosen.includes(type)).reduce(
    (sum, type) => sum + (counts.kind.get(type) ?? 0),
    0,
  );

/** The passages of a list of hits as the index would have them, part by part; its own details are read a part at a time. */
export async function* uhriRows(
  pages: AsyncIterable<readonly Hit[]>,
  db: Reader,
  catalogue: Dossier,
): AsyncGenerator<UhriRow[], void, undefined> {
  const maker = new RowMaker(catalogue);
  for await (const hits of pages) {
    const details = await passageDetails(
      db,
      hits.map((hit) => hit.id),
    );
    const reviews = [...new Set([...details.values()].map(({ reviewId }) => reviewId))];
    maker.learn(
      await reviewDetails(
        db,
        reviews.filter((id) => !maker.knows(id)),
      ),
    );
    yield hits.flatMap((hit) => maker.rowOf(hit, details.get(hit.id) ?? null) ?? []);
  }
}

/** The index has some 10,000 documents; in a longer answer the first reviews are read anew. */
const KEPT_REVIEWS = 20_000;
const MONTH = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });

class RowMaker {
  readonly #catalogue: Dossier;
  readonly #sessions: ReadonlyMap<number, string>;
  #reviews = new Map<string, ReviewDetails>();

  constructor(catalogue: Dossier) {
    this.#catalogue = catalogue;
    const ofUpr = catalogue.all(session).filter((one) => one.mechanismId === 'upr');
    this.#sessions = new Map(ofUpr.map((one) => [one.number, one.startsOn]));
  }

  knows = (reviewId: string): boolean => this.#reviews.has(reviewId);

  learn(reviews: readonly ReviewDetails[]): void {
    if (this.#reviews.size > KEPT_REVIEWS) this.#reviews = new Map();
    for (const one of reviews) this.#reviews.set(one.id, one);
  }

  /** null for what the index has no form for. */
  rowOf(hit: Hit, details: PassageDetails | null): UhriRow | null {
    const type = uhriTypeOf(hit.facets.kind[0]);
    if (type === null) return null;
    const { facets } = hit;
    const review = this.#reviews.get(details?.reviewId ?? '') ?? null;
    const document = this.#catalogue.find(source, details?.sourceId ?? '');
    const isUpr = facets.mechanism[0] === 'upr';
    return {
      AnnotationId: details?.locator?.replace(/^annotation /, '') ?? `${OWN_ID}${hit.id}`,
      DocumentId: null,
      Symbol: document?.symbol ?? facets.document[0] ?? '',
      Body: this.#body(facets.mechanism[0] ?? '', review),
      AnnotationType: UHRI_TYPES[type],
      Text: uhriText(details?.heading ?? null, hit.paragraph, hit.text.text),
      Countries: facets.state.map(this.#state),
      Regions: this.#regions(facets.state),
      Themes: facets.theme.map(this.#term),
      AffectedPersons: facets.group.map(this.#term),
      Sdgs: facets.sdg.map(this.#goal),
      PublicationDate: publicationDate(document?.date ?? hit.date),
      PublicationDateOnUhri: null,
      UprCycle: isUpr && facets.cycle[0] !== undefined ? `Cycle ${facets.cycle[0]}` : null,
      UprSession: isUpr && review?.sessionNumber ? [this.#session(review.sessionNumber)] : [],
      UprPositions: facets.position.flatMap((position) => UHRI_POSITIONS[position] ?? []),
      UprRecommendingCountry: facets.recommender.map(this.#state),
      UprRecommendingRegions: this.#regions(facets.recommender),
    };
  }

  #body(id: string, review: ReviewDetails | null): string {
    const known = this.#catalogue.find(mechanism, id);
    return review?.mandate ?? known?.abbreviation ?? known?.names.en ?? id;
  }

  readonly #state = (id: string): string => this.#catalogue.find(state, id)?.names['en']?.short ?? id;

  #regions(states: readonly string[]): string[] {
    const groups = states.map((id) => this.#catalogue.find(state, id)?.regionalGroup ?? '');
    return [...new Set(groups.flatMap((group) => UHRI_REGIONS[group] ?? []))];
  }

  readonly #term = (id: string): string => this.#catalogue.find(term, id)?.label.en ?? id;

  /** '16 - PEACE, JUSTICE AND STRONG INSTITUTIONS', '16.3 - Rule of law'. */
  readonly #goal = (id: string): string => {
    const known = this.#catalogue.find(term, id);
    if (known === undefined) return id;
    const label = known.vocabulary === 'sdg_goal' ? known.label.en.toUpperCase() : known.label.en;
    return `${known.code} - ${label}`;
  };

  /** '47 - November 2024'. */
  #session(number: number): string {
    const startsOn = this.#sessions.get(number);
    return startsOn === undefined || startsOn.length < '2024-11'.length
      ? String(number)
      : `${number} - ${MONTH.format(new Date(startsOn))}`;
  }
}
