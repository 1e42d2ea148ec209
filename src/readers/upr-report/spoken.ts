import type { Reference } from './references.ts';
import { endsInVerb, verbPhrase } from '../common/recommendations/verb-phrase.ts';
import { beginsWithVerb } from '../common/recommendations/verbs.ts';

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
  if (point === undefined) {
    const points = pointsOf(text, lettered);
    return points.length > 1 ? points : [lettered];
  }
  return [markedPart(text, lettered.start, lettered.end, point, POINTS) ?? lettered];
}

/** "(b) Malaysia (i) publish …, (ii) restrict … and (iii) consider …": three recommendations under one letter. */
function pointsOf(text: string, { start, end }: SpokenRecommendation): readonly SpokenRecommendation[] {
  const marks = marksIn(text, start, end, POINTS);
  return marks.flatMap(({ name }) => markedPart(text, start, end, name, POINTS) ?? []);
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

/** The words behind "(b)" up to "(c)" or the end of the sentence, with the verb that they share with others. */
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
  const words = wordsBehind(text, mark, marks[index + 1]?.at ?? to);
  return {
    text: `${leadOf(text, from, to, marks, index)} ${words.trim()}`.trim(),
    start: mark.end,
    end: mark.end + words.length,
    isCounted: false,
  };
}

/** Letters of one recommendation in the dialogue; nobody has said more in one breath. */
const LONGEST_SPOKEN = 4000;

/** Up to the next mark or the end of the sentence, without what leads to that mark. */
function wordsBehind(text: string, mark: Mark, next: number): string {
  const upToNext = text.slice(mark.end, Math.min(next, mark.end + LONGEST_SPOKEN));
  const sentence =
    /^[\s\S]*?(?<!\b(?:No|art|paras?|Mr|Ms|Mrs|Dr))\.(?=\s+\p{Lu})/u.exec(upToNext)?.[0] ?? upToNext;
  return sentence.replace(LEADS_ON, '').replace(TURNS_TO_OTHER, '');
}

/** "… , and wished to know whether": the speaker goes on to something that is no recommendation. */
const TURNS_TO_OTHER =
  /(?:,|;|\band\b)\s*(?:and )?(?:also )?(?:wished to know|wondered|inquir(?:ed|ing)|enquir(?:ed|ing)|ask(?:ed|ing)|noted|noting|expressed|expressing|indicat(?:ed|ing)|welcomed|commended)\b[^;]*$/u;

/** Words without a verb of their own take the one before the first mark, or that of the mark before: how far back. */
const FARTHEST_BACK = 3;

/**
 * The verb that stands before the marks: "adhere to (a) the Covenant and (b) the Protocol"; "recommended (a) ratifying
 * the Covenant and (b) the Protocol thereto". Empty where the words have a verb of their own.
 */
function leadOf(text: string, from: number, to: number, marks: readonly Mark[], index: number): string {
  const mark = marks[index];
  if (mark === undefined) return '';
  const words = wordsBehind(text, mark, marks[index + 1]?.at ?? to).trim();
  const isBare = /^(?:the |its |\p{Lu})/u.test(words) && !beginsWithVerb(words);
  if (isBare) {
    const own = verbBefore(text.slice(Math.max(from, mark.at - LEAD_LENGTH), mark.at));
    if (own !== '') return own;
    for (let before = index - 1; before >= Math.max(0, index - FARTHEST_BACK); before -= 1) {
      const earlier = marks[before];
      if (earlier === undefined || BEGINS_ANEW.test(text.slice(earlier.end, mark.at))) break;
      const said = `${leadOf(text, from, to, marks, before)} ${wordsBehind(text, earlier, marks[before + 1]?.at ?? to).trim()}`;
      const { verb, object } = verbPhrase(said.trim());
      if (verb !== '' && object !== '') return verb;
    }
  }
  const [first] = marks;
  const isGerund = /^[a-z-]{3,}ing\b/u.test(words);
  if (first === undefined || !(isBare || isGerund)) return '';
  return verbBefore(text.slice(Math.max(from, first.at - LEAD_LENGTH), first.at));
}

/** Between two marks: the speaker recommends again, or begins another sentence. */
const BEGINS_ANEW = /\b(?:recommend|encourag|urg|call(?:ed|s) (?:up)?on|invit|suggest)[a-z]*\b|\.\s+\p{Lu}/u;

const LEAD_LENGTH = 160;

/** "… recommended that China adhere to both the" → "adhere to"; empty where the words before the mark are no open verb. */
function verbBefore(words: string): string {
  const behind = words
    .replace(/[\s(:,;]+$/u, '')
    .replace(/\s(?:(?:both|the|either|following)\s*)+$/u, '')
    .replace(/\s[^,.;]{3,80} such as$/u, (list) => (/^ (?:all |core |other |the )/u.test(list) ? '' : list));
  const last = behind.split(/\s+/u);
  for (let count = Math.min(6, last.length); count > 0; count -= 1) {
    const verb = last.slice(-count).join(' ');
    if (/^\p{Ll}/u.test(verb) && beginsWithVerb(verb) && endsInVerb(verb) && !RECOMMENDS.test(verb))
      return verb.replace(/^to /u, '');
  }
  return '';
}

/** Words that lead to the next mark: "; and (", "and recommended that China (". */
const LEADS_ON =
  /[\s;,.(]*(?:\b(?:and|or|it|also|further|finally)\b[\s;,]*)*(?:(?:\b(?:recommended|encouraged|urged)\b(?:\s+(?:that|to))?|\bthat)(?:\s+(?:the )?\p{Lu}[\p{L} ]{1,40})?)?[\s;,.:(]*$/u;

const RECOMMENDS =
  /(?<!\bthat )\b(?:recommend(?:s|ed)|encourag(?:es|ed)|urg(?:es|ed)|call(?:s|ed) (?:up)?on|invit(?:es|ed)|suggest(?:s|ed))\b/u;

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
