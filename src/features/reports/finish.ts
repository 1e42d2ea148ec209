import type { LanguageCode } from '../../kernel/language.ts';
import type { DraftBlock, DraftGround, DraftInline, DraftLine, DraftSection, DraftTable } from './draft.ts';
import type { Block, Footnote, Ground, Inline, Line, References, Section, Table, TextRun } from './model.ts';

/** A source as the list of sources and the footnotes print it. */
export interface SourceEntry {
  readonly title: string;
  readonly titleLanguage?: LanguageCode;
  readonly symbol: string | null;
  readonly address: string | null;
  /** The item in the list of sources, after its number. */
  readonly content: Line;
}

/** What `finish` cannot know by itself: words, and what a source is called. */
export interface Finishing {
  /** The report's. */
  readonly language: LanguageCode;
  /** 'Table 4', as a label and in the middle of a sentence. */
  readonly tableLabel: (number: number) => string;
  readonly tableMention: (number: number) => string;
  readonly sectionMention: (number: string) => string;
  readonly source: (id: string) => SourceEntry;
}

export interface Finished {
  readonly sections: readonly Section[];
  readonly footnotes: readonly Footnote[];
}

/**
 * Numbers sections ('3.1'; annexes 'A'), tables, footnotes and sources, each in reading order, and turns names into
 * links. Throws where something refers to a table or section that is not there: that is a mistake of the author.
 */
export function finish(drafts: readonly DraftSection[], finishing: Finishing): Finished {
  const numbers = numbered(drafts);
  const state: Numbering = { ...numbers, finishing, footnotes: [], sources: new Map(), named: new Set() };
  const sections = numbers.order.filter((one) => one.level === 1).map((one) => sectionOf(state, one));
  return { sections: sections.map((one) => withSources(one, state)), footnotes: state.footnotes };
}

interface Placed {
  readonly draft: DraftSection;
  readonly number: string;
  readonly level: 1 | 2 | 3;
  readonly children: readonly Placed[];
}

interface Numbers {
  readonly order: readonly Placed[];
  readonly sectionNumbers: ReadonlyMap<string, string>;
  readonly tableNumbers: ReadonlyMap<string, number>;
}

interface Numbering extends Numbers {
  readonly finishing: Finishing;
  readonly footnotes: Footnote[];
  readonly sources: Map<string, number>;
  /** Sources that a footnote has named in full. */
  readonly named: Set<string>;
}

function numbered(drafts: readonly DraftSection[]): Numbers {
  let annexes = 0;
  let chapters = 0;
  const placed = drafts.map((draft) => {
    const number = draft.isAnnex === true ? String.fromCharCode(65 + annexes++) : String(++chapters);
    return place(draft, number, 1);
  });
  const order = placed.flatMap(flattened);
  const tables = order.flatMap((one) => one.draft.blocks.filter((block) => block.kind === 'table'));
  return {
    order,
    sectionNumbers: new Map(order.map((one) => [one.draft.name, one.number])),
    tableNumbers: new Map(tables.map((table, index) => [table.name, index + 1])),
  };
}

function place(draft: DraftSection, number: string, level: 1 | 2 | 3): Placed {
  const below = level === 1 ? 2 : 3;
  const children = (draft.sections ?? []).map((child, index) =>
    place(child, `${number}.${index + 1}`, below),
  );
  return { draft, number, level, children };
}

const flattened = (placed: Placed): readonly Placed[] => [placed, ...placed.children.flatMap(flattened)];

function sectionOf(state: Numbering, { draft, number, level, children }: Placed): Section {
  return {
    id: `section-${number}`,
    number,
    level,
    title: draft.title,
    ...(draft.language === undefined ? {} : { language: draft.language }),
    isAnnex: draft.isAnnex ?? false,
    blocks: draft.blocks.map((block) => blockOf(state, block)),
    sections: children.map((child) => sectionOf(state, child)),
  };
}

function blockOf(state: Numbering, block: DraftBlock): Block {
  const line = (content: DraftLine): Line => lineOf(state, content);
  switch (block.kind) {
    case 'paragraph':
      return { kind: 'paragraph', content: line(block.content) };
    case 'list':
      return { ...block, items: block.items.map(line) };
    case 'callout':
      return { ...block, body: block.body.map(line) };
    case 'table':
      return finishedTable(state, block);
    case 'sources':
      // Filled in once the whole report has been read: only then is every source known.
      return { kind: 'references', items: [] };
  }
}

function finishedTable(state: Numbering, draft: DraftTable): Table {
  const number = state.tableNumbers.get(draft.name) ?? 0;
  return {
    kind: 'table',
    id: `table-${number}`,
    label: state.finishing.tableLabel(number),
    caption: lineOf(state, draft.caption),
    columns: draft.columns,
    rows: draft.rows.map((row) => ({
      kind: row.kind,
      cells:
        row.kind === 'group'
          ? [{ lines: [lineOf(state, row.content)], span: draft.columns.length }]
          : row.cells.map((cell) => ({ lines: cell.lines.map((one) => lineOf(state, one)), span: 1 })),
    })),
  };
}

/** Two marks of footnotes next to each other would read as one number: a blank stands between them. */
const lineOf = (state: Numbering, line: DraftLine): Line =>
  line
    .flatMap((run) => inlineOf(state, run))
    .flatMap((run, index, runs): Line =>
      run.kind === 'footnote' && runs[index - 1]?.kind === 'footnote'
        ? [{ kind: 'text', text: ' ' }, run]
        : [run],
    );

function inlineOf(state: Numbering, run: DraftInline): readonly Inline[] {
  const { finishing } = state;
  switch (run.kind) {
    case 'text':
    case 'link':
      return [run];
    case 'note': {
      const number = state.footnotes.length + 1;
      // Held before its grounds are read, so that it keeps its place in the order.
      const grounds: Ground[] = [];
      state.footnotes.push({ number, grounds });
      grounds.push(...run.grounds.map((ground) => groundOf(state, ground)));
      return [{ kind: 'footnote', number }];
    }
    case 'citation': {
      const number = sourceNumber(state, run.sourceId);
      const mark: Inline = { kind: 'link', text: `[${number}]`, href: `#source-${number}` };
      return run.locator === null ? [mark] : [mark, inEnglish(` ${run.locator}`, finishing.language)];
    }
    case 'table-reference': {
      const number = state.tableNumbers.get(run.table);
      if (number === undefined) throw new TypeError(`The report has no table "${run.table}".`);
      return [{ kind: 'link', text: finishing.tableMention(number), href: `#table-${number}` }];
    }
    case 'section-reference': {
      const number = state.sectionNumbers.get(run.section);
      if (number === undefined) throw new TypeError(`The report has no section "${run.section}".`);
      return [{ kind: 'link', text: finishing.sectionMention(number), href: `#section-${number}` }];
    }
  }
}

/** Locators and other words of the record that carry no language of their own are English. */
export const inEnglish = (words: string, language: LanguageCode): TextRun =>
  language === 'en' ? { kind: 'text', text: words } : { kind: 'text', text: words, language: 'en' };

function sourceNumber({ sources }: Numbering, id: string): number {
  const known = sources.get(id);
  if (known !== undefined) return known;
  sources.set(id, sources.size + 1);
  return sources.size;
}

function groundOf(state: Numbering, ground: DraftGround): Ground {
  if (ground.kind === 'rows') return { kind: 'rows', content: lineOf(state, ground.content) };
  const { title, titleLanguage, symbol, address } = state.finishing.source(ground.sourceId);
  const isFirst = !state.named.has(ground.sourceId);
  state.named.add(ground.sourceId);
  return {
    kind: 'source',
    source: sourceNumber(state, ground.sourceId),
    isFirst,
    title,
    ...(titleLanguage === undefined ? {} : { titleLanguage }),
    symbol,
    locator: ground.locator,
    value: ground.value,
    address,
  };
}

function withSources(section: Section, state: Numbering): Section {
  const items: References['items'] = [...state.sources].map(([id, number]) => ({
    id: `source-${number}`,
    mark: `[${number}]`,
    content: state.finishing.source(id).content,
  }));
  return {
    ...section,
    blocks: section.blocks.map((block) => (block.kind === 'references' ? { ...block, items } : block)),
    sections: section.sections.map((child) => withSources(child, state)),
  };
}
