import { generalCommentsIn } from './general-comments.ts';
import { hasSubstance, segmentsOf, type PartType } from './classify.ts';
import type { Chunk, Outline, OutlineParagraph } from './outline.ts';
import type { Observation, ObservationFlag } from './report.ts';

/** Shorter than this is no observation; longer than this is more than one paragraph. */
const SHORTEST = 12;
const LONGEST = 6000;

type Draft = Omit<Observation, 'ending'>;

/** Positive aspects, concerns, recommendations and requests, in the document's order. Courtesies are left out. */
export function observationsOf({ paragraphs }: Outline): readonly Observation[] {
  const drafts = paragraphs.slice(isConsideration(paragraphs[0]) ? 1 : 0).flatMap(paragraphDrafts);
  return withEndings(drafts);
}

/** Paragraph 1 says which report was considered when; it observes nothing. */
export const isConsideration = (paragraph: OutlineParagraph | undefined): boolean =>
  paragraph?.number === '1' &&
  /\bSR\.|\d(?:st|nd|rd|th|e|ª|-\p{L})\b|\/C\/|C\.12\//u.test(paragraph.chunks[0]?.text ?? '');

function paragraphDrafts(paragraph: OutlineParagraph): Draft[] {
  const drafts: Draft[] = [];
  let before: PartType | null = null;
  for (const [index, chunk] of paragraph.chunks.entries()) {
    const made = chunkDrafts(paragraph, chunk, before);
    // A second unnumbered paragraph that says nothing by itself belongs to what stands before it.
    if (index > 0 && made.length === 1 && made[0]?.flags.includes('type_unclear') && drafts.length > 0) {
      const last = drafts.at(-1);
      if (last !== undefined) drafts[drafts.length - 1] = { ...last, text: `${last.text} ${chunk.text}` };
      continue;
    }
    drafts.push(...made);
    before = made.at(-1)?.type ?? before;
  }
  return drafts;
}

function chunkDrafts(paragraph: OutlineParagraph, chunk: Chunk, before: PartType | null): Draft[] {
  const { number, section } = paragraph;
  const segments = segmentsOf(chunk.text).map(({ type, text }) => ({
    text,
    type: settle(type, paragraph) ?? typeByPrint(chunk, paragraph),
  }));
  const isListed = chunk.items.length > 0;
  const drafts: Draft[] = [];
  for (const [index, segment] of segments.entries()) {
    if (isCourtesy(section, segment.type)) continue;
    const opensList = isListed && index === segments.length - 1;
    if (opensList && (segment.type === 'positive_aspect' || !hasSubstance(segment.text))) continue;
    const flags = flagsOf(paragraph, segment.type, segments.length > 1);
    drafts.push(
      draft(paragraph, number, segment.type ?? before ?? 'concern', segment.text, null, chunk, flags),
    );
  }
  const lead = segments.at(-1);
  if (!isListed || lead === undefined || isCourtesy(section, lead.type)) return drafts;
  for (const item of chunk.items) {
    const flags = flagsOf(paragraph, lead.type, false);
    if (item.isOutOfOrder) flags.push('number_out_of_order');
    const type = itemType(lead.type ?? before, item.text);
    drafts.push(draft(paragraph, `${number} (${item.label})`, type, item.text, lead.text, item, flags));
  }
  return drafts;
}

/** What the section says where the words do not: everything that is noted under "Positive aspects" is welcomed. */
function settle(type: PartType | null, { section }: OutlineParagraph): PartType | null {
  if (section === 'positive' && type !== 'concern') return 'positive_aspect';
  if ((section === 'concerns' || section === 'factors') && type === 'positive_aspect') return null;
  return type;
}

/** In the older layout what is recommended is printed bold below the concern, whatever its words. */
const typeByPrint = (chunk: Chunk, { chunks, section }: OutlineParagraph): PartType | null =>
  chunk.isBold === true && chunk !== chunks[0] && section !== 'positive' ? 'recommendation' : null;

/** Thanks for the report and the delegation, and what is merely told there; the introduction's regrets are kept. */
const isCourtesy = (section: Chunk | OutlineParagraph['section'], type: PartType | null): boolean =>
  section === 'introduction' && type !== 'concern' && type !== 'recommendation';

/** An item under "The State party should:" may itself only ask for information. */
function itemType(type: PartType | null, text: string): PartType {
  if (type !== 'recommendation' && type !== 'request_for_information') return type ?? 'concern';
  return type === 'request_for_information' ||
    /^(?:Provide|Include|Submit|Furnish)\b[^.]{0,200}\bnext\b[^.]{0,60}\breport/u.test(text)
    ? 'request_for_information'
    : 'recommendation';
}

function flagsOf(paragraph: OutlineParagraph, type: PartType | null, isSplit: boolean): ObservationFlag[] {
  const flags: ObservationFlag[] = [];
  if (type === null) flags.push('type_unclear');
  if (isSplit) flags.push('split_paragraph');
  if (paragraph.isOutOfOrder) flags.push('number_out_of_order');
  return flags;
}

function draft(
  { topic, sectionHeading }: OutlineParagraph,
  paragraph: string,
  type: PartType,
  printed: string,
  lead: string | null,
  { place, endsOn }: Pick<Chunk, 'place' | 'endsOn'>,
  flags: ObservationFlag[],
): Draft {
  const text = withoutListEnd(printed);
  if (text.length < SHORTEST || text.length > LONGEST) flags.push('unusual_length');
  return {
    type,
    paragraph,
    heading: topic ?? sectionHeading,
    text,
    lead,
    // Shown to the end of its first page where it runs over it.
    place:
      endsOn.page === place.page
        ? { ...place, toLine: endsOn.toLine }
        : { ...place, toLine: Number.MAX_SAFE_INTEGER },
    generalComments: generalCommentsIn(lead === null ? text : `${lead} ${text}`),
    flags,
  };
}

/** "…; and" and "…;" belong to the list, not to the item. */
const withoutListEnd = (text: string): string =>
  text.trim().replace(/\s?[;,](?: (?:and|or|et|ou|y|o|и|или))?$/u, '');

/** '24 (a)' → '24-a'; where a concern shares its number with a recommendation it is '24-a-concern'; repeats count up. */
function withEndings(drafts: readonly Draft[]): Observation[] {
  const acted = new Set(drafts.filter(({ type }) => type !== 'concern').map(({ paragraph }) => paragraph));
  const seen = new Map<string, number>();
  return drafts.map((one) => {
    const base = one.paragraph.replace(/[^a-z0-9]+/giu, '-').replace(/-$/u, '');
    const ending = one.type === 'concern' && acted.has(one.paragraph) ? `${base}-concern` : base;
    const times = (seen.get(ending) ?? 0) + 1;
    seen.set(ending, times);
    return { ...one, ending: times === 1 ? ending : `${ending}~${times}` };
  });
}
