/** The bodies that a cell of a plan names, with their part. Pure; linear in the cell's length. */

export type Role = 'lead' | 'participant' | 'by_agreement';

export interface NamedBody {
  /** As printed: 'GP (by agreement)'. */
  readonly words: string;
  /** What is looked up: 'GP'. */
  readonly name: string;
  readonly role: Role;
  /** The lead is the first that takes part without "by agreement", but another stands before it. */
  readonly isLeadDoubtful: boolean;
}

const BY_AGREEMENT =
  /\((?:(?:by|in|upon|with|as|according to)(?: the| an)? ?)?agree(?:d|ment)\)?|\(по согласованию\)?|\(келіс(?:ім|у) бойынша\)?/iu;
/** "(созыв)", "(свод)" mark in Kazakhstan's plans the body that calls the others together or sums up. */
const LEADS =
  /\((?:lead(?:ing)?(?: (?:body|agency))?|coordinat(?:or|ion)|responsible|созыв|свод|ответственный(?: исполнитель)?|жинақтау|шақыру|жауапты)\)/iu;
const LONGEST_CELL = 5_000;
const MOST_BODIES = 200;
/** Names with commas in them: "mayors of the capital, cities of republican importance and regions". */
const MOST_JOINED = 4;

/** `isKnown`: whether the record knows a body by that name, so that a name with commas in it is found whole. */
export function bodiesIn(cell: string, isKnown: (name: string) => boolean): NamedBody[] {
  const parts = partsOf(cell.slice(0, LONGEST_CELL)).slice(0, MOST_BODIES);
  const found: { words: string; name: string; isByAgreement: boolean; isLead: boolean }[] = [];
  for (let at = 0; at < parts.length;) {
    const count = joinedCount(parts, at, isKnown);
    const words = parts.slice(at, at + count).join(', ');
    at += count;
    for (const one of halves(words, isKnown))
      found.push({
        words: one,
        name: nameOf(one),
        isByAgreement: BY_AGREEMENT.test(one),
        isLead: LEADS.test(one),
      });
  }
  const marked = found.findIndex(({ isLead }) => isLead);
  const lead = marked >= 0 ? marked : found.findIndex(({ isByAgreement }) => !isByAgreement);
  return found.map(({ words, name, isByAgreement }, index) => ({
    words,
    name,
    role: index === lead ? 'lead' : isByAgreement ? 'by_agreement' : 'participant',
    isLeadDoubtful: index === lead && marked < 0 && index > 0,
  }));
}

/** Between commas, semicolons and line breaks; not within brackets or quotation marks. */
function partsOf(cell: string): string[] {
  const parts: string[] = [];
  let part = '';
  let depth = 0;
  let isQuoted = false;
  for (const sign of cell) {
    if (sign === '(') depth += 1;
    else if (sign === ')') depth = Math.max(0, depth - 1);
    else if (sign === '«' || sign === '“') isQuoted = true;
    else if (sign === '»' || sign === '”') isQuoted = false;
    const isEnd = sign === ';' || sign === '\n' || (sign === ',' && depth === 0 && !isQuoted);
    if (isEnd) {
      parts.push(part);
      [part, depth, isQuoted] = ['', 0, false];
    } else part += sign;
  }
  parts.push(part);
  return parts
    .map(
      (one) =>
        one
          .replace(/\s+/gu, ' ')
          .replace(/^[•\-–—* ]+|[.\s]+$/gu, '')
          .trim() || '',
    )
    .filter((one) => one !== '');
}

/** How many parts from here on are one name: the longest that the record knows; else those that go on in lower case. */
function joinedCount(parts: readonly string[], at: number, isKnown: (name: string) => boolean): number {
  for (let count = Math.min(MOST_JOINED, parts.length - at); count > 1; count -= 1)
    if (isKnown(nameOf(parts.slice(at, at + count).join(', ')))) return count;
  const first = parts[at] ?? '';
  if (isKnown(nameOf(first)) || !/^\p{Ll}{3,}/u.test(first)) return 1;
  let count = 1;
  while (count < MOST_JOINED && /^(?:\p{Ll}{3,}|and |и |және )/u.test(parts[at + count] ?? '')) count += 1;
  return count;
}

/** "MJ and MIA", where both are known and the whole is not. */
function halves(words: string, isKnown: (name: string) => boolean): string[] {
  if (isKnown(nameOf(words))) return [words];
  const both = words.split(/ (?:and|и|және) /u);
  return both.length === 2 && both.every((one) => isKnown(nameOf(one))) ? both : [words];
}

/** Without what is said of its part; a bracket that explains an abbreviation stays. */
export const nameOf = (words: string): string =>
  words
    .replace(BY_AGREEMENT, ' ')
    .replace(LEADS, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/[\s.]+$/u, '')
    .trim() || words;
