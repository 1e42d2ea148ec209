import type { Alpha3, StateNames } from '../../kernel/state-names.ts';
import { placedText } from '../common/placed-text.ts';
import type { DialogueParagraph } from './dialogue.ts';
import type { ReadingContext } from './reading.ts';
import type { UprStatement } from './report.ts';
import { DELEGATIONS, some, SUMS_UP } from './wordings.ts';

/**
 * What each State said, paragraph by paragraph: the presentation is the voice of the State under review, and so are its
 * answers in the dialogue; every other paragraph of the dialogue begins with the State that speaks. Pure.
 */
export function statementsOf({
  dialogue,
  reviewed,
  stateNames,
  isWord,
}: ReadingContext): readonly UprStatement[] {
  const statements: UprStatement[] = [];
  let before: Alpha3 | null = null;
  for (const { number, part, lines } of dialogue) {
    if (part === 'introduction') continue;
    const placed = placedText(lines, isWord);
    const { text } = placed;
    if (some(SUMS_UP, text)) continue;
    const speaker: Alpha3 | null =
      part === 'presentation' ? reviewed : speakerIn(text, before, reviewed, stateNames);
    before = speaker;
    const place = placed.placeOf(0, text.length);
    statements.push({ paragraph: String(number), speaker, part, text, place });
  }
  return statements;
}

/** How many delegations spoke, as the report itself counts them; null where it does not. */
export function delegationsStated(dialogue: readonly DialogueParagraph[]): number | null {
  for (const { lines } of dialogue) {
    const text = lines
      .slice(0, 4)
      .map((line) => line.text)
      .join(' ');
    if (!some(SUMS_UP, text)) continue;
    const stated = DELEGATIONS.map((pattern) => pattern.exec(text)?.[1]).find(Boolean) ?? '';
    const count = /^\d+$/u.test(stated) ? Number(stated) : cardinal(stated);
    if (count !== null) return count;
  }
  return null;
}

const UNITS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** "thirty-six" → 36. */
function cardinal(words: string): number | null {
  const [tens = '', unit] = words.toLowerCase().split('-');
  const ten = TENS.indexOf(tens);
  if (ten < 0) return UNITS.indexOf(tens) + 1 || null;
  const one = unit === undefined ? 0 : UNITS.indexOf(unit) + 1;
  return (ten + 2) * 10 + one;
}

/** The delegation of the State under review, however it is called. */
const OWN_VOICE =
  /^(?:In (?:response|reply|answer|conclusion|concluding|closing|its (?:response|reply|concluding|closing))\b|Respond(?:ing|ed)\b|Repl(?:ying|ied)\b|Concluding|(?:On|Regarding|Concerning|Turning to|With (?:regard|respect) to|As (?:for|regards|to)|Referring to|Addressing)\b.{0,160}\b(?:delegation|Minister|representative of the State|head of|Government)\b|The (?:head|members?|other members?) of (?:the|its) delegation|The (?:national )?delegation\b(?! of)|(?:The|His|Her) (?:Excellency|Minister|Deputy|Vice|Attorney|Ambassador|Secretary|President|Chair|Director)|(?:The|Its) (?:Government|authorities)\b(?! of))/iu;

function speakerIn(
  text: string,
  before: Alpha3 | null,
  reviewed: Alpha3 | null,
  stateNames: StateNames,
): Alpha3 | null {
  const opening = stateAtStart(text, stateNames);
  if (opening !== null) return opening;
  if (OWN_VOICE.test(text)) return reviewed;
  const subject = subjectOf(text, stateNames);
  if (subject !== null) return subject;
  // The answers of the State under review go on for several paragraphs.
  if (before === reviewed && reviewed !== null) return reviewed;
  const named = speakerOf(text, reviewed, stateNames);
  return named ?? (MISSPELT_STATE.test(text) ? null : reviewed);
}

/** "The Democratic People Republic of Korea welcomed …": a State, but none that is known. */
const MISSPELT_STATE = /^The (?:\p{Lu}[\p{L}’']+ )+(?:of )?(?:Republic|Kingdom|State|Islands|Federation)\b/u;

const SAYS =
  /(\p{Lu}[\p{L}’'-]+(?: (?:of |and |the )*\p{Lu}[\p{L}’'-]+){0,7}) (?:also |further |again |strongly )?(?:said|stated|asked|noted|explained|indicated|clarified|reported|replied|recalled|referred|emphasi[sz]ed|stressed|underlined|highlighted|pointed|reiterated|added|informed|considered|encouraged|recommended|welcomed|commended|congratulated|called|urged|enquired|inquired|remained|expressed|appreciated|suggested|wondered|requested|wished|thanked|invited|believed|observed)\b/gu;

/** "While noting the progress made by Algeria, Saudi Arabia called …": the State of which a verb of saying is told. */
function subjectOf(text: string, stateNames: StateNames): Alpha3 | null {
  const sentence = text.slice(0, FIRST_SENTENCE);
  for (const match of sentence.matchAll(SAYS)) {
    const words = (match[1] ?? '').split(' ');
    for (let from = 0; from < words.length; from += 1) {
      const state = stateNames.resolve(words.slice(from).join(' '));
      if (state !== null) return state;
    }
  }
  return null;
}

/** Letters in which the subject of a paragraph stands. */
const FIRST_SENTENCE = 400;

const LEADS_TO_NAME =
  /^(?:The )?(?:(?:head of the )?delegation|(?:permanent )?representative|Government|observer(?: for| of)?|Ambassador|Minister) (?:of|for) (?:the )?/iu;

/** "Chile welcomed …", "The delegation of Chile stated …", "Portugal, on behalf of …". */
function stateAtStart(text: string, stateNames: StateNames): Alpha3 | null {
  const words = text
    .replace(LEADS_TO_NAME, '')
    .replace(/^The (?=\p{Lu})/u, '')
    .split(' ');
  for (let count = Math.min(9, words.length); count > 0; count -= 1) {
    const name = words
      .slice(0, count)
      .join(' ')
      .replace(/(?:[’']s|[,;.:])$/u, '');
    const state = stateNames.resolve(name);
    if (state !== null) return state;
  }
  return null;
}

/** Who speaks in a paragraph: the State it begins with, else the first State named that is not the one under review. */
export function speakerOf(text: string, reviewed: Alpha3 | null, stateNames: StateNames): Alpha3 | null {
  const opening = stateAtStart(text, stateNames);
  if (opening !== null && opening !== reviewed) return opening;
  for (const name of text.matchAll(/\p{Lu}[\p{L}’'-]+(?: (?:of |and |the )*\p{Lu}[\p{L}’'-]+){0,5}/gu)) {
    const words = name[0].split(' ');
    for (let count = words.length; count > 0; count -= 1) {
      const state = stateNames.resolve(words.slice(0, count).join(' '));
      if (state !== null && state !== reviewed) return state;
    }
  }
  return null;
}
