import { attributes, classes, html } from '../html.ts';
import type { Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';
import { hiddenFields } from './filters.ts';
import { timeOf } from './parts.ts';

/**
 * The date of the page, as a stamp that can be changed. Quiet today; in violet ink on any other day, so that nobody
 * takes a past state of play for the present one. A GET form in a `details`: it needs no script.
 */
export function stamp(context: PageContext): Html {
  const { t } = context;
  const other = !context.isToday || context.known !== null;
  const key = context.isToday ? 'stamp.today' : context.asof < context.today ? 'stamp.past' : 'stamp.ahead';
  return html`<details class="${classes('stamp', other && 'stamp-other')}">
    <summary>
      <span class="stamp-words">${t(key)}</span>
      <b>${timeOf(context, context.asof)}</b>
      ${context.known !== null && html`<span class="stamp-words">${t('stamp.known', { date: context.date(context.known) })}</span>`}
      <span class="stamp-change">${t('stamp.change')}</span>
    </summary>
    <form method="get" action="${context.here({}).split('?', 1)[0]}">
      ${hiddenFields(
        { ...context, isToday: true, known: null },
        [...context.query].filter(([name]) => name !== 'page'),
      )}
      ${day('asof', t('stamp.asof'), t('stamp.asof.hint'), context.asof, null)}
      ${day('known', t('stamp.knownOn'), t('stamp.knownOn.hint'), context.known ?? '', context.today)}
      <p class="stamp-do">
        <button class="button button-plain">${t('stamp.show')}</button>
        ${other && html`<a href="${context.here({ asof: null, known: null })}">${t('stamp.toToday')}</a>`}
      </p>
    </form>
  </details>`;
}

const day = (name: string, label: string, hint: string, value: string, max: string | null): Html =>
  html`<div class="field">
    <label for="stamp-${name}">${label}</label>
    <p class="hint" id="stamp-${name}-hint">${hint}</p>
    <input
      ${attributes({ type: 'date', class: 'input', id: `stamp-${name}`, name, value, max, 'aria-describedby': `stamp-${name}-hint` })}
    />
  </div>`;
