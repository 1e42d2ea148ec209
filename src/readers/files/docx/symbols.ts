/**
 * Signs of the fonts Symbol and Wingdings, which have no place in Unicode text: boxes and ticks in forms and in columns
 * of an assessment, and bullets. Others are left out. Pure.
 */
const WINGDINGS: Readonly<Record<number, string>> = {
  0x6c: '●',
  0x6e: '■',
  0x6f: '☐',
  0x71: '❑',
  0x72: '❒',
  0x76: '❖',
  0xa7: '▪',
  0xa8: '☐',
  0xd8: '➢',
  0xe0: '→',
  0xf0: '⇨',
  0xfb: '✗',
  0xfc: '✓',
  0xfd: '☒',
  0xfe: '☑',
};
const WINGDINGS_2: Readonly<Record<number, string>> = {
  0x4f: '✗',
  0x50: '✓',
  0x51: '☒',
  0x52: '☑',
  0x53: '☒',
  0x54: '☒',
  0xa3: '☐',
};
const SYMBOL: Readonly<Record<number, string>> = {
  0xa3: '≤',
  0xae: '→',
  0xb1: '±',
  0xb3: '≥',
  0xb7: '•',
  0xbc: '…',
  0xd6: '√',
};

const FONTS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  wingdings: WINGDINGS,
  'wingdings 2': WINGDINGS_2,
  symbol: SYMBOL,
};

/** `char` is hexadecimal, in the range of private use (F000–F0FF) or without it. */
export function symbolOf(font: string, char: string): string {
  if (!/^[0-9a-f]{1,4}$/i.test(char)) return '';
  const code = Number.parseInt(char, 16);
  const signs = FONTS[font.toLowerCase()];
  if (signs !== undefined) return signs[code & 0xff] ?? '';
  return code >= 0xe000 && code <= 0xf8ff ? '' : String.fromCharCode(code);
}
