import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { apiRoutes } from './features/api/index.ts';
import { changeRoutes } from './features/changes/index.ts';
import { checkRoutes } from './features/checks/index.ts';
import { comparisonRoutes } from './features/comparison/index.ts';
import { confirmingRoutes } from './features/confirming/index.ts';
import { bulkRoutes, importRoutes } from './features/imports/index.ts';
import { KINDS } from './features/kinds.ts';
import { mappingRoutes } from './features/mappings/index.ts';
import { offers, questionRoutes } from './features/questions/index.ts';
import { LARGEST_READ, readingRoutes } from './features/reading/index.ts';
import { catalogueRoutes } from './features/catalogue/catalogue.routes.ts';
import { likenessRoutes } from './features/likeness/likeness.routes.ts';
import { overviewRoutes } from './features/overview/index.ts';
import { dutyRoutes } from './features/duties/duties.routes.ts';
import { planRoutes } from './features/plans/plans.routes.ts';
import { recordPageRoutes } from './features/record/index.ts';
import { reportRoutes } from './features/reports/reports.routes.ts';
import { reviewRoutes } from './features/reviews/reviews.routes.ts';
import { searchRoutes } from './features/search/index.ts';
import { sourceRoutes } from './features/sources/index.ts';
import { tagRoutes } from './features/tagging/tags.routes.ts';
import { treatyRoutes } from './features/treaties/index.ts';
import { LOCAL_ADMINISTRATOR } from './main.ts';
import type { Services } from './main.ts';
import { documentPages } from './readers/files/document-pages.ts';
import { AnswerCache } from './web/answer-cache.ts';
import { LOOPBACK_HOSTS, madeAnew } from './web/middleware.ts';
import { createSite } from './web/site.ts';
import type { Site } from './web/view.ts';

const MEGABYTE = 2 ** 20;
/** A document that is held as a source. */
export const LARGEST_DOCUMENT = 100 * MEGABYTE;

/** The whole site: what holds for all pages, then each feature's routes. */
export function siteOf(services: Services): Site {
  const answers = new AnswerCache();
  services.store.onChange(() => answers.forget());
  services.search.onFollow(() => answers.forget());
  const site = createSite({
    answers,
    today: () => services.now().slice(0, 10),
    log: services.log,
    hosts: LOOPBACK_HOSTS,
    bodyLimits: {
      standard: MEGABYTE,
      larger: [
        { pathEnding: '/read', bytes: LARGEST_READ },
        { pathEnding: '/document', bytes: LARGEST_DOCUMENT },
      ],
    },
    sourceCode: null,
  });
  // They show work that is under way, beside the record.
  for (const room of ['read', 'tags']) site.use(`/:language/:state{[A-Z]{3}}/${room}/*`, madeAnew);
  const record = { dossiers: services.dossiers, db: services.store.db, kinds: KINDS };
  apiRoutes(site, { ...services, kinds: KINDS });
  questionRoutes(site, { ...services, db: services.store.db, actor: LOCAL_ADMINISTRATOR });
  searchRoutes(site, { ...services, offers });
  comparisonRoutes(site, services);
  overviewRoutes(site, record);
  catalogueRoutes(site, record);
  treatyRoutes(site, services);
  reviewRoutes(site, services);
  tagRoutes(site, { ...services, actor: LOCAL_ADMINISTRATOR });
  likenessRoutes(site, { ...services, actor: LOCAL_ADMINISTRATOR });
  planRoutes(site, services);
  dutyRoutes(site, record);
  recordPageRoutes(site, { ...record, keys: services.keys });
  checkRoutes(site, record);
  sourceRoutes(site, {
    ...services,
    readPages: documentPages().read,
    kinds: KINDS,
    actor: LOCAL_ADMINISTRATOR,
  });
  changeRoutes(site, record);
  reportRoutes(site, record);
  const rooms = { ...record, reading: services.reading, actor: LOCAL_ADMINISTRATOR };
  readingRoutes(site, rooms);
  // Before the address of one reading, which takes any word behind /read/.
  mappingRoutes(site, rooms);
  bulkRoutes(site, rooms);
  confirmingRoutes(site, rooms);
  importRoutes(site, rooms);
  return site;
}

export interface RunningSite {
  readonly url: string;
  close(): Promise<void>;
}

/** Listens; resolves once connections are taken. Closing lets requests under way end. */
export async function listen(site: Site, options: { port: number; host: string }): Promise<RunningSite> {
  const server = serve({ fetch: site.fetch, port: options.port, hostname: options.host });
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  const { port } = server.address() as AddressInfo;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return {
    url: `http://${host === '127.0.0.1' ? 'localhost' : host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeIdleConnections' in server) server.closeIdleConnections();
      }),
  };
}
