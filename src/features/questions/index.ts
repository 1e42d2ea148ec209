import type { Site } from '../../web/view.ts';
import { exportRoutes } from './exports.routes.ts';
import { feedRoutes } from './feed.routes.ts';
import { savedRoutes } from './saved.routes.ts';
import type { QuestionServices } from './services.ts';

export { FILE_FORMS, openExport } from './export.ts';
export type { FileForm } from './export.ts';
export { offers } from './offers.views.ts';

/** Stands before the routes of /find, whose files and feed are here, and before '/:language/:state'. */
export function questionRoutes(site: Site, services: QuestionServices): void {
  exportRoutes(site, services);
  feedRoutes(site, services);
  savedRoutes(site, services);
}
