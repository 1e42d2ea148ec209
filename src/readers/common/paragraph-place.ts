/** Where a paragraph stands among those of its document: '36.2' before '36.10', '7' before '7 (a)'. From 1. Pure. */
export function placeOfParagraph(paragraph: string | null): number {
  const [, whole = '0', part = '0', letters = ''] =
    /^(\d{1,3})(?:\.(\d{1,3}))?(?: ?\(([a-z])\))?/.exec(paragraph ?? '') ?? [];
  const within = letters === '' ? 0 : letters.charCodeAt(0) - 96;
  return Number(whole) * 100_000 + Number(part) * 100 + within || 1;
}
