import type { Alpha3 } from '../../../kernel/state-names.ts';
import { clausesOf, partOf, type Clause, type Part, type Words } from './clauses.ts';
import { imperativeOf, verbPhrase } from './verb-phrase.ts';
import { beginsWithVerb } from './verbs.ts';

export interface Reading {
  readonly text: string;
  readonly states: readonly Alpha3[];
}

/**
 * A sentence in which several States stand behind different words → what each of them said. The rules, each with its
 * cases in split.test.ts:
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
    const before = clauses[index - 1];
    for (const [state, words] of readClause(clause)) {
      const texts = said.get(state) ?? [];
      const text = texts.length === 0 && before !== undefined ? withAntecedent(words, before) : words;
      const spokeBefore = texts.length > 0 && open.get(state) !== index;
      const leansOn = clause.connector === '/and' && before !== undefined && open.get(state) !== index - 1;
      const continues = open.get(state) === index - 1 && /and|,|as well as/u.test(clause.connector);
      if (spokeBefore && clause.connector === '/and') texts.push(`${texts.pop() ?? ''} and ${text}`);
      else if (continues) texts.push(`${texts.pop() ?? ''} and ${text}`);
      else if (leansOn) texts.push(`${wholeClause(before)} and ${text}`);
      else texts.push(text);
      said.set(state, texts);
      open.set(state, index);
    }
  }
  const order = sentence.flatMap(({ states }) => states);
  return grouped(new Map([...said].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))));
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
  const hangsOnly = !parts.some((part) => part.kind !== 'adverbial' && isSaid(part));
  const saidObjects = objectsFor(objects, isSaid, hangsOnly);
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
    const isNext =
      part.connector === ',' ||
      /^(?:the |its )?[^,]{0,40}\b(?:Convention|Covenant|Protocol|Statute)/u.test(object);
    if (isListed && join === '' && isNext) words.push(',');
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
  hangsOnly: boolean,
): ReadonlyMap<Part, 'whole' | 'core'> {
  const own = objects.filter(isSaid);
  const [first] = objects;
  if (first === undefined) return new Map();
  if (own.length === 0) return new Map([[first, first.states.length === 0 || hangsOnly ? 'whole' : 'core']]);
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

/** "… the Convention against Torture (A), ratify the Optional Protocol thereto (B)": B did not name the Convention. */
function withAntecedent(text: string, before: Clause): string {
  if (!/\bProtocols? thereto\b/iu.test(text)) return text;
  const named = /\b(?:the )?(?:International )?(?:Convention|Covenant)\b[^,;]{3,150}$/u.exec(
    wholeClause(before),
  )?.[0];
  return named === undefined ? text : text.replace(/\bthereto\b/iu, `to ${named}`);
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
