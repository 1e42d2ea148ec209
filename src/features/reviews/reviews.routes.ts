import { notFound } from '../../kernel/errors.ts';
import { respond } from '../../web/view.ts';
import type { Site } from '../../web/view.ts';
import { scaleValuesOf } from '../assessments/index.ts';
import { openRecord } from '../record/index.ts';
import type { RecordServices } from '../record/index.ts';
import { askSuggestions } from '../tagging/index.ts';
import type { TagService } from '../tagging/index.ts';
import { recommendationJson, recommendationPage } from './recommendation.views.ts';
import { recommendationListJson, recommendationsCsv } from './recommendations.twins.ts';
import { recommendationList, recommendationListPage } from './recommendations.views.ts';
import { reviewRecord, rowOn, rowsOn } from './review-record.ts';
import { reviewList, reviewSummary } from './review-summary.ts';
import { reviewJson, reviewPage } from './review.views.ts';
import { reviewListCsv, reviewListJson, reviewListPage } from './reviews.views.ts';
import { review } from './reviews.schema.ts';

export interface ReviewServices extends RecordServices {
  readonly tags: TagService;
}

/** /KAZ/reviews, /KAZ/reviews/kaz.upr-3, /KAZ/recommendations, /KAZ/recommendations/kaz.ccpr-co-2.24, with their twins. */
export function reviewRoutes(site: Site, services: ReviewServices): void {
  site.get('/:language/:state/reviews', async (request) => {
    const view = await openRecord(services, request);
    const list = reviewList(view.dossier, scaleValuesOf(view.catalogue), view.context.asof);
    return respond(request, {
      html: () => reviewListPage(view, list),
      json: () => reviewListJson(view, list),
      csv: () => reviewListCsv(view, list),
    });
  });

  site.get('/:language/:state/reviews/:review', async (request) => {
    const view = await openRecord(services, request);
    const found = view.dossier.find(review, request.req.param('review') ?? '');
    if (!found) throw notFound('There is no review with this name in the record.');
    const summary = reviewSummary(found, view.dossier, scaleValuesOf(view.catalogue), view.context.asof);
    return respond(request, {
      html: () => reviewPage(view, summary),
      json: () => reviewJson(view, summary),
      csv: () => recommendationsCsv(summary.rows),
    });
  });

  site.get('/:language/:state/recommendations', async (request) => {
    const view = await openRecord(services, request);
    const day = rowsOn(reviewRecord(view.dossier), scaleValuesOf(view.catalogue), view.context.asof);
    const list = recommendationList(view, day);
    return respond(request, {
      html: () => recommendationListPage(view, list),
      json: () => recommendationListJson(view, list),
      csv: () => recommendationsCsv(list.rows),
    });
  });

  site.get('/:language/:state/recommendations/:recommendation', async (request) => {
    const view = await openRecord(services, request);
    const entry = reviewRecord(view.dossier).byId.get(request.req.param('recommendation') ?? '');
    if (!entry) throw notFound('There is no recommendation with this name in the record.');
    const row = rowOn(entry, scaleValuesOf(view.catalogue), view.context.asof);
    const asked = await askSuggestions(services.tags, view, entry);
    return respond(request, {
      html: () => recommendationPage(view, row, asked),
      json: () => recommendationJson(view, row, asked),
    });
  });
}
