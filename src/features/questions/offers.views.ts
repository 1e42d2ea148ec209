import { attributes, html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import type { MessageKey } from '../../web/messages.ts';
import type { PageContext } from '../../web/page-context.ts';
import type { RecordsView } from '../record/index.ts';
import type { Answer } from '../search/index.ts';
import { questionParameters } from './canonical.ts';
import { findHref, questionOfPage } from './question-page.ts';
import { uhriTotal } from './uhri.ts';
import { SHEET_ROWS } from './xlsx.ts';

/** Below an answer: the whole of it as a file, the question to be kept and followed. */
export function offers(view: RecordsView, answer: Answer): Html {
  const { context } = view;
  return html`<section class="offers" id="offers">
    ${answer.total > 0 && takeAway(context, answer)}
    <h2>${context.t('questions.keep')}</h2>
    <ul>
      <li><a href="${newHref(context)}">${context.t('questions.keep.save')}</a></li>
      <li>
        <a href="${fileHref(context, '.atom')}" type="application/atom+xml"
          >${context.t('questions.keep.follow')}</a
        >
      </li>
      <li><a href="${context.link('/questions')}">${context.t('questions.title')}</a></li>
    </ul>
  </section>`;
}

const newHref = (context: PageContext): string =>
  context.link('/questions/new', questionParameters(new URLSearchParams(questionOfPage(context))));

/** The address of the question with an ending: '/en/find.csv?q=…', '/en/find/uhri.xlsx?q=…'. */
const fileHref = (context: PageContext, ending: string): string =>
  findHref(context, questionOfPage(context)).replace(/(?=\?|$)/, ending);

interface File {
  readonly ending: string;
  readonly label: MessageKey;
  readonly hint: MessageKey;
  readonly rows: number;
}

function takeAway(context: PageContext, answer: Answer): Html {
  const { t } = context;
  const { total } = answer;
  const ofUhri = uhriTotal(answer, context.query.getAll('kind').filter(Boolean));
  const files: readonly File[] = [
    { ending: '.csv', label: 'questions.take.csv', hint: 'questions.take.csv.hint', rows: total },
    {
      ending: '.xlsx',
      label: 'questions.take.xlsx',
      hint: 'questions.take.xlsx.hint',
      rows: Math.min(total, SHEET_ROWS - 1),
    },
    { ending: '.ndjson', label: 'questions.take.ndjson', hint: 'questions.take.ndjson.hint', rows: total },
    {
      ending: '/uhri.xlsx',
      label: 'questions.take.uhri',
      hint: 'questions.take.uhri.hint',
      rows: Math.min(ofUhri, SHEET_ROWS - 1),
    },
  ];
  return html`<h2>${t('questions.take')}</h2>
    <p class="soft">${t('questions.take.lead', { total, date: context.date(context.asof) })}</p>
    <ul class="files">
      ${files.filter(({ rows }) => rows > 0).map((file) => fileItem(context, file))}
    </ul>
    ${total >= SHEET_ROWS && html`<p class="soft">${t('questions.take.cut', { most: SHEET_ROWS - 1 })}</p>`}`;
}

const fileItem = (context: PageContext, { ending, label, hint, rows }: File): Html =>
  html`<li>
    <a ${attributes({ href: fileHref(context, ending), download: true })}>${context.t(label)}</a>
    <span class="soft">${context.t(hint)} · ${context.t('questions.take.rows', { rows })}</span>
  </li>`;
