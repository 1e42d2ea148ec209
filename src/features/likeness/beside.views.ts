/** What the pages of other records say of clusters: a recommendation's, a measure's, a reform's. */
import { chips } from '../../web/components/chip.ts';
import { heading, textIn } from '../../web/components/parts.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { inLanguage, label, pageHref } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { clustersWith, companionsOf } from './clusters.ts';

/** Where the candidates of a recommendation are: computed when somebody goes there, not on every view. */
export const likeHref = (view: RecordView, recommendationId: string): string =>
  view.context.link(`/${view.state.id}/recommendations/${recommendationId}/like`);

/** The clusters that a recommendation is in, and the way to those that may say the same. */
export function besideRecommendation(view: RecordView, recommendationId: string): Html {
  const { context } = view;
  const { t } = context;
  const own = clustersWith(view.dossier, recommendationId);
  return html`<section id="like">
    ${heading(2, t('likeness.beside'))}
    ${
      own.length > 0 &&
      html`<p>${t('likeness.beside.in')}</p>
        ${chips(
          context,
          own.map((one) => ({
            text: `${inLanguage(context, one.name)} (${context.number(one.members.length)})`,
            href: pageHref(view, 'cluster', one.id),
          })),
        )}`
    }
    <p><a href="${likeHref(view, recommendationId)}">${t('likeness.beside.look')}</a></p>
  </section>`;
}

/**
 * What a measure or reform that answers these serves too, because a person said that it asks for the same. Derived, and
 * said to be; nothing where there is none.
 */
export function alsoThroughClusters(view: RecordView, recommendationIds: readonly string[]): Html | false {
  const { context } = view;
  const companions = companionsOf(view.dossier, recommendationIds);
  if (companions.length === 0) return false;
  return html`${heading(2, context.t('likeness.also'))}
    <p class="soft">${context.t('likeness.also.why')}</p>
    <ul class="plain">
      ${companions.map(
        ({ recommendationId, cluster }) =>
          html`<li>
            <a href="${pageHref(view, 'recommendation', recommendationId)}"
              >${textIn(context, label(view, 'recommendation', recommendationId), languageOf(view, recommendationId))}</a
            >
            <p class="soft">
              ${context.t('likeness.through')}
              <a href="${pageHref(view, 'cluster', cluster.id)}">${inLanguage(context, cluster.name)}</a>
            </p>
          </li>`,
      )}
    </ul>`;
}

/** A recommendation is called by its text, which stands in the language of its document. */
const languageOf = (view: RecordView, recommendationId: string): string => {
  const language = view.dossier.entries('recommendation').get(recommendationId)?.fields['language'];
  return typeof language === 'string' ? language : 'en';
};
