import assert from 'node:assert/strict';
import type { Services } from '../../src/main.ts';
import { siteOf } from '../../src/site.ts';

export interface Answered {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** Asks the site for pages without a network: '/en/KAZ/changes'. */
export function pagesOf(services: Services): {
  get(path: string): Promise<Answered>;
  /** Sends a form of a page of the site. */
  post(path: string, fields: readonly (readonly [string, string | File])[]): Promise<Answered>;
  /** The text of a page that must be there. */
  page(path: string): Promise<string>;
  /** The data of a JSON twin that must be there. */
  json(path: string): Promise<unknown>;
} {
  const site = siteOf(services);
  const get = async (path: string): Promise<Answered> => {
    const response = await site.request(`http://localhost${path}`, { headers: { host: 'localhost' } });
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
  const post: ReturnType<typeof pagesOf>['post'] = async (path, fields) => {
    const body = new FormData();
    for (const [name, value] of fields) body.append(name, value);
    const headers = { host: 'localhost', 'sec-fetch-site': 'same-origin' };
    const response = await site.request(`http://localhost${path}`, { method: 'POST', headers, body });
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
  const page = async (path: string): Promise<string> => {
    const { status, text } = await get(path);
    assert.equal(status, 200, `${path}: ${text.slice(0, 400)}`);
    return text;
  };
  return { get, post, page, json: async (path) => (JSON.parse(await page(path)) as { data: unknown }).data };
}
