import { SegmentBuilder } from '../../../src/features/search/build.ts';
import { highlight } from '../../../src/features/search/highlight.ts';
import { readQuestion } from '../../../src/features/search/question.ts';
import { LiveSegment, search } from '../../../src/features/search/search.ts';
import { grownCorpus } from './corpus.ts';
import type { Engine } from './engine.ts';

export async function openServanda(size: number): Promise<Engine> {
  const builder = new SegmentBuilder();
  for await (const one of grownCorpus(size)) builder.add(one);
  return servandaOf([new LiveSegment(builder.finish())]);
}

export const servandaOf = (segments: readonly LiveSegment[]): Engine => ({
  name: 'Servanda',
  ask: async ({ text, choices = {} }) => {
    const answer = search(segments, {
      question: readQuestion(text),
      language: 'en',
      choices: Object.fromEntries(Object.entries(choices).map(([name, values]) => [name, new Set(values)])),
      asof: '2026-11-22',
      order: 'best',
      from: 0,
      count: 20,
    });
    for (const { text: shown } of answer.hits) highlight(shown.text, shown.language, answer.terms);
    return answer.total;
  },
  close: async () => undefined,
});
