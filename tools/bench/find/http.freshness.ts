import type { Draft } from '../../../src/ledger/index.ts';
import type { Services } from '../../../src/main.ts';

const STATE = 'KAZ';
const PAUSE_MS = 10;
const LONGEST_MS = 60_000;

/** What stands on a review that is there; `sourceId` where a document comes with it. */
function draftsOf(services: Services, name: string, reviewId: string, isWithDocument: boolean): Draft[] {
  const cited = [{ sourceId: 'upr-info-database', locator: name }];
  const document: Draft = {
    kind: services.ledger.kind('source'),
    fields: { id: name, kind: 'dataset', title: { en: `Document ${name}` } },
  };
  const recommendation: Draft = {
    kind: services.ledger.kind('recommendation'),
    fields: {
      id: `kaz.${name}`,
      stateId: STATE,
      reviewId,
      mechanismId: 'upr',
      type: 'recommendation',
      sourceId: isWithDocument ? name : null,
      paragraph: '1.1',
      text: `Bring ${name} to an end`,
      isSummary: false,
      language: 'en',
      recommendingStates: [],
      position: 1,
      issues: [],
      themes: [],
      groups: [],
      sdgs: [],
    },
    citations: cited,
  };
  return isWithDocument ? [document, recommendation] : [recommendation];
}

async function waitFor(url: string, word: string, from: number): Promise<number> {
  while (performance.now() - from < LONGEST_MS) {
    const answer = (await (await fetch(`${url}/en/find.json?q=${word}`)).json()) as {
      data: { total: number };
    };
    if (answer.data.total > 0) return performance.now() - from;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  throw new Error(`${word} was not found within ${LONGEST_MS} ms`);
}

/** Writes one recommendation; returns the milliseconds after which each site found it. */
export async function confirmOne(
  services: Services,
  urls: readonly string[],
  turn: number,
  isWithDocument: boolean,
): Promise<number[]> {
  const name = `zq${isWithDocument ? 'doc' : 'rec'}${'abcdefgh'.charAt(turn)}x${Date.now().toString(36)}`;
  const review = await services.store.db
    .selectFrom('review' as never)
    .select('id' as never)
    .where('state_id' as never, '=', STATE as never)
    .limit(1)
    .executeTakeFirst();
  const reviewId = (review as { id: string } | undefined)?.id ?? '';
  await services.ledger.write(
    { actor: 'bench', reason: 'Measured', at: services.now() },
    draftsOf(services, name, reviewId, isWithDocument),
  );
  const from = performance.now();
  return Promise.all(urls.map((url) => waitFor(url, name, from)));
}
