/**
 * Sessions 1 to 5 often answer recommendations by pointing back: "The recommendations noted in the report in
 * paragraphs 27 (b), (c), 43 (a) (ii) and 56 above did not enjoy the support of …". This finds what is pointed at.
 */
export interface Reference {
  /** Number of a paragraph. */
  readonly paragraph: number;
  /** "b"; "a.ii"; null for the whole paragraph. */
  readonly letter: string | null;
}

const LIST =
  /\bparagraphs?:?\s+((?:\d{1,3}(?!\d)|\((?:[a-z]{1,4})(?:, ?[a-z])*\)|last sentence|paragraphs?|and|above|[,;:\s])+)/giu;
const TOKEN = /(\d{1,3})|\(([a-z]{1,4}(?:, ?[a-z])*)\)/gu;

/** References in the order in which they stand, without repetition. Pure. */
export function referencesIn(text: string): readonly Reference[] {
  const found = new Map<string, Reference>();
  for (const [, list = ''] of text.matchAll(LIST)) {
    for (const reference of referencesOfList(list)) {
      found.set(`${reference.paragraph}.${reference.letter ?? ''}`, reference);
    }
  }
  return [...found.values()];
}

function referencesOfList(list: string): readonly Reference[] {
  const references: Reference[] = [];
  let before = 0;
  for (const token of list.matchAll(TOKEN)) {
    const isGlued = list.slice(before, token.index).trim() === '';
    before = token.index + token[0].length;
    const last = references.at(-1);
    if (token[1] !== undefined) {
      references.push({ paragraph: Number(token[1]), letter: null });
    } else if (last !== undefined) {
      // The letters of "27 (b), (c)" stand in the place of the whole paragraph 27.
      if (last.letter === null) references.pop();
      for (const letter of (token[2] ?? '').split(/, ?/u)) addLetter(references, last, letter, isGlued);
    }
  }
  return references;
}

/** "35 (g) (i)" is point (i) of (g), "43 (a) (i) and (ii)" two points of (a), "48 (b) (d)" two letters. */
function addLetter(references: Reference[], last: Reference, letter: string, isGlued: boolean): void {
  const [parent = '', point] = last.letter?.split('.') ?? [];
  const isRoman = /^[ivx]+$/u.test(letter);
  const follows = letter.length === 1 && letter.charCodeAt(0) === parent.charCodeAt(0) + 1;
  const isPoint =
    isRoman && last.letter !== null && ((isGlued && !follows) || (point !== undefined && letter.length > 1));
  if (isPoint && point === undefined) references.pop();
  references.push({ paragraph: last.paragraph, letter: isPoint ? `${parent}.${letter}` : letter });
}
