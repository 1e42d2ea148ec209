import type {
  BulkEntry,
  BulkProblem,
  ProposedRecord,
  ReadingGround,
} from '../../features/proposals/index.ts';
import { plainText } from '../common/html-text.ts';
import { NameFinder } from '../common/name-finder.ts';
import { placeOfParagraph } from '../common/paragraph-place.ts';
import { statesAtEnd } from '../common/states-at-end.ts';
import type { UnDocument } from '../common/un-document.ts';
import { positionOf } from '../common/upr-review.ts';
import type { Annotation } from './annotation.ts';
import { Documents, Refusal } from './documents.ts';
import type { KnownDocument } from './documents.ts';
import { UHRI } from './frames.ts';
import type { Frame } from './frames.ts';
import { readOpening } from './opening.ts';
import type { Opening } from './opening.ts';

const TYPES: Readonly<Record<string, string>> = {
  recommendations: 'recommendation',
  recommendation: 'recommendation',
  'concerns/observations': 'concern',
};

/** Replies of the State under review that stand among the recommendations of older reports. */
const REPLY = /^Response of /;
/** Two recommendations in one annotation: "Sign … (Chile); Ratify … (France)". */
const STATES_WITHIN = /\([^()]{3,80}\)\s{0,2};/;
const SDG_CODE = /^(\d{1,2}(?:\.[0-9a-z]{1,2})?)(?=$|\s)/;

/** Makes records of annotations, one after another. Remembers documents and names, never annotations. */
export class EntryMaker {
  readonly #names: NameFinder;
  readonly #documents: Documents;
  readonly #stateIds: ReadonlySet<string> | null;
  #problems: BulkProblem[] = [];

  constructor(ground: Pick<ReadingGround, 'stateNames' | 'lookUp'>, stateIds: ReadonlySet<string> | null) {
    this.#names = new NameFinder(ground);
    this.#documents = new Documents(this.#names, ground.stateNames);
    this.#stateIds = stateIds;
  }

  takeProblems(): BulkProblem[] {
    const problems = this.#problems;
    this.#problems = [];
    return problems;
  }

  takeUnknown = (): ReturnType<NameFinder['takeUnknown']> => this.#names.takeUnknown();

  refuse(place: string, code: string, message: string): void {
    this.#problems.push({ place, code, message, isRefused: true });
  }

  /** One entry for each State that the annotation concerns; none where it is refused or concerns other States. */
  entriesOf(annotation: Annotation, place: string): BulkEntry[] {
    try {
      return this.#entriesOf(annotation, place);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.refuse(place, error.code, error.message);
      return [];
    }
  }

  #remark(place: string, code: string, message: string): void {
    this.#problems.push({ place, code, message, isRefused: false });
  }

  #entriesOf(annotation: Annotation, place: string): BulkEntry[] {
    if (this.#isAboutOthers(annotation)) return [];
    const known = this.#documents.of(annotation);
    const stateIds = this.#documents.statesOf(annotation, known);
    const wanted = stateIds.filter((id) => this.#stateIds === null || this.#stateIds.has(id));
    if (wanted.length === 0) return [];
    const text = plainText(annotation.text);
    if (text === '') throw new Refusal('no_text', 'There is no text.');
    const opening = readOpening(text);
    if (annotation.printedDate !== null && annotation.date === null)
      this.#remark(
        place,
        'date_not_read',
        `The date is not understood: ${annotation.printedDate.slice(0, 40)}`,
      );
    return wanted.map((stateId) => this.#entryOf(annotation, place, stateId, known, opening));
  }

  /** Where only some States are asked for, nothing is said about rows on others. */
  #isAboutOthers({ countries }: Annotation): boolean {
    const wanted = this.#stateIds;
    if (wanted === null || countries.length === 0) return false;
    return countries.every((name) => {
      const id = this.#names.find('state', name);
      return id !== null && !wanted.has(id);
    });
  }

  #entryOf(
    annotation: Annotation,
    place: string,
    stateId: string,
    known: KnownDocument,
    opening: Opening,
  ): BulkEntry {
    const type = this.#typeOf(annotation, known, opening);
    const frame = this.#documents.frameOf(annotation, stateId, known);
    const { text, states } =
      known.speaker.family === 'upr'
        ? this.#recommendedBy(annotation, place, stateId, opening)
        : { text: opening.text, states: [] };
    const id = idOf(annotation, stateId, frame, opening);
    const locator = locatorOf(annotation, known.document, opening);
    const recommendation: ProposedRecord = {
      kind: 'recommendation',
      fields: {
        id,
        stateId,
        reviewId: frame.reviewId,
        mechanismId: known.speaker.mechanismId,
        type,
        sourceId: frame.sourceId,
        paragraph: opening.paragraph,
        heading: opening.heading,
        text: text || opening.text || plainText(annotation.text),
        isSummary: false,
        language: 'en',
        recommendingStates: states,
        position: placeOfParagraph(opening.paragraph),
        issues: [],
        themes: this.#names.requireAll('theme', annotation.themes),
        groups: this.#names.requireAll('affected_group', annotation.groups),
        sdgs: this.#sdgs(annotation.sdgs),
      },
      citations: [{ sourceId: UHRI, locator }],
    };
    const position = this.#positionOf(annotation, place, locator, recommendation);
    return {
      locator,
      stateId,
      frame: frame.records,
      records: position === null ? [recommendation] : [recommendation, position],
      printed: { themes: annotation.themes, groups: annotation.groups, sdgs: annotation.sdgs },
    };
  }

  #typeOf({ type: printed }: Annotation, known: KnownDocument, opening: Opening): string {
    const type = TYPES[(printed ?? '').toLowerCase()];
    if (type === undefined) {
      this.#names.count('type', printed ?? '');
      throw new Refusal(
        'unknown_type',
        `“${(printed ?? '').slice(0, 80)}” is neither a recommendation nor an observation.`,
      );
    }
    if (known.speaker.family === 'upr' && REPLY.test(opening.text)) return 'statement';
    const isPraise = type === 'concern' && /^positive aspects|^positive factors/i.test(opening.heading ?? '');
    return isPraise ? 'positive_aspect' : type;
  }

  /** The States of the column, and those that the text itself ends with; the text without them. */
  #recommendedBy(
    annotation: Annotation,
    place: string,
    stateId: string,
    opening: Opening,
  ): { text: string; states: string[] } {
    const column = annotation.uprStates.flatMap((name) => this.#names.requireStates(name));
    const ending = statesAtEnd(opening.text, this.#names.statesIn);
    const isSeveral = STATES_WITHIN.test(ending.text);
    const states = [...new Set([...ending.states, ...column])];
    if (column.length > 0 && ending.states.length > 0 && !isSeveral && states.length > column.length)
      this.#remark(place, 'states_differ', 'The text names States that the column of States does not.');
    if (states.includes(stateId))
      this.#remark(place, 'recommends_to_itself', 'The State under review is among those that recommend.');
    return { text: isSeveral ? opening.text : ending.text, states };
  }

  #sdgs(printed: readonly string[]): string[] {
    const ids: string[] = [];
    for (const name of printed) {
      const code = SDG_CODE.exec(name)?.[1];
      const id =
        (code === undefined ? null : this.#names.find('sdg', code)) ?? this.#names.require('sdg', name);
      if (id !== null && !ids.includes(id)) ids.push(id);
    }
    return ids;
  }

  #positionOf(
    { uprPositions: printed }: Annotation,
    place: string,
    locator: string,
    { fields: { id: recommendationId, stateId } }: ProposedRecord,
  ): ProposedRecord | null {
    if (printed.length === 0) return null;
    const position = positionOf(printed);
    const value = printed.join('; ').slice(0, 200);
    if (position === null) {
      this.#names.count('position', value);
      this.#remark(place, 'unknown_position', `“${value}” is no answer that the record knows.`);
      return null;
    }
    return {
      kind: 'position',
      fields: { id: `${String(recommendationId)}.position`, stateId, recommendationId, position },
      citations: [{ sourceId: UHRI, locator, field: 'position', value, reading: position }],
    };
  }
}

/** The same in every export: by the annotation, or in a copy without ids by document and paragraph. */
const locatorOf = ({ id }: Annotation, document: UnDocument, { paragraph }: Opening): string =>
  id === null
    ? `${document.printed}${paragraph === null ? '' : `, para. ${paragraph}`}`
    : `annotation ${id.slice(0, LONGEST_ID)}`;

const LONGEST_ID = 80;

/** Before the name of a record that this program exported in the index's form and OHCHR gave no number (features/questions). */
const OWN_ID = 'servanda:';

/** By the annotation; in a copy of the index that left its id out, by document and paragraph. */
function idOf({ id }: Annotation, stateId: string, frame: Frame, opening: Opening): string {
  if (id?.startsWith(`${OWN_ID}${stateId.toLowerCase()}.`)) return id.slice(OWN_ID.length);
  const of = id ?? `${frame.sourceId}.${opening.paragraph ?? 'whole'}`;
  return `${stateId.toLowerCase()}.uhri.${of
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/-$/, '')
    .slice(0, LONGEST_ID)}`;
}
