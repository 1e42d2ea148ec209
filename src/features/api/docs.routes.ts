import type { Kind } from '../../ledger/index.ts';
import { preferredLanguage, readContext } from '../../web/page-context.ts';
import { respond } from '../../web/view.ts';
import type { Site } from '../../web/view.ts';
import { openCatalogue } from '../record/index.ts';
import type { RecordServices } from '../record/index.ts';
import { DOCS_PATH } from './addresses.ts';
import type { Api } from './api.ts';
import { examplesOf } from './docs.answers.ts';
import { docsPage } from './docs.views.ts';

interface DocsServices extends RecordServices {
  readonly now: () => string;
  readonly kinds: readonly Kind[];
}

/**
 * /api/v1/docs in the language that the browser asks for, /ru/api/v1/docs in that one: how the API is used, with answers
 * that it gives to these very questions now.
 */
export function docsRoutes(site: Site, services: DocsServices, api: Api): void {
  const kinds = services.kinds.map((kind) => kind.name);
  site.get(DOCS_PATH, async (request, next) => {
    const { pathname, searchParams } = new URL(request.req.url);
    if (pathname !== DOCS_PATH) return next();
    const language = preferredLanguage(request.req.header('accept-language'));
    const path = `/${language}${DOCS_PATH}`;
    request.set('context', readContext({ path, query: searchParams }, services.now().slice(0, 10)));
    // The address says no language, so that the answer is not the same for everyone who asks for it.
    request.set('keep', undefined);
    request.header('Vary', 'Accept-Language');
    const view = await openCatalogue(services, request);
    const examples = await examplesOf(api, language);
    return respond(request, { html: () => docsPage(view, examples, kinds) });
  });
  site.get(`/:language{[a-z]{2}}${DOCS_PATH}`, async (request) => {
    const view = await openCatalogue(services, request);
    const examples = await examplesOf(api, view.context.language);
    return respond(request, { html: () => docsPage(view, examples, kinds) });
  });
}
