import { setImmediate } from 'node:timers/promises';
import { newId } from '../../kernel/canonical.ts';
import { AppError } from '../../kernel/errors.ts';
import { untilUnchanged } from '../../ledger/index.ts';
import type { ChangeSet, Dossier, Dossiers, Draft, Ledger } from '../../ledger/index.ts';
import { term } from '../catalogue/index.ts';
import type { Term } from '../catalogue/index.ts';
import { reviewRecord, tag } from '../reviews/index.ts';
import type { Entry } from '../reviews/index.ts';
import { openEntry } from './open-suggestions.ts';
import type { OpenEntry, Refusal } from './open-suggestions.ts';
import { batchOf, refusalsOf, refusedGone, refusedWrite, tagsMadeBy } from './refused.repository.ts';
import { textHash } from './suggested.ts';
import { Suggesting } from './suggesting.ts';
import { groundOf, tagDraft, tagId } from './tag-drafts.ts';
import type { Standing, TagKey } from './tag-drafts.ts';

export type { TagKey } from './tag-drafts.ts';

export interface TagParts {
  readonly ledger: Ledger;
  readonly dossiers: Dossiers;
  readonly now: () => string;
}

/** Who decides, for which State, and why in their own words ('' for none). */
export interface Decision {
  readonly stateId: string;
  readonly actor: string;
  readonly reason: string;
}

export interface Confirmed {
  readonly count: number;
  readonly changeSet: number | null;
}

export interface Refused {
  readonly count: number;
  /** By which they are taken back together; null where nothing was refused. */
  readonly batch: string | null;
}

const ENGLISH = 'en';
/** Entries looked at between two turns of the event loop: some 2 ms. */
const AT_ONCE = 200;
/** More at once is no looking. */
export const MOST_AT_ONCE = 1000;

/** What the program suggests for the recommendations of a State, and what people decide on it. */
export class TagService {
  readonly #parts: TagParts;
  readonly #suggesting = new Suggesting();
  readonly #refusals = new Map<string, Promise<readonly Refusal[]>>();
  /** By dossier, then by the refusals that count: neither ever changes, so what follows from both holds. */
  readonly #entries = new WeakMap<Dossier, WeakMap<readonly Refusal[], Promise<readonly OpenEntry[]>>>();

  constructor(parts: TagParts) {
    this.#parts = parts;
    parts.ledger.store.onChange(() => this.#refusals.clear());
  }

  /** The model that the suggestions come from: SHA-256. */
  model(): Promise<string> {
    return this.#suggesting.model();
  }

  close(): Promise<void> {
    return this.#suggesting.close();
  }

  /** Every entry of the State in English with what waits for a person, in the record's order. */
  async entries(dossier: Dossier, catalogue: Dossier): Promise<readonly OpenEntry[]> {
    const refusals = await this.#refusalsOf(dossier.stateId ?? '');
    const kept =
      this.#entries.get(dossier) ?? new WeakMap<readonly Refusal[], Promise<readonly OpenEntry[]>>();
    this.#entries.set(dossier, kept);
    const known = kept.get(refusals);
    if (known !== undefined) return known;
    const made = this.#openOf(reviewRecord(dossier).entries, catalogue, refusals);
    kept.set(refusals, made);
    made.catch(() => kept.delete(refusals));
    return made;
  }

  /** The same for one entry; null where its text is not in English, of which the models know nothing. */
  async ofEntry(entry: Entry, dossier: Dossier, catalogue: Dossier): Promise<OpenEntry | null> {
    const refusals = await this.#refusalsOf(dossier.stateId ?? '');
    const [found] = await this.#openOf([entry], catalogue, refusals);
    return found ?? null;
  }

  /** Writes the suggestions that still stand as tags, one change set. What is decided already is left alone. */
  async confirm(keys: readonly TagKey[], decision: Decision): Promise<Confirmed> {
    return untilUnchanged(async () => {
      const standing = await this.#notHeld(await this.#standing(keys, decision.stateId));
      if (standing.length === 0) return { count: 0, changeSet: null };
      const model = await this.model();
      const drafts = standing.map((one) => tagDraft(one, model));
      const { number, created } = await this.#write(decision, groundOf(standing, model), drafts);
      return { count: created, changeSet: number };
    });
  }

  /** Remembers that these are wrong, so that nobody is asked again while the text and the model are the same. */
  async refuse(keys: readonly TagKey[], decision: Decision): Promise<Refused> {
    const standing = await this.#standing(keys, decision.stateId);
    if (standing.length === 0) return { count: 0, batch: null };
    const { ledger, now } = this.#parts;
    const model = await this.model();
    const refusedAt = now();
    const batch = newId('refused', Date.parse(refusedAt));
    const rows = standing.map(({ entry: { recommendation: own }, suggested }) => ({
      recommendationId: own.id,
      termId: suggested.termId,
      stateId: own.stateId,
      textHash: textHash(own.text),
      model,
      confidence: suggested.confidence,
      batch,
      reason: decision.reason,
      actor: decision.actor,
      refusedAt,
    }));
    await ledger.store.transaction<void>(async () => ({ writes: [refusedWrite(rows)], result: undefined }));
    return { count: rows.length, batch };
  }

  /** Takes back what was refused together; it is offered again. */
  async undoRefusal(batch: string, { stateId }: Decision): Promise<number> {
    const { store } = this.#parts.ledger;
    const keys = await batchOf(store.db, stateId, batch);
    if (keys.length > 0)
      await store.transaction<void>(async () => ({ writes: [refusedGone(keys)], result: undefined }));
    return keys.length;
  }

  /** Takes one refusal back. */
  async undoOneRefusal({ recommendationId, termId }: TagKey, { stateId }: Decision): Promise<number> {
    const { store } = this.#parts.ledger;
    const refusals = await this.#refusalsOf(stateId);
    const isHeld = refusals.some((one) => one.recommendationId === recommendationId && one.termId === termId);
    if (!isHeld) return 0;
    const gone = refusedGone([{ recommendation_id: recommendationId, term_id: termId }]);
    await store.transaction<void>(async () => ({ writes: [gone], result: undefined }));
    return 1;
  }

  /** Takes back the tags that a change set made, those that still stand; they are offered again. */
  async undoConfirmation(changeSet: number, decision: Decision): Promise<Confirmed> {
    const { db } = this.#parts.ledger.store;
    const ids = await tagsMadeBy(db, decision.stateId, changeSet);
    return this.#remove(ids, decision, `Took back the tags of change set ${changeSet}.`);
  }

  /** Takes one tag back that a person gave. */
  takeBack(key: TagKey, decision: Decision): Promise<Confirmed> {
    return this.#remove([tagId(key)], decision, 'Took back a tag.');
  }

  async #remove(ids: readonly string[], decision: Decision, words: string): Promise<Confirmed> {
    const held = await this.#parts.ledger.findAll(tag.name, ids);
    const own = [...held].filter(([, { fields }]) => fields['stateId'] === decision.stateId);
    if (own.length === 0) return { count: 0, changeSet: null };
    const drafts = own.map(([id]): Draft => ({ kind: tag, remove: id }));
    const { number, removed } = await this.#write(decision, words, drafts);
    return { count: removed, changeSet: number };
  }

  #write({ actor, reason }: Decision, words: string, drafts: readonly Draft[]): Promise<ChangeSet> {
    const { ledger, now } = this.#parts;
    return ledger.write({ actor, reason: reason === '' ? words : `${reason} – ${words}`, at: now() }, drafts);
  }

  /** Those of the keys that are open now: a form may be old, sent twice, or made up. */
  async #standing(keys: readonly TagKey[], stateId: string): Promise<Standing[]> {
    if (keys.length > MOST_AT_ONCE)
      throw new AppError('too_many_tags', 422, `At most ${MOST_AT_ONCE} suggestions are decided at once.`);
    const [dossier, catalogue] = await Promise.all([stateId, null].map((id) => this.#parts.dossiers.get(id)));
    if (!dossier || !catalogue) return [];
    const byId = reviewRecord(dossier).byId;
    const wanted = Map.groupBy(keys, (key) => key.recommendationId);
    const entries = [...wanted.keys()].flatMap((id) => byId.get(id) ?? []);
    const refusals = await this.#refusalsOf(stateId);
    const open = await this.#openOf(entries, catalogue, refusals);
    return open.flatMap(({ entry, open: own }) => {
      const terms = new Set(wanted.get(entry.recommendation.id)?.map((key) => key.termId));
      return own.filter((one) => terms.has(one.termId)).map((suggested) => ({ entry, suggested }));
    });
  }

  /** Without those that another process confirmed, of which this one may not have heard yet. */
  async #notHeld(standing: readonly Standing[]): Promise<Standing[]> {
    const idOf = ({ entry, suggested }: Standing): string =>
      tagId({ recommendationId: entry.recommendation.id, termId: suggested.termId });
    const held = await this.#parts.ledger.findAll(tag.name, standing.map(idOf));
    return standing.filter((one) => !held.has(idOf(one)));
  }

  async #openOf(
    entries: readonly Entry[],
    catalogue: Dossier,
    refusals: readonly Refusal[],
  ): Promise<readonly OpenEntry[]> {
    const english = entries.filter((one) => one.recommendation.language === ENGLISH);
    const model = await this.model();
    const terms = termsOf(catalogue);
    const refused = Map.groupBy(refusals, (one) => one.recommendationId);
    const found: OpenEntry[] = [];
    for (let from = 0; from < english.length; from += AT_ONCE) {
      // Where every answer is known already nothing is waited for, and a State of thousands would hold up other pages.
      if (from > 0) await setImmediate();
      const part = english.slice(from, from + AT_ONCE);
      const suggestions = await this.#suggesting.of(part.map((one) => one.recommendation.text));
      part.forEach((entry, at) => {
        const own = suggestions[at];
        if (own === undefined) return;
        const refusedHere = refused.get(entry.recommendation.id) ?? [];
        found.push(openEntry(entry, { suggestions: own, model, refusals: refusedHere, terms }));
      });
    }
    return found;
  }

  #refusalsOf(stateId: string): Promise<readonly Refusal[]> {
    const known = this.#refusals.get(stateId);
    if (known !== undefined) return known;
    const read = refusalsOf(this.#parts.ledger.store.db, stateId);
    this.#refusals.set(stateId, read);
    read.catch(() => this.#refusals.delete(stateId));
    return read;
  }
}

const heldTerms = new WeakMap<Dossier, ReadonlyMap<string, Term>>();

function termsOf(catalogue: Dossier): ReadonlyMap<string, Term> {
  const known = heldTerms.get(catalogue);
  if (known !== undefined) return known;
  const made = new Map(catalogue.all(term).map((one) => [one.id, one]));
  heldTerms.set(catalogue, made);
  return made;
}
