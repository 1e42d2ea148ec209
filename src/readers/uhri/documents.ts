import type { ReadingGround } from '../../features/proposals/index.ts';
import type { NameFinder } from '../common/name-finder.ts';
import { unDocument } from '../common/un-document.ts';
import type { UnDocument } from '../common/un-document.ts';
import type { Annotation } from './annotation.ts';
import { speakerOf } from './bodies.ts';
import type { Speaker } from './bodies.ts';
import { frameOf } from './frames.ts';
import type { Frame } from './frames.ts';

/** What was wrong with an annotation: nothing is made of it. */
export class Refusal extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** A document as the annotations before this one have shown it. */
export interface KnownDocument {
  readonly document: UnDocument;
  readonly speaker: Speaker;
  /** By State. */
  readonly frames: Map<string, Frame>;
  /** The one State that it is about, as soon as an annotation named one alone. */
  stateId: string | null;
}

/** The index has some 10,000 documents; in a file with more, the first are met anew. */
const KEPT_DOCUMENTS = 20_000;

/** The documents of a file: who speaks in them, of which States, and what their annotations stand on. */
export class Documents {
  readonly #names: NameFinder;
  readonly #stateNames: ReadingGround['stateNames'];
  #known = new Map<string, KnownDocument>();

  constructor(names: NameFinder, stateNames: ReadingGround['stateNames']) {
    this.#names = names;
    this.#stateNames = stateNames;
  }

  /** Throws a `Refusal` where the annotation cannot be placed. */
  of({ symbol: printed, body }: Annotation): KnownDocument {
    if (printed === null) throw new Refusal('no_document', 'No document is named.');
    if (body === null) throw new Refusal('no_body', 'Nobody is named who recommends.');
    const key = `${printed}\n${body}`;
    const kept = this.#known.get(key);
    if (kept) return kept;
    const document = unDocument(printed);
    if (document === null) throw new Refusal('no_document', 'No document is named.');
    const speaker = speakerOf(body, document.symbol, this.#names);
    if (speaker === null)
      throw new Refusal('unknown_body', `Nobody goes by the name “${body.slice(0, 120)}”.`);
    const made: KnownDocument = { document, speaker, frames: new Map(), stateId: null };
    if (this.#known.size >= KEPT_DOCUMENTS) this.#known = new Map();
    this.#known.set(key, made);
    return made;
  }

  /** A review by a committee or the UPR is of one State; reports of mandates may concern several. */
  statesOf({ countries }: Annotation, known: KnownDocument): readonly string[] {
    if (countries.length === 0) throw new Refusal('no_state', 'No State is named.');
    const found = new Set(countries.flatMap((name) => this.#names.requireStates(name)));
    const [only = null] = found;
    const told = known.document.symbol?.state ?? null;
    if (found.size === 0) {
      // Regions that report under a State's name: "Hong Kong" in CCPR/C/CHN-HKG/CO/4.
      if (told !== null && this.#stateNames.resolve(told) !== null) return [told];
      throw new Refusal(
        'unknown_state',
        `No State goes by the name “${(countries[0] ?? '').slice(0, 120)}”.`,
      );
    }
    if (found.size === 1) {
      known.stateId ??= only;
      return only === null ? [] : [only];
    }
    if (known.speaker.family === 'visits') return [...found];
    const one = [told, known.stateId].find((id) => id !== null && found.has(id));
    if (one) return [one];
    throw new Refusal(
      'several_states',
      `One State is reviewed, but several are named: ${countries.join(', ').slice(0, 200)}`,
    );
  }

  /** The frame; its records with the first annotation that stands on it only. */
  frameOf(annotation: Annotation, stateId: string, known: KnownDocument): Frame {
    const kept = known.frames.get(stateId);
    if (kept) return kept;
    const frame = frameOf(annotation, known.document, stateId, known.speaker, this.#stateNames);
    if (frame === null)
      throw new Refusal('no_cycle', 'Nothing tells which cycle of the Universal Periodic Review it is of.');
    known.frames.set(stateId, { ...frame, records: [] });
    return frame;
  }
}
