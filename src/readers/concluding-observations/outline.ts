/** Passages → numbered paragraphs under their headings, each in chunks: words, and the list that follows them. Pure. */
import type { Place } from '../../features/proposals/index.ts';
import { sectionOf, type SectionKind } from './headings.ts';
import type { Passage } from './passages.ts';

export interface OutlineItem {
  readonly label: string;
  text: string;
  readonly place: Place;
  endsOn: Place;
  readonly isOutOfOrder: boolean;
}

/** Words with the list that hangs on them. A paragraph of the older layout has two: concern, recommendation. */
export interface Chunk {
  text: string;
  readonly place: Place;
  endsOn: Place;
  readonly isBold: boolean | null;
  readonly items: OutlineItem[];
}

export interface OutlineParagraph {
  readonly number: string;
  readonly section: SectionKind | null;
  /** The topic; null where the section's own heading is the last. */
  readonly topic: string | null;
  readonly sectionHeading: string | null;
  readonly chunks: Chunk[];
  readonly isOutOfOrder: boolean;
}

export interface Outline {
  readonly paragraphs: readonly OutlineParagraph[];
  /** Headings in order. */
  readonly headings: readonly string[];
  readonly tables: readonly { readonly text: string; readonly page: number }[];
  /** What stands before paragraph 1. */
  readonly front: readonly string[];
}

export function outlineOf(passages: readonly Passage[]): Outline {
  const paragraphs: OutlineParagraph[] = [];
  const headings: string[] = [];
  const tables: { text: string; page: number }[] = [];
  const front: string[] = [];
  let section: SectionKind | null = null;
  let sectionHeading: string | null = null;
  let topic: string | null = null;
  let sectionStyle: string | null = null;
  for (const passage of passages) {
    const paragraph = paragraphs.at(-1);
    if (passage.kind === 'heading') {
      headings.push(passage.text);
      const opens = sectionOf(passage.text);
      const style = styleOf(passage.label);
      if (opens !== null) [section, sectionHeading, topic, sectionStyle] = [opens, passage.text, null, style];
      else if (endsSection(section, style, sectionStyle))
        [section, sectionHeading, topic] = [null, passage.text, null];
      else topic = passage.text;
      if (paragraph === undefined) front.push(passage.text);
    } else if (passage.kind === 'paragraph') {
      paragraphs.push({
        number: passage.label ?? '',
        section,
        topic,
        sectionHeading,
        chunks: [chunkOf(passage)],
        isOutOfOrder: passage.isOutOfOrder,
      });
    } else if (paragraph === undefined) front.push(passage.text);
    else if (passage.kind === 'table') tables.push({ text: passage.text, page: passage.place.page });
    else addTo(paragraph, passage);
  }
  return { paragraphs, headings, tables, front };
}

const styleOf = (label: string | null): string =>
  label === null ? 'none' : /^[IVX]+$/u.test(label) ? 'roman' : /^\d/u.test(label) ? 'digits' : 'letter';

/**
 * A heading that is not known ends the introduction and the positive aspects ("C. Sustainable Development Goals",
 * "D. Parliament"), and any section whose heading is numbered in the same way; else it is a topic.
 */
const endsSection = (section: SectionKind | null, style: string, sectionStyle: string | null): boolean =>
  section === 'introduction' || section === 'positive' || (style !== 'none' && style === sectionStyle);

const chunkOf = ({ text, place, endsOn, isBold }: Passage): Chunk => ({
  text,
  place,
  endsOn,
  isBold,
  items: [],
});

function addTo(paragraph: OutlineParagraph, passage: Passage): void {
  const chunk = paragraph.chunks.at(-1);
  const item = chunk?.items.at(-1);
  if (passage.kind === 'item' && chunk !== undefined) {
    const { label, text, place, endsOn, isOutOfOrder } = passage;
    chunk.items.push({ label: label ?? '', text, place, endsOn, isOutOfOrder });
  } else if (passage.kind === 'part' && chunk !== undefined) {
    const words = `(${passage.label}) ${passage.text}`;
    const owner = item ?? chunk;
    owner.text = `${owner.text} ${words}`;
    owner.endsOn = passage.endsOn;
  } else paragraph.chunks.push(chunkOf(passage));
}
