import { localText, textIn } from '../../web/components/parts.ts';
import type { ThreadEntry } from '../../web/components/thread.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { happenedBy } from '../../kernel/partial-date.ts';
import { cited, inLanguage, label, pageHref, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { madeAt, milestone, recommendation, review } from '../reviews/index.ts';
import { standing, treatyAction } from '../treaties/index.ts';
import { answersBy } from './answers.views.ts';
import { certaintyMark } from './plans.marks.ts';
import type { Answer, Plan } from './plans.schema.ts';
import type { MeasureStanding } from './plans.ts';

/**
 * The thread of one measure: the treaties and recommendations that it answers, the plan that decided it, its period.
 * What had not happened by the day is left out, except what the plan itself sets for later.
 */
export function measureThread(view: RecordView, plan: Plan, row: MeasureStanding): ThreadEntry[] {
  const answered = answersBy(view, 'measure', row.measure.id);
  const before = [
    ...instrumentEntries(view, answered),
    ...recommendationEntries(view, answered),
    approval(view, plan, row),
  ];
  return [...before.sort(byDate), ...period(view, row)];
}

const byDate = (a: ThreadEntry, b: ThreadEntry): number =>
  (a.date ?? '') === (b.date ?? '') ? 0 : (a.date ?? '') < (b.date ?? '') ? -1 : 1;

/** The State's consent to a treaty that the measure serves; its signature where it has not consented. */
const instrumentEntries = (view: RecordView, answers: readonly Answer[]): ThreadEntry[] =>
  answers
    .filter((one) => one.toKind === 'instrument')
    .flatMap((one) => {
      const { consent, entryIntoForce, signature } = standing(
        one.toId,
        view.dossier.all(treatyAction),
        view.context.asof,
      );
      const act = consent ?? entryIntoForce ?? signature;
      if (act === null) return [];
      const entry: ThreadEntry = {
        date: act.date,
        weight: 'follows',
        heading: html`<a href="${pageHref(view, 'instrument', one.toId)}"
          >${label(view, 'instrument', one.toId)}</a
        >`,
        body: html`<p class="soft">
          ${cited(view, 'treaty_action', act.id, 'date', word(view, 'treaty_action', act.action))}
          ${certaintyMark(view, one.certainty)}
        </p>`,
      };
      return [entry];
    });

function recommendationEntries(view: RecordView, answers: readonly Answer[]): ThreadEntry[] {
  const milestones = view.dossier.all(milestone);
  return answers
    .filter((one) => one.toKind === 'recommendation')
    .flatMap((one) => {
      const found = view.dossier.find(recommendation, one.toId);
      const from = view.dossier.find(review, found?.reviewId ?? '');
      if (!found || !from) return [];
      const date = madeAt(found, from, milestones)?.date ?? null;
      if (date !== null && !happenedBy(date, view.context.asof)) return [];
      const entry: ThreadEntry = {
        date,
        weight: 'spoke',
        heading: html`<a href="${pageHref(view, 'recommendation', found.id)}"
          >${textIn(view.context, label(view, 'recommendation', found.id), found.language)}</a
        >`,
        body: html`<p class="soft">
          ${label(view, 'mechanism', found.mechanismId)} · ${localText(view.context, from.title)}
          ${certaintyMark(view, one.certainty)}
        </p>`,
      };
      return [entry];
    });
}

const approval = (view: RecordView, plan: Plan, { measure }: MeasureStanding): ThreadEntry => ({
  date: plan.approvedOn,
  weight: 'spoke',
  heading: html`<a href="${pageHref(view, 'plan', plan.id)}">${inLanguage(view.context, plan.title)}</a>`,
  body: html`<p class="soft">
    ${view.context.t('measure.decided', { number: measure.number })}${plan.act !== null && html` · ${cited(view, 'plan', plan.id, 'act', localText(view.context, plan.act))}`}
  </p>`,
});

/** The period's beginning and end where they are stated; the words of the document stand with the end. */
function period(view: RecordView, { measure }: MeasureStanding): ThreadEntry[] {
  const { t } = view.context;
  const words = (field: string): Html =>
    html`<p class="soft">
      ${cited(view, 'measure', measure.id, field, textIn(view.context, measure.periodWords))}
    </p>`;
  const { periodStart: start, periodEnd: end } = measure;
  const begins: ThreadEntry[] =
    start === null || start === end
      ? []
      : [{ date: start, weight: 'follows', heading: t('measure.begins'), body: words('periodStart') }];
  const ends: ThreadEntry[] =
    end === null
      ? []
      : [
          {
            date: end,
            weight: 'follows',
            heading: t(start === end ? 'measure.period' : 'measure.ends'),
            body: words('periodEnd'),
          },
        ];
  return [...begins, ...ends];
}
