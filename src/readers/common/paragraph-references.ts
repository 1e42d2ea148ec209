/**
 * References to paragraphs as committees write them: "paragraphs 13 (human rights violations …), 29 (pretrial detention)
 * and 35", "11 (a) and (b) (non-discrimination)", "24 (a) to (f)", "17 to 19", "(see paras. 7 (a), 8 and 18 (b) above)".
 */

export interface ParagraphReference {
  readonly number: string;
  /** Sub-paragraphs, written out: ['a', 'b']; none means the whole paragraph. */
  readonly letters: readonly string[];
  /** What stands behind it in brackets: 'non-discrimination'. */
  readonly subject: string | null;
}

/** The word before a list of paragraphs, in English, French, Spanish and Russian. */
const CUE =
  /(?<![\p{L}])(?:paragraphs?|paragraphes?|paras?\.?|par\.|párrafos?|párrs?\.|пункт(?:ы|а|е|ах|ов|ам)?|пп?\.)\s+(?=\d)/giu;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];

/** No committee chooses more; the bound keeps "1 to 999" from becoming a thousand. */
const LONGEST_RANGE = 60;

function through(from: string, to: string): readonly string[] {
  const series = from === 'i' && ROMAN.includes(to) ? ROMAN : [...LETTERS];
  const [start, end] = [series.indexOf(from), series.indexOf(to)];
  return start === -1 || end < start ? [from, to] : series.slice(start, end + 1);
}

interface Draft {
  number: string;
  letters: string[];
  subject: string | null;
}

const TOKEN =
  /\s*(?:(?<number>\d{1,3})(?!\d|[./]\d)|\(\s*(?<letter>[a-z]{1,2}|[ivx]{1,5})\s*\)|(?<half>[a-z])\)|(?<open>\()|(?<range>(?:to|through|à|a|al|по)(?!\p{L})|[–—-])|(?<and>,|;|&|(?:and|et|y|e|и|as well as)(?!\p{L})))/iuy;

/** From the character behind an opening bracket to the one that closes it; null where none does within 300. */
function closing(text: string, from: number): number | null {
  let depth = 1;
  for (let index = from; index < Math.min(text.length, from + 300); index += 1) {
    if (text[index] === '(') depth += 1;
    else if (text[index] === ')' && --depth === 0) return index;
  }
  return null;
}

/** The list that begins at `start`; ends at the first word that belongs to the sentence again. */
function listAt(text: string, start: number): { readonly references: Draft[]; readonly end: number } {
  const references: Draft[] = [];
  let position = start;
  let isRange = false;
  let wasLetter = false;
  for (;;) {
    TOKEN.lastIndex = position;
    const match = TOKEN.exec(text);
    if (match === null) break;
    const { number, half, open, range } = match.groups ?? {};
    // "5 b)" in French and Spanish.
    const letter = match.groups?.['letter'] ?? half;
    const last = references.at(-1);
    position = TOKEN.lastIndex;
    if (number !== undefined) {
      if (isRange && last !== undefined && last.letters.length === 0) {
        const stop = Math.min(Number(number), Number(last.number) + LONGEST_RANGE);
        for (let next = Number(last.number) + 1; next <= stop; next += 1)
          references.push({ number: String(next), letters: [], subject: null });
      } else references.push({ number, letters: [], subject: null });
    } else if (letter !== undefined && last !== undefined) {
      const name = letter.toLowerCase();
      const from = last.letters.at(-1);
      // "9 (a) (i)": the second is a part of the first, and the reference stays at the sub-paragraph.
      const isPart = from !== undefined && wasLetter && ROMAN.includes(name);
      if (isRange && from !== undefined) last.letters.push(...through(from, name).slice(1));
      else if (!isPart) last.letters.push(name);
    } else if (open !== undefined && last !== undefined) {
      const end = closing(text, position);
      if (end === null) break;
      last.subject ??= text.slice(position, end).replace(/\s+/gu, ' ').trim() || null;
      position = end + 1;
    } else if (last === undefined) break;
    isRange = range !== undefined;
    wasLetter = letter !== undefined;
  }
  return { references, end: position };
}

/** "rule 71, paragraph 5, of …", "paragraph 20 of resolution 68/268", "paragraph 9 of its previous observations". */
const isOfAnother = (text: string, start: number, end: number): boolean =>
  /(?:rules?|articles?|règles?|artículos?|reglas?|стать\p{L}{1,3}|правил\p{L}{0,3})\s+\d[\d ()]{0,8},?\s*$/iu.test(
    text.slice(Math.max(0, start - 30), start),
  ) ||
  /^\s*(?:of (?:the (?!present|concluding|Committee)|its|General|resolution|Human|articles?|this)|de l['’]article|de la résolution|del artículo|de la resolución|статьи|резолюции)/iu.test(
    text.slice(end, end + 40),
  );

/** All paragraphs that the text refers to, in order, each once. */
export function paragraphReferences(text: string): ParagraphReference[] {
  const found: ParagraphReference[] = [];
  const seen = new Set<string>();
  let from = 0;
  for (const cue of text.matchAll(CUE)) {
    if (cue.index < from) continue;
    const { references, end } = listAt(text, cue.index + cue[0].length);
    from = end;
    if (isOfAnother(text, cue.index, end)) continue;
    for (const reference of references) {
      const key = printedReference(reference);
      if (seen.has(key)) continue;
      seen.add(key);
      found.push(reference);
    }
  }
  return found;
}

/** '11 (a)–(b)', '54 (a), (c)', '24': as the record writes it. */
export function printedReference({
  number,
  letters,
}: Pick<ParagraphReference, 'number' | 'letters'>): string {
  const groups: string[][] = [];
  for (const letter of letters) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (
      group !== undefined &&
      before !== undefined &&
      through(before, letter).length === 2 &&
      follows(before, letter)
    )
      group.push(letter);
    else groups.push([letter]);
  }
  const parts = groups.map((group) =>
    group.length === 1 ? `(${group[0]})` : `(${group[0]})–(${group.at(-1)})`,
  );
  return parts.length === 0 ? number : `${number} ${parts.join(', ')}`;
}

/** Whether the second label is the next after the first: a, b; i, ii; z, aa. */
export function follows(before: string, label: string): boolean {
  const place = ROMAN.indexOf(before);
  if (place >= 0 && ROMAN[place + 1] === label) return true;
  if (before.length === 1 && label.length === 1) return label.charCodeAt(0) === before.charCodeAt(0) + 1;
  return before === 'z' && label === 'aa';
}
