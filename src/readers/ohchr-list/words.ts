/** Words by which the lists mark their parts. OHCHR makes the lists in English alone. Pure. */

/** What a column of the table holds. */
export type Column = 'recommendation' | 'states' | 'position' | 'themes' | 'groups' | 'sdgs' | 'assessment';

const COLUMNS: readonly (readonly [Column, RegExp])[] = [
  ['assessment', /assessment|level of implementation|comments/iu],
  ['position', /^position/iu],
  ['states', /^recommending states?/iu],
  ['recommendation', /^recommendations?\b/iu],
  ['sdgs', /\bSDGs?\b|sustainable development goals?/iu],
  ['themes', /\bthemes?\b|list of rights|rights or areas?/iu],
  ['groups', /affected persons|groups of persons|persons concerned/iu],
];

/** The column that a heading names; null for words that name none. */
export function columnOf(heading: string): Column | null {
  const words = heading.slice(0, 200).replace(/\s+/gu, ' ').trim();
  return COLUMNS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

const THEME = /^(?:themes?|rights? or areas?)\s*:\s*/iu;

/** 'Right to health' of "Theme: Right to health"; null for other words. */
export function themeHeading(text: string): string | null {
  const mark = THEME.exec(text)?.[0];
  return mark === undefined ? null : text.slice(mark.length).trim() || null;
}

/** "Recommendations that enjoy the support of …", "Supported recommendations": a section by position. */
export function positionHeading(text: string): string | null {
  if (text.length > 200 || !/\brecommendations?\b/iu.test(text)) return null;
  if (/\bpartially (?:supported|accepted)|supported\s?\/\s?noted\b/iu.test(text))
    return 'Partially supported';
  if (/\b(?:noted|not (?:enjoy|supported|accepted)|rejected)\b/iu.test(text)) return 'Noted';
  return /\b(?:supported|accepted|enjoys? the support)\b/iu.test(text) ? 'Supported' : null;
}

/** Parts of the cell of themes: each begins with its name and a colon, on a line of its own or before its first label. */
const SECTIONS: readonly (readonly ['themes' | 'groups' | 'sdgs', RegExp])[] = [
  ['groups', /^(?:affected persons|groups of persons|persons concerned)\s*:\s*/iu],
  ['sdgs', /^(?:relevant )?(?:SDGs?|sustainable development goals?)\s*:\s*/iu],
  ['themes', /^(?:full list of themes|themes?)\s*:\s*/iu],
];

export interface Labels {
  readonly themes: readonly string[];
  readonly groups: readonly string[];
  readonly sdgs: readonly string[];
}

/** More labels than any row has: the rest of a cell is no list of labels. */
const MOST_LABELS = 200;

/** The labels of one cell, one a line; those before any mark belong to the column's own kind. */
export function labelsOf(cell: string, kind: 'themes' | 'groups' | 'sdgs'): Labels {
  const found = { themes: new Set<string>(), groups: new Set<string>(), sdgs: new Set<string>() };
  let current = kind;
  for (const line of cell.split('\n').slice(0, MOST_LABELS)) {
    const [section, mark] = SECTIONS.find(([, pattern]) => pattern.test(line.trim())) ?? [];
    if (section !== undefined) current = section;
    const label = (mark === undefined ? line.trim() : line.trim().replace(mark, ''))
      .replace(/^[-–—•·*]+\s*/u, '')
      .trim();
    if (label !== '') found[current].add(label);
  }
  return { themes: [...found.themes], groups: [...found.groups], sdgs: [...found.sdgs] };
}

/** "2.1. " of Egypt's list, "A12 " of Slovenia's of the second cycle: OHCHR's codes before the words of a theme. */
const CODE = /^(?:([A-Z]\d{1,2})|\d{1,2}(?:\.\d{1,2})*\.?)\s+(?=\p{L})/u;

/** A label without its code, and the code where it is one that the record knows (letter and digits). */
export function withoutCode(label: string): { readonly words: string; readonly code: string | null } {
  const match = CODE.exec(label);
  return match === null
    ? { words: label, code: null }
    : { words: label.slice(match[0].length), code: match[1] ?? null };
}

/** The goal or target in front of "16 - PEACE, JUSTICE AND STRONG INSTITUTIONS", "5.2 - …", "SDG 5"; null where none is. */
export const sdgCode = (label: string): string | null =>
  /^(?:SDG |Goal |Target )?(\d{1,2}(?:\.(?:\d{1,2}|[a-z]))?)(?=$|[\s:.–—-])/iu.exec(label)?.[1] ?? null;
