/**
 * `word/numbering.xml`: the numbers that Word sets before paragraphs and that stand nowhere in the text. ECMA-376-1
 * §17.9. Labels come out as printed: '12.', '(a)', 'II.', '124.1'.
 */
import { labelOf } from '../label.ts';
import { elementsOf, firstOf, valueOf } from '../xml/index.ts';
import type { XmlNode } from '../xml/index.ts';
import { numeral } from '../numerals.ts';
import { isOn, paragraphProperties, wholeNumber } from './properties.ts';
import type { Indent } from './properties.ts';
import type { StyleSheet } from './styles.ts';

interface Level {
  readonly start: number;
  readonly format: string;
  /** '%1.%2', '(%3)', or the sign itself. */
  readonly text: string;
  /** Figures for all levels, whatever their own format (`w:isLgl`). */
  readonly isLegal: boolean;
  /** The level, from 1, after which this one begins anew; 0 for never; undefined for any above. */
  readonly restart: number | undefined;
  readonly styleId: string | undefined;
  readonly indent: Indent | undefined;
}

interface List {
  /** Lists of one definition count on from one another. */
  readonly definition: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** Where this list begins, by level, against its definition. */
  readonly starts: ReadonlyMap<number, number>;
}

const LEVELS = 9;

export class Numbering {
  readonly #lists: ReadonlyMap<string, List>;
  /** The last number given out, by definition and level. */
  readonly #counts = new Map<string, (number | undefined)[]>();
  readonly #begun = new Set<string>();

  constructor(root: XmlNode | undefined, styles: StyleSheet) {
    this.#lists = readLists(root, styles);
  }

  /** The level of the list that belongs to a paragraph style, where the paragraph itself names none. */
  levelOfStyle(listId: string, styleId: string): number {
    for (const [level, { styleId: its }] of this.#lists.get(listId)?.levels ?? []) {
      if (its === styleId) return level;
    }
    return 0;
  }

  indentOf(listId: string, level: number): Indent | undefined {
    return this.#lists.get(listId)?.levels.get(level)?.indent;
  }

  /** Counts the paragraph and gives its label; null where the list is unknown or shows nothing. */
  next(listId: string, level: number): string | null {
    const list = this.#lists.get(listId);
    const own = list?.levels.get(level);
    if (list === undefined || own === undefined) return null;
    const counts = this.#counts.get(list.definition) ?? [];
    this.#counts.set(list.definition, counts);
    this.#beginAnew(listId, list, counts, level);
    for (let above = 0; above < level; above += 1) counts[above] ??= list.levels.get(above)?.start ?? 1;
    const last = counts[level];
    counts[level] = last === undefined ? own.start : last + 1;
    for (let below = level + 1; below < LEVELS; below += 1) {
      const restart = list.levels.get(below)?.restart;
      if (restart === undefined || (restart > 0 && level <= restart - 1)) counts[below] = undefined;
    }
    return labelOf(printed(list, own, counts));
  }

  /** A list that overrides where it begins does so the first time it is met, level by level. */
  #beginAnew(listId: string, list: List, counts: (number | undefined)[], level: number): void {
    const start = list.starts.get(level);
    const key = `${listId} ${level}`;
    if (start === undefined || this.#begun.has(key)) return;
    this.#begun.add(key);
    counts[level] = start - 1;
  }
}

function printed(list: List, own: Level, counts: readonly (number | undefined)[]): string {
  if (own.format === 'bullet') return '•';
  return own.text
    .replace(/%([1-9])/g, (_, digit: string) => {
      const level = list.levels.get(Number(digit) - 1);
      return numeral(own.isLegal ? 'decimal' : (level?.format ?? 'decimal'), counts[Number(digit) - 1] ?? 1);
    })
    .trim();
}

function readLists(root: XmlNode | undefined, styles: StyleSheet): ReadonlyMap<string, List> {
  const definitions = new Map<string, XmlNode>();
  for (const node of elementsOf(root, 'w:abstractNum')) {
    definitions.set(node.attributes['w:abstractNumId'] ?? '', node);
  }
  const lists = new Map<string, List>();
  const nums = elementsOf(root, 'w:num');
  const definitionOf = (node: XmlNode): string => valueOf(node, 'w:abstractNumId') ?? '';
  const byId = new Map(nums.map((node) => [node.attributes['w:numId'] ?? '', node]));
  for (const [id, node] of byId) {
    let definition = definitionOf(node);
    // A definition may stand for a numbering style, whose own list has the levels (§17.9.21).
    const style = valueOf(definitions.get(definition), 'w:numStyleLink');
    const linked = style === undefined ? undefined : byId.get(styles.listOf(style) ?? '');
    if (linked !== undefined) definition = definitionOf(linked);
    lists.set(id, listFrom(node, definition, definitions.get(definition)));
  }
  return lists;
}

function listFrom(node: XmlNode, definition: string, definitionNode: XmlNode | undefined): List {
  const levels = new Map<number, Level>();
  const starts = new Map<number, number>();
  for (const level of elementsOf(definitionNode, 'w:lvl')) addLevel(levels, level);
  for (const override of elementsOf(node, 'w:lvlOverride')) {
    const own = firstOf(override, 'w:lvl');
    if (own !== undefined) addLevel(levels, own);
    const start = wholeNumber(valueOf(override, 'w:startOverride'));
    const level = wholeNumber(override.attributes['w:ilvl']);
    if (start !== undefined && level !== undefined) starts.set(level, start);
  }
  return { definition, levels, starts };
}

function addLevel(levels: Map<number, Level>, node: XmlNode): void {
  const place = wholeNumber(node.attributes['w:ilvl']);
  if (place === undefined || place < 0 || place >= LEVELS) return;
  levels.set(place, {
    start: wholeNumber(valueOf(node, 'w:start')) ?? 0,
    format: valueOf(node, 'w:numFmt') ?? 'decimal',
    text: (valueOf(node, 'w:lvlText') ?? '').slice(0, 100),
    isLegal: isOn(node, 'w:isLgl') === true,
    restart: wholeNumber(valueOf(node, 'w:lvlRestart')),
    styleId: valueOf(node, 'w:pStyle'),
    indent: paragraphProperties(firstOf(node, 'w:pPr')).indent,
  });
}
