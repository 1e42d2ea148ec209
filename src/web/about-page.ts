/** The page about the site itself: accessibility statement, source code, licences. */
import { html } from './html.ts';
import type { Html } from './html.ts';
import { page } from './layout.ts';
import type { PageContext } from './page-context.ts';

/** `sourceCode`: the address of this installation's source code; null where the operator has named none. */
export function aboutPage(context: PageContext, sourceCode: string | null): Html {
  const { t } = context;
  return page(context, {
    title: t('about.title'),
    crumbs: [],
    dated: false,
    lead: html`<p class="lead">${t('about.lead')}</p>`,
    body: html`<section class="prose" id="accessibility">
        <h2>${t('about.accessibility')}</h2>
        <p>${t('about.accessibility.standard')}</p>
        <p>${t('about.accessibility.how')}</p>
        <p>${t('about.accessibility.limits')}</p>
        <p>${t('about.accessibility.report')}</p>
      </section>
      <section class="prose" id="source-code">
        <h2>${t('about.source')}</h2>
        <p>${t('about.source.what')}</p>
        <p>
          ${sourceCode === null ? t('about.source.ask') : html`<a href="${sourceCode}">${sourceCode}</a>`}
        </p>
      </section>
      <section class="prose" id="licence">
        <h2>${t('about.licence')}</h2>
        <p>${t('about.licence.code')}</p>
        <p>${t('about.licence.data')}</p>
        <p>${t('about.licence.fonts')}</p>
      </section>`,
  });
}
