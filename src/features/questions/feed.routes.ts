import { readPage } from '../../web/components/pagination.ts';
import type { Site } from '../../web/view.ts';
import { answer } from '../../web/view.ts';
import { openCatalogue } from '../record/index.ts';
import { viewOfQuestion } from '../search/index.ts';
import { FEED_TYPE } from './feed.ts';
import { feedOf } from './news.ts';
import { findHref, questionOfPage } from './question-page.ts';
import { suggestedName } from './question-words.ts';
import type { QuestionServices } from './services.ts';

/** /find.atom?…: what is new of any question, straight from its address. */
export function feedRoutes(site: Site, services: QuestionServices): void {
  site.get('/:language{[a-z]{2}}/find', async (request, next) => {
    if (request.get('context').format !== 'atom') return next();
    const view = await viewOfQuestion(services, await openCatalogue(services, request));
    const { context } = view;
    const question = questionOfPage(context);
    const page = findHref(context, question);
    const text = await feedOf(services, view, readPage(context), {
      name: `find/${question}`,
      title: `${context.t('layout.name')} – ${suggestedName(view)}`,
      origin: new URL(request.req.url).origin,
      page,
      self: page.replace(/(?=\?|$)/, '.atom'),
    });
    return answer(request, text, FEED_TYPE);
  });
}
