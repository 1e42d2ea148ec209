import { sha256 } from '../../kernel/canonical.ts';
import type { Draft } from '../../ledger/index.ts';
import { tag } from '../reviews/index.ts';
import type { Entry } from '../reviews/index.ts';
import type { SuggestedWithWords } from './suggested.ts';

/** A suggestion as a form names it. */
export interface TagKey {
  readonly recommendationId: string;
  readonly termId: string;
}

/** A suggestion that stands open, and the entry that it is for. */
export interface Standing {
  readonly entry: Entry;
  readonly suggested: SuggestedWithWords;
}

const LONGEST_ID = 200;

/** The same tag of the same recommendation has the same id, whoever gives it and how often. */
export function tagId({ recommendationId, termId }: TagKey): string {
  const id = `${recommendationId}~${termId}`;
  return id.length <= LONGEST_ID ? id : `tag~${sha256(id)}`;
}

const decimal = (thousandths: number): string => (thousandths / 1000).toFixed(2);

/** What the change says of itself: how many, by which model, how sure it was. */
export function groundOf(standing: readonly Standing[], model: string): string {
  const sure = standing.map((one) => one.suggested.confidence);
  const [least, most] = [Math.min(...sure), Math.max(...sure)];
  const range = least === most ? decimal(least) : `${decimal(least)}–${decimal(most)}`;
  return `Tags suggested by the program confirmed: ${standing.length}, model ${model.slice(0, 16)}, confidence ${range}.`;
}

/** The tag that a confirmed suggestion becomes; refused if somebody else gives it meanwhile. */
export function tagDraft({ entry, suggested }: Standing, model: string): Draft {
  const { stateId, id: recommendationId } = entry.recommendation;
  const { field, termId, confidence } = suggested;
  const id = tagId({ recommendationId, termId });
  return {
    kind: tag,
    fields: { id, stateId, recommendationId, field, termId, model, confidence },
    madeFrom: null,
  };
}
