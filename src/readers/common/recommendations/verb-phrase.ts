import { BEFORE_VERB, VERBS } from './verbs.ts';

/** "consider ratifying the Covenant" → what is done ("consider ratifying") and to what ("the Covenant"). */
export interface VerbPhrase {
  readonly verb: string;
  readonly object: string;
}

const JOINER = /^(?:and\/or|and|or|\/|,)\s*(?:and |or )?/iu;
const WORD = /^[\p{L}’'-]+/u;

/** Words that lengthen a verb without naming what it acts on: "the possibility of", "efforts to", "as soon as possible". */
const STRETCHES: readonly RegExp[] = [
  /^(?:as (?:soon|early|quickly|speedily|promptly) as (?:possible|feasible)|at the earliest(?: (?:possible )?(?:time|opportunity|convenience))?|without (?:further )?(?:delay|reservations?)|in the near future|if possible|in order to)(?=\W|$)/iu,
  /^(?:the )?possibilit(?:y|ies) (?:of|to)(?=\W|$)/iu,
  /^(?:(?:the|its|a|an?) )?(?:(?:early|prompt|speedy|full|process of|process towards?(?: the)?) )*(?:ratification|accession|signature|signing|adhesion|adherence|acceptance|withdrawal)(?: (?:and|or|and\/or|\/) ?(?:ratification|accession))?(?: (?:process|procedures?))?(?: (?:of|to))?(?=\W|$)/iu,
  /^(?:a )?(?:State )?party(?: (?:to|of))?(?=\W|$)/iu,
  /^(?:(?:the|its|their|all|any|more) )?(?:(?:necessary|further|appropriate|continued|concrete|effective|positive) )*(?:efforts?|steps?|measures?|actions?|process|procedures?|work|provision|implementation)(?: carried out)?(?:(?: (?:in order to|with a view to|towards?|to|of|for))(?=\W|$)|$)/iu,
  /^(?:(?:a |an )?(?:high|favourable|due|serious|positive|active) )?(?:priority|consideration) to(?=\W|$)/iu,
  /^(?:to|with|for|towards?)(?=\W|$)/iu,
];

const isVerb = (word: string): boolean => {
  const lower = word.toLowerCase();
  return VERBS.has(lower) || /^[a-z-]{3,}ing$/u.test(lower) || lower === 're-establish';
};

/** Words between verbs that belong to neither; a verb or a stretch must follow. */
const isAdverb = (word: string): boolean =>
  BEFORE_VERB.has(word.toLowerCase()) || /^[a-z-]{3,}ly$/iu.test(word);

/** Splits where the first word stands that is neither a verb nor one of its stretches. */
export function verbPhrase(text: string): VerbPhrase {
  const whole = text.trim();
  let at = 0;
  let hasVerb = false;
  for (;;) {
    const step = stepAt(whole.slice(at), whole.slice(0, at), hasVerb);
    if (step === null) break;
    hasVerb ||= step.isVerb;
    at += step.length;
  }
  return { verb: whole.slice(0, at).trim(), object: whole.slice(at).trim() };
}

function stepAt(rest: string, before: string, hasVerb: boolean): { length: number; isVerb: boolean } | null {
  const space = /^\s*/u.exec(rest)?.[0].length ?? 0;
  const here = rest.slice(space);
  if (here === '') return null;
  const joiner = hasVerb ? JOINER.exec(here)?.[0] : undefined;
  if (joiner !== undefined) {
    const next =
      WORD.exec(here.slice(joiner.length).replace(/^(?:to |also |then |further )+/iu, ''))?.[0] ?? '';
    return isVerb(next) ? { length: space + joiner.length, isVerb: false } : null;
  }
  if (hasVerb) {
    for (const stretch of STRETCHES) {
      const found = stretch.exec(here)?.[0];
      if (found !== undefined) return { length: space + found.length, isVerb: false };
    }
  }
  const word = WORD.exec(here)?.[0] ?? '';
  const follows = hasVerb && !/\/\s*$/u.test(before);
  if (isVerb(word) && !(follows && /^\p{Lu}/u.test(word)))
    return { length: space + word.length, isVerb: true };
  return isAdverb(word) ? { length: space + word.length, isVerb: false } : null;
}

/** "…and ratify", "…or accede to": words that ask for an object that is still to come. */
export function endsInVerb(text: string): boolean {
  const last = /(?:^|\band\b|\bor\b|[/,])\s*([^/,]{1,60}?)\s*$/iu.exec(text.trim())?.[1] ?? '';
  const words = last.split(/\b(?:and|or)\b/iu).at(-1) ?? '';
  const { verb, object } = verbPhrase(words);
  return verb !== '' && object === '';
}

/** "issuing" → "issue", "getting" → "get", "ratifying" → "ratify"; null where no verb of the list has that form. */
export function imperativeOf(gerund: string): string | null {
  const stem = /^([a-z-]{2,})ing$/u.exec(gerund.toLowerCase())?.[1];
  if (stem === undefined) return null;
  const forms = [`${stem}e`, stem, stem.replace(/(.)\1$/u, '$1')];
  return forms.find((form) => VERBS.has(form)) ?? null;
}
