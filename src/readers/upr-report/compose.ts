import type { Alpha3 } from '../../kernel/state-names.ts';
import { endsInVerb, imperativeOf, verbPhrase } from './verb-phrase.ts';
import { beginsWithVerb } from './verbs.ts';

/** Words of a sentence and the States in brackets behind them. */
export interface Words {
  readonly text: string;
  readonly states: readonly Alpha3[];
}

export interface Reading {
  readonly text: string;
  readonly states: readonly Alpha3[];
}

/**
 * A sentence in which several States stand behind different words → what each of them said. The rules, each with its
 * cases in compose.test.ts:
 * - a verb without an object takes the object that follows: "Sign (A)/ratify (B) the Covenant (A, B)";
 * - words joined by "and" add up for a State that stands behind both: "Sign (A) and ratify (A, B) the Covenant";
 * - words that cannot stand alone are said by their State together with what they hang on: "as soon as possible (C)";
 * - a second clause with a verb and object of its own is a recommendation of its own, unless the same State stands
 *   behind both.
 */
export function readingsOf(sentence: readonly Words[], tail: string): readonly Reading[] {
  const clauses = clausesOf(sentence.map(partOf), tail);
  const said = new Map<Alpha3, string[]>();
  const open = new Map<Alpha3, number>();
  for (const [index, clause] of clauses.entries()) {
    for (const [state, text] of readClause(clause)) {
      const texts = said.get(state) ?? [];
      const before = clauses[index - 1];
      const leansOn = clause.connector === '/and' && before !== undefined && open.get(state) !== index - 1;
      const continues = open.get(state) === index - 1 && /and|,|as well as/u.test(clause.connector);
      if (continues) texts.push(`${texts.pop() ?? ''} and ${text}`);
      else if (leansOn) texts.push(`${wholeClause(before)} and ${text}`);
      else texts.push(text);
      said.set(state, texts);
      open.set(state, index);
    }
  }
  return grouped(said);
}

/**
 * 'head': a verb without object; 'clause': a verb with its object; 'object': what a verb acts on; 'purpose': "to …"
 * behind a complete clause; 'adverbial': how, when, by what.
 */
type PartKind = 'head' | 'clause' | 'object' | 'purpose' | 'adverbial';

interface Part {
  readonly kind: PartKind;
  readonly connector: string;
  readonly text: string;
  readonly states: readonly Alpha3[];
}

interface Clause {
  readonly connector: string;
  readonly parts: readonly Part[];
}

const CONNECTOR = /^(?:[\s,;/]+|(?:and|or|as well as)(?=[\s/]))*/iu;

/** What hangs on words before it. "in line with", "by", "which", "as soon as possible", "to this end" … */
const HANGS =
  /^(?:as|at|by|for|from|in|into|of|on|over|under|until|upon|with|within|without|through|throughout|towards?|against|among|before|after|during|pursuant|including|especially|particularly|notably|namely|already|signed|thereby|thus|when|where|while|which|who|whose|so|if|such|like|ensuring|allowing|paying|taking|based|using|accordingly|thereto)\b/iu;

function partOf({ text, states }: Words, index: number): Part {
  const matched = CONNECTOR.exec(text)?.[0] ?? '';
  const connector = connectorName(matched);
  const rest = text
    .slice(matched.length)
    .replace(/[\s/,]+$/u, '')
    .trim();
  return { kind: kindOf(rest, connector, index), connector, text: rest, states };
}

function connectorName(matched: string): string {
  if (/\/\s*and/iu.test(matched)) return '/and';
  if (matched.includes('/')) return '/';
  return /and|or|as well as/iu.exec(matched)?.[0].toLowerCase() ?? (matched.includes(',') ? ',' : '');
}

function kindOf(text: string, connector: string, index: number): PartKind {
  if (index > 0 && (HANGS.test(text) || /^[a-z-]+ly$/u.test(text))) return 'adverbial';
  // "…of its people (Singapore) to improve their living": an infinitive of purpose, not a new demand.
  const addsUp = connector === 'and' || connector === '/and' || connector === ',';
  if (index > 0 && !addsUp && /^to \p{Ll}/u.test(text)) return 'purpose';
  if (index > 0 && /^that \S/u.test(text))
    return /^that (?:it|they|is|has|have|was|were)\b/u.test(text) ? 'adverbial' : 'clause';
  // A stroke and a capital letter begin a sentence, whether or not its verb is known.
  if (index > 0 && connector === '/' && /^\p{Lu}\p{Ll}+ \S/u.test(text)) {
    return verbPhrase(text).verb === '' || verbPhrase(text).object !== '' ? 'clause' : 'head';
  }
  if (!beginsWithVerb(text)) return index === 0 ? (endsInVerb(text) ? 'head' : 'clause') : 'object';
  const isOpen =
    verbPhrase(text).object === '' || endsInVerb(text) || /\b(?:of|to|for|on|with|the|its|an?)$/u.test(text);
  return isOpen ? 'head' : 'clause';
}

function clausesOf(parts: readonly Part[], tail: string): readonly Clause[] {
  const clauses: { connector: string; parts: Part[] }[] = [];
  let isComplete = true;
  for (const part of parts) {
    const opens = part.kind === 'head' || part.kind === 'clause';
    const current = clauses.at(-1);
    if (current === undefined || (opens && isComplete)) {
      clauses.push({ connector: part.connector, parts: [part] });
      isComplete = part.kind === 'clause' || part.kind === 'object';
    } else {
      current.parts.push(part);
      isComplete ||= part.kind === 'clause' || part.kind === 'object';
    }
  }
  if (tail !== '') {
    const kind: PartKind = HANGS.test(tail) ? 'adverbial' : 'object';
    clauses.at(-1)?.parts.push({ kind, connector: '', text: tail, states: [] });
  }
  return clauses;
}

function readClause({ parts }: Clause): readonly (readonly [Alpha3, string])[] {
  const states = [...new Set(parts.flatMap((part) => part.states))];
  return states.map((state) => [state, readFor(state, parts)] as const);
}

/** "Consider (A) issuing an invitation (B)": A asks to consider issuing one, B to issue one. */
function withoutConsider(state: Alpha3, parts: readonly Part[]): readonly Part[] {
  const [first, second, ...others] = parts;
  if (first === undefined || second === undefined || !/^consider(?: the possibility)?$/iu.test(first.text))
    return parts;
  const [, gerund = '', rest = ''] = /^(?:of )?([a-z-]+ing)\b(.*)$/su.exec(second.text) ?? [];
  const verb = imperativeOf(gerund);
  if (verb === null) return parts;
  const text = first.states.includes(state) ? `${first.text} ${second.text}` : `${verb}${rest}`;
  return [{ ...first, kind: 'clause', text, states: [...first.states, ...second.states] }, ...others];
}

function readFor(state: Alpha3, asWritten: readonly Part[]): string {
  const parts = withoutConsider(state, asWritten);
  const isSaid = (part: Part): boolean => part.states.includes(state);
  const openers = parts.filter(({ kind }) => kind === 'head' || kind === 'clause');
  const objects = parts.filter(({ kind }) => kind === 'clause' || kind === 'object');
  const verbs = verbsFor(openers, isSaid);
  const saidObjects = objectsFor(objects, isSaid);
  const hangsOnly = !parts.some((part) => part.kind !== 'adverbial' && isSaid(part));
  const words: string[] = [];
  let hasObject = false;
  for (const part of parts) {
    const join =
      words.length > 0 && /and|or|as well/u.test(part.connector) ? `${part.connector.replace('/', '')} ` : '';
    if (part.kind === 'adverbial' || part.kind === 'purpose') {
      if (isSaid(part) || part.states.length === 0 || (part.kind === 'purpose' && hangsOnly))
        words.push(join + part.text);
      continue;
    }
    const { verb, object } = part.kind === 'object' ? { verb: '', object: part.text } : openerPhrase(part);
    if (verbs.has(part)) words.push(join + verb);
    const wanted = saidObjects.get(part);
    if (wanted === undefined) continue;
    const isListed = part.kind === 'object' && hasObject;
    if (isListed && join === '' && part.connector === ',') words.push(',');
    words.push((isListed ? join : '') + linked(words.at(-1), wanted === 'whole' ? object : core(object)));
    hasObject = true;
  }
  return words.join(' ').replace(/\s+/gu, ' ').replace(/ ,/gu, ',').trim();
}

/** "complete the ratification" + "the Covenant": the preposition that the report left to the last alternative. */
function linked(verb: string | undefined, object: string): string {
  if (verb === undefined || /^(?:of|to|with)\b/iu.test(object)) return object;
  if (/\b(?:ratification|signature|adoption|signing|withdrawal)(?: process| procedures?)?$/iu.test(verb))
    return `of ${object}`;
  return /\b(?:accession|adherence|party|accede|adhere)(?: process| procedures?)?$/iu.test(verb)
    ? `to ${object}`
    : object;
}

/** A first part that begins with no verb ("That the State …") is kept whole as if it were one. */
function openerPhrase(part: Part): { verb: string; object: string } {
  return part.kind === 'head' || !beginsWithVerb(part.text)
    ? { verb: part.text, object: '' }
    : verbPhrase(part.text);
}

/** A State's own verbs; of alternatives ("sign (A)/ratify (A, B) X") the first, of a sum ("sign (A) and ratify (A)") all. */
function verbsFor(openers: readonly Part[], isSaid: (part: Part) => boolean): ReadonlySet<Part> {
  const own = openers.filter(isSaid);
  if (own.length === 0) return new Set(openers.slice(-1));
  const [first, ...others] = own;
  const kept = first === undefined ? [] : [first];
  for (const part of others) {
    if (part.kind === 'head' || /and/u.test(part.connector)) kept.push(part);
  }
  return new Set(kept);
}

/** Objects that a State stands behind; where it stands behind none, the first one, without what is added to it. */
function objectsFor(
  objects: readonly Part[],
  isSaid: (part: Part) => boolean,
): ReadonlyMap<Part, 'whole' | 'core'> {
  const own = objects.filter(isSaid);
  const [first] = objects;
  if (first === undefined) return new Map();
  if (own.length === 0) return new Map([[first, first.states.length === 0 ? 'whole' : 'core']]);
  const wanted = new Map<Part, 'whole' | 'core'>();
  // "the Convention (A) and its Optional Protocol (B)": B's words point back to what A named.
  const pointsBack =
    own[0] !== first &&
    /^(?:its|their|the (?:\w+ )?(?:optional )?protocols? thereto|thereto)\b|\bthereto\b/iu.test(
      own[0]?.text ?? '',
    );
  if (pointsBack) wanted.set(first, 'whole');
  for (const part of own) wanted.set(part, 'whole');
  return wanted;
}

/** An object without a second demand that hangs on it: "the Protocol, as well as accepting its procedure". */
function core(object: string): string {
  for (const match of object.matchAll(/(?:,? and |,? as well as |, |\/(?:\s*and )?\s*)(?=\S)/gu)) {
    const rest = object.slice(match.index + match[0].length);
    if (beginsWithVerb(rest) || /^[a-z]+ing\b/u.test(rest)) return object.slice(0, match.index);
  }
  return object;
}

function wholeClause(clause: Clause): string {
  const first = clause.parts.find(({ states }) => states.length > 0)?.states[0];
  return first === undefined ? '' : readFor(first, clause.parts);
}

function grouped(said: ReadonlyMap<Alpha3, readonly string[]>): readonly Reading[] {
  const byText = new Map<string, Alpha3[]>();
  for (const [state, texts] of said) {
    for (const text of texts) {
      const states = byText.get(text) ?? [];
      states.push(state);
      byText.set(text, states);
    }
  }
  return [...byText].map(([text, states]) => ({ text, states }));
}
