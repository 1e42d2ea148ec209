import { Index } from 'flexsearch';
import { termOf, wordsOf } from '../../../src/features/search/words.ts';
import { grownCorpus } from './corpus.ts';
import { PlainCounts } from './counts-in-js.ts';
import type { Engine } from './engine.ts';

/** FlexSearch gives the documents; stems are handed to it, since it has none of Snowball's; the counts are made in JavaScript. */
export async function openFlexSearch(size: number): Promise<Engine> {
  const encode = (text: string): string[] => wordsOf(text).map((word) => termOf(word, 'en'));
  const index = new Index({ tokenize: 'strict', encode });
  const beginnings = new Index({ tokenize: 'forward', encode });
  const counts = new PlainCounts();
  const texts: string[] = [];
  for await (const one of grownCorpus(size)) {
    const text = one.texts[0]?.text ?? '';
    index.add(texts.length, text);
    beginnings.add(texts.length, text);
    texts.push(text);
    counts.add(one.facets);
  }
  const limit = size;
  return {
    name: 'FlexSearch + counts',
    ask: async ({ text, flex, check, not, choices }) => {
      let documents: Iterable<number> = texts.keys();
      if (flex !== null) {
        const from = text.endsWith('*') ? beginnings : index;
        const lists = flex.map((words) => from.search(words.join(' '), { limit }) as number[]);
        let found = lists.length === 1 ? (lists[0] ?? []) : [...new Set(lists.flat())];
        if (check !== undefined) found = found.filter((document) => check.test(texts[document] ?? ''));
        if (not !== undefined) found = found.filter((document) => !not.test(texts[document] ?? ''));
        documents = found;
      }
      return counts.count(documents, choices).total;
    },
    close: async () => undefined,
  };
}
