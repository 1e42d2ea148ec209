import { note } from '../../web/components/note.ts';
import { heading } from '../../web/components/parts.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import type { Reading } from '../reading/index.ts';
import type { ConfirmingScreen } from './screen.ts';

/** What the review screen says around the list: what came of it, what the reader checked, what it did not understand. */

/** More passages than these are counted, not shown. */
const MOST_PASSAGES = 50;

/** What was just done, in words; '' where nothing was. */
export const doneWords = (view: RecordView, { done }: ConfirmingScreen): string =>
  done === null ? '' : view.context.t(`read.done.${done.action as 'confirmed'}`, { count: done.count });

/** What has come into the record so far, where it is seen, and what could not be written. */
export function outcome(view: RecordView, screen: ConfirmingScreen): Html {
  const { context } = view;
  const { t } = context;
  const { reading, counts, changeSets, problems, done } = screen;
  const to = `/${view.state.id}`;
  if (reading.status === 'discarded')
    return note(context, { heading: t('read.discarded'), body: t('read.discarded.body') });
  return html`${
    counts.confirmed > 0 &&
    note(context, {
      tone: 'success',
      heading: t('read.confirmed', { count: counts.confirmed }),
      body: html`<a href="${context.link(`${to}/imports/${reading.id}`)}">${t('read.confirmed.import')}</a>
        ${changeSets.map((number) => html` · <a href="${context.link(`${to}/changes/${number}`)}">${t('read.change_set', { number })}</a>`)}`,
    })
  }${done !== null && done.action !== 'confirmed' && html`<p class="soft">${doneWords(view, screen)}</p>`}${
    problems.length > 0 &&
    note(context, {
      tone: 'warning',
      heading: t('read.problems', { count: new Set(problems.map((one) => one.itemId)).size }),
      body: t('read.problems.body'),
    })
  }`;
}

/** What the reader's check of itself found, in plain words. */
export function selfChecks(view: RecordView, { content }: Reading): Html {
  const { context } = view;
  const checks = content.checks ?? [];
  if (checks.length === 0) return html`<p class="soft">${context.t('read.checks.good')}</p>`;
  return note(context, {
    tone: 'warning',
    heading: context.t('read.checks.bad', { count: checks.length }),
    body: html`${checkList(view, checks.slice(0, SHOWN_CHECKS))}${
      checks.length > SHOWN_CHECKS &&
      html`<details>
        <summary>${context.t('read.checks.more', { count: checks.length - SHOWN_CHECKS })}</summary>
        ${checkList(view, checks.slice(SHOWN_CHECKS))}
      </details>`
    }`,
  });
}

/** The rest is a click away, so that a long list does not push the work out of sight. */
const SHOWN_CHECKS = 3;

type Check = NonNullable<Reading['content']['checks']>[number];

const checkList = (view: RecordView, checks: readonly Check[]): Html =>
  html`<ul class="plain">
    ${checks.map((one) => html`<li>${checkWords(view, one)}</li>`)}
  </ul>`;

/** The site's own words for a check where it has them, with the reader's particulars behind. */
function checkWords(view: RecordView, one: Check): Html {
  const known = word(view, 'reading_check', one.code);
  const isKnown = known !== one.code && known !== one.code.replaceAll('_', ' ');
  return isKnown
    ? html`${known}${one.paragraph !== null && html` (${one.paragraph})`}.
        <span class="soft" lang="en" dir="ltr">${one.message}</span>`
    : html`<span lang="en" dir="ltr">${one.message}</span>`;
}

export const namesNote = (view: RecordView, { names, reading }: ConfirmingScreen): Html | false =>
  names > 0 &&
  note(view.context, {
    heading: view.context.t('read.names.open', { count: names }),
    body: html`<a href="${view.context.link(`/${view.state.id}/read/${reading.id}/names`)}"
      >${view.context.t('read.names.answer')}</a
    >`,
  });

/** Passages of which nothing was made, each with its page and why. */
export function notUnderstood(view: RecordView, { content }: Reading): Html {
  const { context } = view;
  const passages = content.notUnderstood ?? [];
  if (passages.length === 0) return html``;
  return html`${heading(2, context.t('read.not_understood', { count: passages.length }))}
    <p>${context.t('read.not_understood.why')}</p>
    <ul class="plain">
      ${passages.slice(0, MOST_PASSAGES).map(
        (one) =>
          html`<li>
            <a href="${context.here({ leaf: one.page, item: null })}"
              >${context.t('read.on_page', { page: one.page })}</a
            >:
            <span lang="${content.document?.language ?? 'en'}" dir="auto">${one.text}</span>
            ${reasonWords(view, one.reason)}
          </li>`,
      )}
    </ul>
    ${passages.length > MOST_PASSAGES && html`<p class="soft">${context.t('read.not_understood.more', { count: passages.length - MOST_PASSAGES })}</p>`}`;
}

/** The site's own words for a reason; a reader that says it in a sentence says it in English. */
const reasonWords = (view: RecordView, reason: string): Html =>
  /^[a-z_]+$/.test(reason)
    ? html`<span class="soft">${word(view, 'reading_reason', reason)}</span>`
    : html`<span class="soft" lang="en" dir="ltr">${reason}</span>`;
