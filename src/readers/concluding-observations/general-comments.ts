/** General comments and recommendations that a text names, as 'general comment No. 31 (2004)'. Pure. */

const NAMED =
  /(?<joint>joint )?general (?<kind>comment|recommendation)s? Nos?\. ?(?<numbers>\d{1,3}(?: \(\d{4}\))?(?:(?:, | and )(?:No\. ?)?\d{1,3}(?: \(\d{4}\))?){0,8})|(?:observation|recommandation) générale n[o°] ?(?<fr>\d{1,3} \(\d{4}\))|(?:observación|recomendación) general (?:núm\.|Nº|N°) ?(?<es>\d{1,3} \(\d{4}\))|(?:замечани\p{L} общего порядка|обще\p{L} рекомендаци\p{L}) № ?(?<ru>\d{1,3} \(\d{4}\))/giu;

/** In the order of the text, each once, in English whatever the text's language. */
export function generalCommentsIn(text: string): string[] {
  const found = new Set<string>();
  for (const match of text.matchAll(NAMED)) {
    const { joint, kind, numbers, fr, es, ru } = match.groups ?? {};
    const isRecommendation =
      kind?.toLowerCase() === 'recommendation' || /^rec|^обще\p{L} рек/iu.test(match[0]);
    const name = `${joint ? 'joint ' : ''}general ${isRecommendation ? 'recommendation' : 'comment'}`;
    for (const [number] of (numbers ?? fr ?? es ?? ru ?? '').matchAll(/\d{1,3}(?: \(\d{4}\))?/gu))
      found.add(`${name} No. ${number}`);
  }
  return [...found];
}
