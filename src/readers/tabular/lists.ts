import type { Separator } from '../../features/proposals/index.ts';

/** Values of a list in one cell. Pure. */

const SIGNS: Readonly<Record<Separator, RegExp>> = {
  any: /[;\n]/u,
  semicolon: /;/u,
  comma: /,/u,
  line: /\n/u,
  slash: /\//u,
  bar: /\|/u,
};

/** More is no list that a person wrote. */
const MOST_VALUES = 300;
/** '- Children', '• Women', '1) Ministry of Justice': what stands before the values of a list. */
const BEFORE = /^(?:[-–—•*·]\s*|\d{1,2}[.)]\s+)/u;

export const listOf = (printed: string, separator: Separator): string[] => [
  ...new Set(
    printed
      .split(SIGNS[separator], MOST_VALUES)
      .map((one) => one.trim().replace(BEFORE, '').replace(/[;,]$/u, '').trim())
      .filter((one) => one !== ''),
  ),
];
