import type { Alpha3, StateNames } from '../../kernel/state-names.ts';
import type { BodyLine } from '../pdf/index.ts';
import { paragraphsOf } from './paragraphs.ts';
import type { Reference } from './references.ts';
import { endsInVerb } from './verb-phrase.ts';
import { beginsWithVerb } from './verbs.ts';

/** A paragraph of the introduction, the presentation or the dialogue, as one run of lines. */
export interface DialogueParagraph {
  readonly number: number;
  readonly lines: readonly BodyLine[];
}

/** The first paragraph of every report; the cover and the table of contents stand before it. */
const FIRST = /^1\. ?The Working Group/u;

export function dialogueParagraphs(before: readonly BodyLine[]): readonly DialogueParagraph[] {
  const start = before.findIndex(({ text }) => FIRST.test(text));
  return paragraphsOf(start < 0 ? before : before.slice(start)).flatMap(({ number, lines, items }) => {
    if (number === null) return [];
    const marked = items.flatMap(({ label, lines: [first, ...others] }) => {
      const mark = /\([a-z]+\)$/u.exec(label)?.[0] ?? `${label.split('.').at(-1) ?? ''}.`;
      return first === undefined ? [] : [{ ...first, text: `${mark} ${first.text}` }, ...others];
    });
    return [{ number: Number(number), lines: [...lines, ...marked] }];
  });
}

/** Words of a paragraph of the dialogue that make one recommendation, with their place in its text. */
export interface SpokenRecommendation {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The letter that the reference names was edited out of the paragraph; its recommendations were counted instead. */
  readonly isCounted: boolean;
}

/** What a reference points at in the text of its paragraph; empty where nothing there is a recommendation. */
export function spokenRecommendations(
  text: string,
  { paragraph, letter }: Reference,
): readonly SpokenRecommendation[] {
  const sentences = recommendingSentences(text);
  if (letter === null) {
    const letters = marksIn(text, 0, text.length, LETTERS).map((mark) => mark.name);
    const lettered = letters.flatMap((name) => spokenRecommendations(text, { paragraph, letter: name }));
    return lettered.length > 1 ? lettered : sentences;
  }
  const [name = '', point] = letter.split('.');
  const lettered = markedPart(text, 0, text.length, name, LETTERS);
  if (lettered === null) {
    const counted = sentences[name.charCodeAt(0) - 97];
    return counted === undefined ? [] : [{ ...counted, isCounted: true }];
  }
  const part = point === undefined ? null : markedPart(text, lettered.start, lettered.end, point, POINTS);
  return [part ?? lettered];
}

interface Marks {
  readonly pattern: RegExp;
  readonly order: readonly string[];
}

const LETTERS: Marks = { pattern: /(?<=[\s(])([a-zA-Z])\)/gu, order: [...'abcdefghijklmnopqrstuvwxyz'] };
const POINTS: Marks = {
  pattern: /(?<=[\s(])([ivx]+)\)/gu,
  order: 'i ii iii iv v vi vii viii ix x'.split(' '),
};

/** Marks may be skipped by mistake; one further ahead than this is none: "article 28 (c)". */
const MOST_SKIPPED = 2;

interface Mark {
  readonly name: string;
  readonly at: number;
  readonly end: number;
}

/** Marks in their order; what does not continue the order is none: "article 28 (c)". */
function marksIn(text: string, from: number, to: number, { pattern, order }: Marks): readonly Mark[] {
  const marks: Mark[] = [];
  let next = 0;
  for (const mark of text.slice(from, to).matchAll(pattern)) {
    const rank = order.indexOf((mark[1] ?? '').toLowerCase());
    if (rank < next || rank > next + MOST_SKIPPED) continue;
    next = rank + 1;
    marks.push({ name: order[rank] ?? '', at: from + mark.index, end: from + mark.index + mark[0].length });
  }
  return marks;
}

/** The words behind "(b)" up to "(c)" or the end of the sentence. */
function markedPart(
  text: string,
  from: number,
  to: number,
  name: string,
  marksOf: Marks,
): SpokenRecommendation | null {
  const marks = marksIn(text, from, to, marksOf);
  const index = marks.findIndex((mark) => mark.name === name);
  const mark = marks[index];
  if (mark === undefined) return null;
  const upToNext = text.slice(mark.end, marks[index + 1]?.at ?? to);
  const sentence =
    /^[\s\S]*?(?<!\b(?:No|art|paras?|Mr|Ms|Mrs|Dr))\.(?=\s+\p{Lu})/u.exec(upToNext)?.[0] ?? upToNext;
  const words = sentence.replace(LEADS_ON, '');
  // "adhere to (a) the Covenant and (b) the Protocol": the verb stands before the first mark.
  const lead = /^\s*(?:the |its |[\p{Lu}])/u.test(words)
    ? verbBefore(text.slice(Math.max(from, (marks[0]?.at ?? 0) - 80), marks[0]?.at))
    : '';
  return {
    text: `${lead} ${words.trim()}`.trim(),
    start: mark.end,
    end: mark.end + words.length,
    isCounted: false,
  };
}

/** "… recommended that China adhere to" → "adhere to"; empty where the words before the mark are no open verb. */
function verbBefore(words: string): string {
  const last = words.replace(/[\s(:,]+$/u, '').split(/\s+/u);
  for (let count = Math.min(4, last.length); count > 0; count -= 1) {
    const verb = last.slice(-count).join(' ');
    if (/^\p{Ll}/u.test(verb) && beginsWithVerb(verb) && endsInVerb(verb) && !RECOMMENDS.test(verb))
      return verb;
  }
  return '';
}

/** Words that lead to the next mark: "; and (", "and recommended that China (". */
const LEADS_ON =
  /[\s;,.(]*(?:\b(?:and|it|also|further|finally)\b[\s;,]*)*(?:\b(?:recommended|encouraged|urged)\b(?:\s+(?:that|to))?(?:\s+(?:the )?\p{Lu}[\p{L} ]{1,40})?)?[\s;,.:(]*$/iu;

const RECOMMENDS =
  /\b(?:recommend(?:s|ed)|encourag(?:es|ed)|urg(?:es|ed)|call(?:s|ed) (?:up)?on|invit(?:es|ed)|suggest(?:s|ed))\b/u;

function recommendingSentences(text: string): readonly SpokenRecommendation[] {
  const found: SpokenRecommendation[] = [];
  for (const sentence of text.matchAll(/\S[\s\S]*?(?:\.(?=\s+[\p{Lu}(]|\s*$)|$)/gu)) {
    const verb = RECOMMENDS.exec(sentence[0]);
    if (verb === null) continue;
    const words = sentence[0].slice(verb.index);
    found.push({
      text: words,
      start: sentence.index + verb.index,
      end: sentence.index + sentence[0].length,
      isCounted: false,
    });
  }
  return found;
}

/** Who speaks in a paragraph: the State it begins with, else the first State named that is not the one under review. */
export function speakerOf(text: string, reviewed: Alpha3 | null, stateNames: StateNames): Alpha3 | null {
  const opening = text.replace(/^The /u, '').split(' ');
  for (let count = Math.min(9, opening.length); count > 0; count -= 1) {
    const state = stateNames.resolve(
      opening
        .slice(0, count)
        .join(' ')
        .replace(/[,;.]$/u, ''),
    );
    if (state !== null && state !== reviewed) return state;
  }
  for (const name of text.matchAll(/\p{Lu}[\p{L}’'-]+(?: (?:of |and |the )*\p{Lu}[\p{L}’'-]+){0,5}/gu)) {
    const words = name[0].split(' ');
    for (let count = words.length; count > 0; count -= 1) {
      const state = stateNames.resolve(words.slice(0, count).join(' '));
      if (state !== null && state !== reviewed) return state;
    }
  }
  return null;
}
