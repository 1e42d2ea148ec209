import { asAppError } from '../../web/error-page.ts';
import type { SiteLanguage } from '../../web/messages.ts';
import { API_PATH, SEARCH_PATH } from './addresses.ts';
import type { Api } from './api.ts';
import { problemBody } from './problems.ts';

/** A question with the answer that it gets now. */
export interface DocsExample {
  readonly address: string;
  /** JSON, indented. */
  readonly answer: string;
}

export interface DocsExamples {
  readonly entry: DocsExample;
  /** null where the record holds no treaty action. */
  readonly record: DocsExample | null;
  readonly list: DocsExample;
  readonly search: DocsExample;
  readonly problem: DocsExample;
}

async function ask(api: Api, address: string): Promise<{ readonly address: string; readonly body: unknown }> {
  const url = new URL(address, 'http://localhost');
  const matched = api.match(url.pathname);
  if (matched === null) throw new RangeError(`No endpoint answers ${address}.`);
  const { text } = await api.answer(matched.endpoint, await api.read(matched, url));
  return { address, body: JSON.parse(text) };
}

const shown = ({ address, body }: { readonly address: string; readonly body: unknown }): DocsExample => ({
  address,
  answer: JSON.stringify(body, null, 2),
});

interface Listed {
  readonly data: readonly {
    readonly citations: readonly unknown[];
    readonly contradictions: readonly unknown[];
    readonly links: { readonly self: string };
  }[];
}

/** The entry document is long; the first of its kinds shows what all are like. */
const shortened = (body: unknown): unknown =>
  Object.fromEntries(
    Object.entries(body as object).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.slice(0, 1) : value,
    ]),
  );

/** The documentation's examples. A record on which sources differ is taken before others: it shows the most, the shortest of them in the least space. */
export async function examplesOf(api: Api, language: SiteLanguage): Promise<DocsExamples> {
  const entry = await ask(api, API_PATH);
  const all = (await ask(api, `${API_PATH}/treaty_action?limit=200`)).body as Listed;
  const disputed = all.data.filter((one) => one.contradictions.length > 0);
  const [example] = (disputed.length > 0 ? [...disputed] : [...all.data]).sort(
    (one, other) => one.citations.length - other.citations.length,
  );
  const list = await ask(api, `${API_PATH}/session?mechanismId=upr&limit=1`);
  const search = await ask(
    api,
    `${SEARCH_PATH}?q=torture+OR+пытки&facets=position&facets=issue&values=2&limit=1&language=${language}`,
  );
  return {
    entry: shown({ address: API_PATH, body: shortened(entry.body) }),
    record: example === undefined ? null : shown(await ask(api, example.links.self)),
    list: shown(list),
    search: shown(search),
    problem: await refusal(api),
  };
}

/** The number that each request gets stands in the real answer. */
const SOME_REQUEST = '00000000-0000-4000-8000-000000000000';

async function refusal(api: Api): Promise<DocsExample> {
  const address = `${API_PATH}/mechanism?limit=1000`;
  const error = await ask(api, address).then(
    () => new RangeError(`${address} is not refused.`),
    (thrown: unknown) => thrown,
  );
  const body = problemBody(asAppError(error), SOME_REQUEST, `${API_PATH}/mechanism`);
  return shown({ address, body });
}
