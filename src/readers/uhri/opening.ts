/**
 * The paragraph number and the heading of a passage, which exports of the index print in the text only: "7. Reiterating
 * …", "Climate change\n11. The Committee …", "Rural women 49.The Committee …", "36.1 Ratify …", "Recommendation No. 41,
 * para. 81: 41. Advance …". Pure; every expression is anchored and bounded.
 */

export interface Opening {
  /** The heading that it stands under, without its letter: 'Climate change'. */
  readonly heading: string | null;
  /** '36.1', '7', '79 (a)', '81.41'. */
  readonly paragraph: string | null;
  /** The words behind the number. */
  readonly text: string;
}

/** Forms in which older reports of the UPR are quoted. The paragraph's number counts, then that of the item in it. */
const NUMBERED =
  /^Recommendations?\s{0,3}No\s{0,2}\.?\s{0,3}(\d{1,3})\s{0,2}(\([a-z]\))?\s{0,3},?\s{0,3}(?:con\w{1,6}ed in\s{0,3})?para(?:graph|s)?\.?\s{0,3}(?:No\.?\s{0,3})?(\d{1,3})\s{0,3}:?\s{0,3}(?:\d{1,3}\s{0,2}(?:\([a-z]\))?\s{0,2}\.\s{0,3})?/;
const CONTAINED =
  /^Recommendations?\s{1,3}(?:con\w{1,6}ed in|from|of)\s{1,3}(?:para(?:graph|s)?\.?\s{0,3}(?:No\.?\s{0,3})?)?(\d{1,3}(?:\.\d{1,3})?)\s{0,2}(\([a-z]\))?[^:\n]{0,60}:\s{0,3}(?:\d{1,3}\s{0,2}(?:\([a-z]\))?\s{0,2}\.\s{0,3})?/;
const PARAGRAPH =
  /^[Pp]ara(?:graph|s)?\.?\s{0,3}(\d{1,3})\s{0,2}(\([a-z]\))?\s{0,3}[:.]?\s{0,3}(?:\d{1,3}\s{0,2}(?:\([a-z]\))?\s{0,2}\.\s{0,3})?/;
/** "136.12 Take", "136.12. Take". */
const ITEM = /^(\d{1,3}\.\d{1,3})(?!\d)\s{0,2}(\([a-z]\))?\s{0,2}\.?[\s:;]{0,4}(?=\D)/;
/** "7. Take", "3.The", "12 (a) Take"; "41 Advance" only before a capital, since words may begin with a number. */
const PLAIN = /^(\d{1,3})(?:\s{0,2}(\([a-z]\))\s{0,2}[.:]?|\s{0,2}[.)](?!\d)|(?=\s{1,3}[A-Z]))\s{0,4}(?=\D)/;

const letter = (part: string | undefined): string => (part ? ` ${part}` : '');

/** The forms that can begin with a letter or digit; most lines begin with none of them. */
function formsOf(first: string): readonly RegExp[] {
  if (first >= '0' && first <= '9') return [ITEM, PLAIN];
  if (first === 'R') return [CONTAINED];
  return first === 'P' || first === 'p' ? [PARAGRAPH] : [];
}

function numberAt(text: string): { paragraph: string; rest: string } | null {
  const first = text.charAt(0);
  const numbered = first === 'R' ? NUMBERED.exec(text) : null;
  if (numbered)
    return {
      paragraph: `${numbered[3]}.${numbered[1]}${letter(numbered[2])}`,
      rest: text.slice(numbered[0].length),
    };
  for (const form of formsOf(first)) {
    const found = form.exec(text);
    if (found) return { paragraph: `${found[1]}${letter(found[2])}`, rest: text.slice(found[0].length) };
  }
  return null;
}

const LONGEST_HEADING = 200;
const MOST_HEADINGS = 4;
/** "B.Positive aspects", "III. Principal areas", "(a) Torture": the letter is a place, not part of the heading. */
const HEADING_LABEL = /^(?:\(?[A-Za-z]\)?|[IVXivx]{1,5}|\d{1,2})\s{0,2}[.)]\s{0,3}(?=\S)/;
/** Before a number in running text: what precedes it is no heading. */
const BEFORE_A_NUMBER =
  /(?:^|\s)(?:articles?|arts?\.?|paragraphs?|paras?\.?|nos?\.?|rules?|goals?|targets?|chapters?|sections?|resolutions?|and|or|to|of|in|under|by|the|from|with|until|since|least|than|over|,)$/i;
/** How passages begin that have no heading. */
const BEGINS_A_PASSAGE =
  /^(?:The (?:Committee|State|Working|Special|Government|Sub)|It |While |In (?:this|light)|Recalling|\d)/;
/** A heading and the number behind it on one line, as cells of the XLSX export have it. */
const INLINE = /^(.{2,150}?)\s{1,3}(\d{1,3}\s{0,2}\.)(?=\s{0,3}[A-Z("“])/;

const headingOf = (line: string): string | null => line.replace(HEADING_LABEL, '').trim() || null;

function inlineHeading(text: string): { heading: string; at: number } | null {
  const found = INLINE.exec(text);
  if (!found) return null;
  const [, before = ''] = found;
  const words = before.replace(HEADING_LABEL, '');
  if (/[.;:?!]/.test(words) || BEFORE_A_NUMBER.test(words) || BEGINS_A_PASSAGE.test(words)) return null;
  return { heading: words.trim(), at: found[0].length - (found[2]?.length ?? 0) };
}

/** Cuts heading and number off a passage; the number may be missing, and so may the heading. */
export function readOpening(text: string): Opening {
  const direct = numberAt(text);
  if (direct) return { heading: null, paragraph: direct.paragraph, text: direct.rest };
  let at = 0;
  let heading: string | null = null;
  for (let lines = 0; lines < MOST_HEADINGS; lines += 1) {
    const end = text.indexOf('\n', at);
    if (end === -1 || end - at > LONGEST_HEADING) break;
    heading = headingOf(text.slice(at, end)) ?? heading;
    at = end + 1;
    const line = text.slice(at, at + LONGEST_HEADING);
    const found = numberAt(line);
    if (found) {
      const words = text.slice(at + line.length - found.rest.length);
      return { heading, paragraph: found.paragraph, text: words };
    }
  }
  const inline = inlineHeading(text.slice(0, LONGEST_HEADING));
  if (inline) {
    const found = numberAt(text.slice(inline.at));
    if (found) return { heading: inline.heading, paragraph: found.paragraph, text: found.rest };
  }
  return { heading: null, paragraph: null, text };
}
