/** Finds the place that a locator names in a document, step by step from the outside inwards. Pure. */
import type { Block, DocumentText } from './document-text.ts';
import { documentScope, followedList, inSection, wholeBlock } from './locate.scopes.ts';
import type { Scope, Span } from './locate.scopes.ts';
import { byRow, byTable, cells, entryOf, measureRows } from './locate.tables.ts';
import { byWords } from './locate.described.ts';
import { byNumber, byPoint, letters } from './locate.numbers.ts';
import { byUnit, headingOf, marked } from './locate.units.ts';
import { readLocator } from './locator.ts';
import type { Step } from './locator.ts';

export interface Place {
  /** Stretches of blocks that the locator names, in order. */
  readonly spans: readonly Span[];
  /** One passage that can be quoted as a whole; a section or a list is not. */
  readonly isPassage: boolean;
  /** Several passages are named ('sixth and seventh paragraphs'): the first stands for what is said in all. */
  readonly isSeveral: boolean;
  /** What is cited stands in each of them ('measures 1.1, 1.2'). */
  readonly isEach: boolean;
  /** Parts of the locator that are not to be found; words that say something about the place are not among them. */
  readonly missed: readonly Step[];
  /** Words of the locator that describe the passage, to tell equal passages apart by. */
  readonly hints: readonly string[];
  /** A description at the end was not found: the place is wider than what is meant. */
  readonly isWider: boolean;
  /** The place without its last descriptions, which may have been taken for the wrong passage; null without any. */
  readonly around: readonly Span[] | null;
}

/** The places that the ways of a locator name; [] when not even the section is there. */
export function locate(document: DocumentText, locator: string): Place[] {
  return readLocator(locator).flatMap((steps) => {
    const place = follow(document, joinWords(document, steps));
    return place === null ? [] : [place];
  });
}

/** Headings may have commas in them: 'Committee on Economic', 'Social and Cultural Rights' are one. */
function joinWords({ blocks }: DocumentText, steps: readonly Step[]): Step[] {
  const titles = new Set(blocks.filter((block) => block.kind === 'heading').map((block) => titleOf(block)));
  const joined: Step[] = [];
  for (let at = 0; at < steps.length; at += 1) {
    const [one, two, three] = [steps[at], steps[at + 1], steps[at + 2]];
    if (one?.step === 'words' && two?.step === 'words') {
      const pair = `${one.words}, ${two.words}`;
      const triple = three?.step === 'words' ? `${pair}, ${three.words}` : pair;
      const whole = [triple, pair].find((words) => titles.has(words.toLowerCase()));
      if (whole !== undefined) {
        joined.push({ ...one, words: whole });
        at += whole === pair ? 1 : 2;
        continue;
      }
    }
    if (one) joined.push(one);
  }
  return joined;
}

const titleOf = (block: Block): string => block.text.replace(/:$/, '').toLowerCase();

function follow(document: DocumentText, steps: readonly Step[]): Place | null {
  const scopes: Scope[] = [documentScope(document)];
  const missed: Step[] = [];
  const hints: string[] = [];
  let [isSeveral, isEach] = [false, false];
  // What is counted within a description that was not found would be counted in the wrong list.
  let isLost = false;
  let around: readonly Span[] | null = null;
  for (const step of steps) {
    if (step.step === 'aside') {
      hints.push(step.words);
      isLost ||= /^end\b/i.test(step.words);
      continue;
    }
    const isUncounted = step.step === 'page' && step.from > 1 && !document.hasPages;
    const next = (isLost && step.step === 'unit') || isUncounted ? null : narrowed(document, scopes, step);
    if (next !== null) {
      const isHeading = document.blocks[next.spans[0]?.block ?? 0]?.kind === 'heading';
      if (!isDescription(step)) around = null;
      else if (!isHeading) around ??= scopes.at(-1)?.spans ?? null;
      if (isDescription(step) && !isHeading) hints.push(step.words ?? '');
      scopes.push(next);
      isLost = false;
      isSeveral ||= namesSeveral(step);
      isEach ||= step.step === 'measure';
    } else if (step.step === 'section' && scopes.length === 1) return null;
    else if (isDescription(step)) {
      hints.push(step.words ?? '');
      isLost = true;
    } else missed.push(step);
  }
  const { spans, isPassage } = scopes.at(-1) ?? documentScope(document);
  return { spans, isPassage, isSeveral, isEach, missed, hints, isWider: isLost, around };
}

const isDescription = (step: Step): step is Step & { words: string | null } =>
  (step.step === 'words' && !step.isQuoted) || step.step === 'heading' || step.step === 'beside';

const namesSeveral = (step: Step): boolean => {
  if (step.step === 'measure' || step.step === 'numbered' || step.step === 'footnote')
    return step.numbers.length > 1;
  if (step.step === 'point') return step.paths.length > 1;
  return step.step === 'unit' && step.which.length > 1;
};

/** Tries the step in the innermost scope; what describes a list or a heading may also stand further out. */
function narrowed(document: DocumentText, scopes: Scope[], step: Step): Scope | null {
  for (let at = scopes.length - 1; at >= 0; at -= 1) {
    const scope = scopes[at];
    if (!scope) return null;
    const found = apply(document, scope, step);
    if (found !== null) {
      scopes.splice(at + 1);
      return found;
    }
    if (!mayStandFurtherOut(step) || scope.isPassage || at <= 1) return null;
  }
  return null;
}

const mayStandFurtherOut = (step: Step): boolean =>
  step.step === 'words' || step.step === 'table' || step.step === 'marked' || step.step === 'beside';

function apply(document: DocumentText, scope: Scope, step: Step): Scope | null {
  switch (step.step) {
    case 'section':
      return inSection(document, step.path, step.words);
    case 'page':
      return onPages(document, scope, step.from, step.to);
    case 'numbered':
      return byNumber(document, scope, step.numbers, step.letters);
    case 'measure':
      return measureRows(document, scope, step.numbers);
    case 'point':
      return byPoint(document, scope, step.paths);
    case 'table':
      return byTable(document, scope, step.which, step.words);
    case 'row':
      return byRow(document, scope, step.which, step.words);
    case 'column':
      return cells(document, scope, step.words);
    case 'entry':
      return entryOf(document, scope, step.number);
    case 'unit':
      return byUnit(document, scope, step.unit, step.which);
    case 'footnote':
      return footnotes(document, step.numbers);
    case 'marked':
      return marked(document, scope, step);
    case 'beside':
      return beside(document, scope, step);
    case 'letters':
      return letters(document, scope, step.letters);
    case 'stroke':
      return byStroke(document, scope, step.side);
    case 'heading':
      return headingOf(document, scope, step.words);
    case 'words':
      return byWords(document, scope, step.words, step.isQuoted);
    case 'aside':
      return null;
  }
}

function onPages({ blocks }: DocumentText, scope: Scope, from: number, to: number): Scope | null {
  const spans = scope.spans.filter(({ block }) => {
    const page = blocks[block]?.page ?? 0;
    return page >= from && page <= to;
  });
  return spans.length === 0 ? null : { spans, isPassage: false };
}

/** Footnotes stand at the foot of a page, wherever their section ends; the line below one may still belong to it. */
function footnotes({ blocks }: DocumentText, numbers: readonly string[]): Scope | null {
  const spans = numbers.flatMap((number) => {
    const at = blocks.findIndex((block) => block.kind === 'footnote' && block.number === number);
    const block = blocks[at];
    if (!block) return [];
    const goesOn = /[:,]$/.test(block.text) && blocks[at + 1]?.kind === 'paragraph';
    return [at, ...(goesOn ? [at + 1] : [])].map((one) => ({
      block: one,
      from: 0,
      to: blocks[one]?.text.length ?? 0,
    }));
  });
  return spans.length === 0 ? null : { spans, isPassage: numbers.length === 1 };
}

/** 'paragraph after the table of grades': what comes next to a place that is described in turn. */
function beside(document: DocumentText, scope: Scope, step: Extract<Step, { step: 'beside' }>): Scope | null {
  const described = readLocator(step.words)[0] ?? [];
  const place = described.reduce<Scope | null>(
    (inner, one) => (inner === null ? null : apply(document, inner, one)),
    scope,
  );
  const list = place === null ? null : followedList(document, place, scope);
  const spans = list?.spans ?? [];
  const edge = step.offset > 0 ? spans.at(-1)?.block : spans[0]?.block;
  if (edge === undefined) return null;
  const inScope = scope.spans.map((span) => span.block);
  const candidates = inScope.filter(
    (block) =>
      document.blocks[block]?.kind === 'paragraph' && (step.offset > 0 ? block > edge : block < edge),
  );
  const start = step.offset > 0 ? step.offset - 1 : candidates.length + step.offset;
  const found = candidates.slice(Math.max(0, start), Math.max(0, start) + step.many);
  const words =
    found.length === 0
      ? null
      : { spans: found.map((block) => wholeBlock(document, block)), isPassage: found.length === 1 };
  return words === null || step.unit !== 'sentence'
    ? words
    : byUnit(document, words, 'sentence', [step.offset > 0 ? 1 : -1]);
}

/** What stands before or after ' / ' in the passage. */
function byStroke({ blocks }: DocumentText, scope: Scope, side: 0 | 1): Scope | null {
  const [span] = scope.spans;
  const text = span === undefined ? '' : (blocks[span.block]?.text.slice(span.from, span.to) ?? '');
  const at = text.indexOf(' / ');
  if (span === undefined || at < 0) return null;
  return {
    spans: [side === 0 ? { ...span, to: span.from + at } : { ...span, from: span.from + at + 3 }],
    isPassage: true,
  };
}
