import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { changeRoutes } from './features/changes/index.ts';
import { checkRoutes } from './features/checks/index.ts';
import { KINDS } from './features/kinds.ts';
import { readingRoutes } from './features/reading/index.ts';
import { catalogueRoutes } from './features/catalogue/catalogue.routes.ts';
import { overviewRoutes } from './features/overview/index.ts';
import { dutyRoutes } from './features/duties/duties.routes.ts';
import { planRoutes } from './features/plans/plans.routes.ts';
import { recordPageRoutes } from './features/record/index.ts';
import { reportRoutes } from './features/reports/reports.routes.ts';
import { reviewRoutes } from './features/reviews/reviews.routes.ts';
import { searchRoutes } from './features/search/index.ts';
import { sourceRoutes } from './features/sources/index.ts';
import { treatyRoutes } from './features/treaties/index.ts';
import { LOCAL_ADMINISTRATOR } from './main.ts';
import type { Services } from './main.ts';
import { documentPages } from './readers/files/document-pages.ts';
import { LOOPBACK_HOSTS } from './web/middleware.ts';
import { createSite } from './web/site.ts';
import type { Site } from './web/view.ts';

const MEGABYTE = 2 ** 20;
/** A document that is dropped to be read; the readers refuse larger ones. */
export const LARGEST_UPLOAD = 100 * MEGABYTE;

/** The whole site: what holds for all pages, then each feature's routes. */
export function siteOf(services: Services): Site {
  const site = createSite({
    today: () => services.now().slice(0, 10),
    log: services.log,
    hosts: LOOPBACK_HOSTS,
    bodyLimits: {
      standard: MEGABYTE,
      larger: ['/read', '/document'].map((pathEnding) => ({ pathEnding, bytes: LARGEST_UPLOAD })),
    },
    sourceCode: null,
  });
  const record = { dossiers: services.dossiers, db: services.store.db, kinds: KINDS };
  searchRoutes(site, services);
  overviewRoutes(site, record);
  catalogueRoutes(site, record);
  treatyRoutes(site, services);
  reviewRoutes(site, services);
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
  readingRoutes(site, {
    dossiers: services.dossiers,
    db: services.store.db,
    kinds: KINDS,
    reading: services.reading,
    actor: LOCAL_ADMINISTRATOR,
  });
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
