import { sha256 } from '../../kernel/canonical.ts';
import { slugOf } from '../common/yielding.ts';

/** Parts of ids made of what a table prints. Pure. */

const LONGEST_PART = 60;

/**
 * '124.16' → '124.16', 'Measure 7 (a)' → 'measure-7-a'. What letters and digits of English cannot tell apart
 * ('Мера 7', 'Шара 7', anything long) gets a hash of the whole behind it. The same for the same words, in every file.
 */
export function idPart(printed: string): string {
  const text = printed.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (/^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*$/.test(text) && text.length <= LONGEST_PART)
    return text.toLowerCase();
  const slug = slugOf(text, LONGEST_PART - 9);
  const isTold =
    slug !== '' && !/[^\p{Script=Latin}\p{N}\p{P}\p{S}\s\p{M}]/u.test(text) && text.length < LONGEST_PART - 9;
  return isTold ? slug : [slug, sha256(text.toLowerCase()).slice(0, 8)].filter(Boolean).join('-');
}
