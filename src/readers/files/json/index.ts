/** Whether a file is JSON, by how it begins. Pure. Reading it is for those who know what is in it. */

/** The first bytes of a file are enough; a byte-order mark is allowed. */
export function looksLikeJson(head: Uint8Array): boolean {
  const text = Buffer.from(head.subarray(0, 1024))
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  // A note in a text begins '[1]', a placeholder '{name}'; JSON goes on with a name, a value or its end.
  return (
    /^\{\s*(?:"|\}|$)/.test(text) ||
    /^\[\s*(?:[{["\]]|-?\d+(?:\.\d+)?\s*,|true\b|false\b|null\b|$)/.test(text)
  );
}
