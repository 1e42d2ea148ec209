import { readPage } from '../../web/components/pagination.ts';
import { respond, respondWithErrors } from '../../web/view.ts';
import type { Site } from '../../web/view.ts';
import type { RecordView } from '../record/index.ts';
import { formOf, openReading, READING } from '../reading/index.ts';
import type { Reading } from '../reading/index.ts';
import { namesPage, NAMES_A_PAGE, readAnswers } from './names.views.ts';
import type { NamesPage } from './names.views.ts';
import type { ConfirmingPageServices } from './confirming.page.ts';

/** The names in a reading that the record does not know, and the answers of a person. */
export function nameRoutes(site: Site, services: ConfirmingPageServices): void {
  site.get(`${READING}/names`, async (request) => {
    const { view, reading } = await openReading(services, request);
    await services.reading.names.resolve();
    const shown = await namesPageOf(services, view, reading, null);
    return respond(request, { html: () => namesPage(view, shown), json: () => shown.names });
  });

  site.post(`${READING}/names`, async (request) => {
    const { view, reading } = await openReading(services, request);
    const form = await formOf(request);
    const { answers, errors } = readAnswers(view, form, await services.reading.ground.names());
    if (errors.length > 0)
      return respondWithErrors(
        request,
        namesPage(view, { ...(await namesPageOf(services, view, reading, form)), errors }),
      );
    await services.reading.names.answer(reading.id, answers, services.actor);
    return request.redirect(view.context.here({ page: null }), 303);
  });
}

async function namesPageOf(
  services: ConfirmingPageServices,
  view: RecordView,
  reading: Reading,
  sent: FormData | null,
): Promise<NamesPage> {
  const page = readPage(view.context);
  const { rows, total } = await services.reading.names.open(reading.id, { size: NAMES_A_PAGE, number: page });
  return {
    reading,
    names: rows,
    total,
    page,
    known: await services.reading.ground.names(),
    sent,
    errors: [],
  };
}
