import type { Alpha3 } from '../../../kernel/state-names.ts';
import { endsInVerb, verbPhrase } from './verb-phrase.ts';
import { beginsWithVerb } from './verbs.ts';

/** Words of a sentence and the States in brackets behind them. */
export interface Words {
  readonly text: string;
  readonly states: readonly Alpha3[];
}

/**
 * 'head': a verb without object; 'clause': a verb with its object; 'object': what a verb acts on; 'purpose': "to …"
 * behind a complete clause; 'adverbial': how, when, by what.
 */
type PartKind = 'head' | 'clause' | 'object' | 'purpose' | 'adverbial';

export interface Part {
  readonly kind: PartKind;
  readonly connector: string;
  readonly text: string;
  readonly states: readonly Alpha3[];
}

export interface Clause {
  readonly connector: string;
  readonly parts: readonly Part[];
}

const CONNECTOR = /^(?:[\s,;/]+|(?:and|or|as well as)(?=[\s/]))*/iu;

/** What hangs on words before it. "in line with", "by", "which", "as soon as possible", "to this end" … */
const HANGS =
  /^(?:as|at|by|for|from|in|into|of|on|over|under|until|upon|with|within|without|through|throughout|towards?|against|among|before|after|during|pursuant|including|especially|particularly|notably|namely|already|signed|thereby|thus|when|where|while|which|who|whose|so|if|such|like|ensuring|allowing|paying|taking|based|using|accordingly|thereto)\b/iu;

export function partOf({ text, states }: Words, index: number): Part {
  const matched = CONNECTOR.exec(text)?.[0] ?? '';
  const connector = connectorName(matched);
  const rest = text
    .slice(matched.length)
    .replace(/[\s/,]+$/u, '')
    .trim();
  return { kind: kindOf(rest, connector, index), connector, text: rest, states };
}

const SUGGESTS = /^suggest(?:s|ed)? that (?:the )?\p{Lu}\p{L}+ /iu;

function connectorName(matched: string): string {
  if (/\/\s*and/iu.test(matched)) return '/and';
  if (matched.includes('/')) return '/';
  return /and|or|as well as/iu.exec(matched)?.[0].toLowerCase() ?? (matched.includes(',') ? ',' : '');
}

function kindOf(text: string, connector: string, index: number): PartKind {
  // A stroke and a capital letter begin a sentence, whether or not its verb is known.
  if (index > 0 && connector === '/' && /^\p{Lu}\p{Ll}+ \S/u.test(text)) {
    return verbPhrase(text).verb === '' || verbPhrase(text).object !== '' ? 'clause' : 'head';
  }
  if (index > 0 && (HANGS.test(text) || /^[a-z-]+ly$/u.test(text))) return 'adverbial';
  // "…of its people (Singapore) to improve their living": an infinitive of purpose, not a new demand.
  const addsUp = connector === 'and' || connector === '/and' || connector === ',';
  if (index > 0 && !addsUp && /^to \p{Ll}/u.test(text)) return 'purpose';
  if (index > 0 && /^that \S/u.test(text))
    return /^that (?:it|they|is|has|have|was|were)\b/u.test(text) ? 'adverbial' : 'clause';
  if (!beginsWithVerb(text))
    return index > 0 ? 'object' : endsInVerb(text.replace(SUGGESTS, '')) ? 'head' : 'clause';
  const isOpen =
    verbPhrase(text).object === '' ||
    endsInVerb(text) ||
    /\b(?:of|to|for|on|with|by|the|its|an?)$/u.test(text);
  return isOpen ? 'head' : 'clause';
}

/** Parts in the clauses that they make; `tail` are words behind the last State. */
export function clausesOf(parts: readonly Part[], tail: string): readonly Clause[] {
  const clauses: { connector: string; parts: Part[] }[] = [];
  let isComplete = true;
  for (const [index, part] of parts.entries()) {
    const opens = part.kind === 'head' || part.kind === 'clause';
    const current = clauses.at(-1);
    if (current !== undefined && isComplete && isAlternative(parts, index, tail)) {
      const acted = current.parts.findIndex(({ kind }) => kind === 'clause' || kind === 'object');
      current.parts.splice(acted, 0, part);
    } else if (current === undefined || (opens && isComplete)) {
      clauses.push({ connector: part.connector, parts: [part] });
      isComplete = part.kind === 'clause' || part.kind === 'object';
    } else {
      // "Increase efforts (A) to harmonize …": what an open verb is for is what it acts on.
      const isWhatFor: boolean = part.kind === 'purpose' && !isComplete;
      // "Ratify X (A, B)/and implement it (A)/as soon as possible (B)": B adds to its own words, not to those of A.
      const goesBack =
        part.kind === 'adverbial' && part.connector === '/' && current.connector.startsWith('/');
      const spokeIn = goesBack ? clauses.findLast(speaks(part)) : undefined;
      (spokeIn ?? current).parts.push(isWhatFor ? { ...part, kind: 'object' } : part);
      isComplete ||= isWhatFor;
      isComplete ||= part.kind === 'clause' || part.kind === 'object';
    }
  }
  if (tail !== '') {
    const kind: PartKind = HANGS.test(tail) ? 'adverbial' : 'object';
    clauses.at(-1)?.parts.push({ kind, connector: '', text: tail, states: [] });
  }
  return clauses;
}

/** Clauses in which a State of this part has said something. */
const speaks =
  ({ states: own }: Part) =>
  ({ parts }: Clause): boolean =>
    parts.some(({ states }) => states.some((state) => own.includes(state)));

/**
 * "Ratify the Covenant (A)/accede (B)/promptly ratify (C)/…": a verb behind a stroke, after a complete clause, with no
 * object of its own to come, is another way to what that clause acts on.
 */
function isAlternative(parts: readonly Part[], index: number, tail: string): boolean {
  const part = parts[index];
  if (part?.kind !== 'head' || !part.connector.startsWith('/')) return false;
  const next = parts.slice(index + 1).find(({ kind }) => kind !== 'head' && kind !== 'adverbial');
  return next === undefined ? tail === '' : next.kind === 'clause';
}
