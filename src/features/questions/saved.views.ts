import { button } from '../../web/components/button.ts';
import { definitionList } from '../../web/components/definition-list.ts';
import { errorSummary } from '../../web/components/error-summary.ts';
import type { FieldError } from '../../web/components/error-summary.ts';
import { note } from '../../web/components/note.ts';
import { textIn } from '../../web/components/parts.ts';
import { textInput } from '../../web/components/text-input.ts';
import { attributes, html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import { isMessageKey } from '../../web/messages.ts';
import type { PageContext } from '../../web/page-context.ts';
import type { RecordsView } from '../record/index.ts';
import { hitPath } from '../search/index.ts';
import { newsTitle } from './news.ts';
import type { News } from './news.ts';
import { findHref, questionOfPage } from './question-page.ts';
import { questionLine } from './question-words.ts';
import { SAVED_LIMITS } from './saved.ts';
import type { SavedQuestion } from './saved.ts';
import type { Refusal } from './saved.service.ts';

export const QUESTIONS_A_PAGE = 25;
export const NEWS_SHOWN = 20;

/** A kept question with what it finds now. */
export interface CountedQuestion {
  readonly saved: SavedQuestion;
  /** The view of /find that it asks for. */
  readonly asked: RecordsView;
  readonly finds: number;
  /** Of these, what came into the record since its owner last saw it. */
  readonly isNew: number;
}

export interface ShownQuestion extends CountedQuestion {
  readonly news: readonly News[];
  /** The last change of the record that the counting knew of. */
  readonly change: number;
}

/** A name that was sent and cannot be taken. */
export interface WrongName {
  readonly name: string;
  readonly refused: Refusal | null;
}

export const questionHref = (context: PageContext, { id }: Pick<SavedQuestion, 'id'>): string =>
  context.link(`/questions/${id}`);

/** A moment as a day of the page's language. */
export const dayOf = (context: PageContext, moment: string): string => context.date(moment.slice(0, 10));

export const savedJson = ({ saved, asked, finds, isNew }: CountedQuestion): unknown => ({
  id: saved.id,
  name: saved.name,
  question: saved.question,
  address: findHref(asked.context, saved.question),
  finds,
  new: isNew,
  seenAt: saved.seenAt,
  createdAt: saved.createdAt,
});

const refusalOf = (context: PageContext, refused: Refusal | null): FieldError[] => {
  const most = refused === 'too_many' ? SAVED_LIMITS.questions : SAVED_LIMITS.name;
  return refused === null
    ? []
    : [{ name: 'name', message: context.t(`questions.error.${refused}`, { most }) }];
};

const nameField = (context: PageContext, name: string, errors: readonly FieldError[]): Html =>
  textInput(context, {
    name: 'name',
    label: context.t('questions.name'),
    hint: context.t('questions.name.hint'),
    value: name,
    autocomplete: 'off',
    ...(errors[0] === undefined ? {} : { error: errors[0].message }),
  });

const titleOf = (context: PageContext, title: string, errors: readonly FieldError[]): string =>
  errors.length === 0 ? title : context.t('form.errorTitle', { title });

/** Where a question gets its name. */
export function newQuestionPage(view: RecordsView, asked: RecordsView, given: WrongName): Html {
  const { context } = view;
  const errors = refusalOf(context, given.refused);
  const question = questionOfPage(asked.context);
  return page(context, {
    title: titleOf(context, context.t('questions.new.title'), errors),
    crumbs: [{ label: context.t('questions.title'), href: context.link('/questions') }],
    noindex: true,
    dated: false,
    body: html`${errorSummary(context, errors)}
      ${definitionList(context, [
        {
          term: context.t('questions.asks'),
          value: html`<a href="${findHref(context, question)}">${questionLine(asked)}</a>`,
        },
      ])}
      <form class="prose" method="post" action="${context.link('/questions')}">
        <input ${attributes({ type: 'hidden', name: 'question', value: question })} />
        ${nameField(context, given.name, errors)}
        <p>${button(context, { text: context.t('questions.save') })}</p>
      </form>`,
  });
}

/** One kept question: what it finds, what is new, and what can be done with it. */
export function questionPage(view: RecordsView, shown: ShownQuestion, wrong: WrongName | null): Html {
  const { context } = view;
  const { saved, asked } = shown;
  const errors = refusalOf(context, wrong?.refused ?? null);
  return page(context, {
    title: titleOf(context, saved.name, errors),
    crumbs: [{ label: context.t('questions.title'), href: context.link('/questions') }],
    noindex: true,
    lead: html`<p class="lead">
      ${context.t.rich(
        'questions.page.lead',
        { total: shown.finds, fresh: shown.isNew },
        { all: findHref(context, saved.question), news: '#new' },
      )}
    </p>`,
    twins: { json: true, atom: true },
    body: html`${errorSummary(context, errors)}${doneNote(context)}
      ${definitionList(context, [
        { term: context.t('questions.asks'), value: questionLine(asked) },
        { term: context.t('questions.created'), value: dayOf(context, saved.createdAt) },
        { term: context.t('questions.seen_on'), value: dayOf(context, saved.seenAt) },
      ])}
      ${newsSection(context, shown)}
      <section class="prose" id="follow">
        <h2>${context.t('questions.follow')}</h2>
        <p>
          <a href="${context.here({}, { format: 'atom' })}" type="application/atom+xml"
            >${context.t('questions.keep.follow')}</a
          >
        </p>
      </section>
      ${renameSection(context, wrong?.name ?? saved.name, errors)}${deleteSection(context)}`,
  });
}

function doneNote(context: PageContext): Html | false {
  const key = `questions.done.${context.query.get('done') ?? ''}`;
  return isMessageKey(key) && note(context, { tone: 'success', body: html`<p>${context.t(key)}</p>` });
}

function newsSection(context: PageContext, { saved, asked, news, isNew, change }: ShownQuestion): Html {
  const { t } = context;
  return html`<section id="new">
    <h2>${t('questions.news', { date: dayOf(context, saved.seenAt) })}</h2>
    ${
      news.length === 0
        ? html`<p>${t('questions.news.none')}</p>`
        : html`<ol class="hits">
              ${news.map((one) => newsItem(context, asked, one))}
            </ol>
            ${isNew > news.length && html`<p class="soft">${t('questions.news.more', { count: isNew - news.length })}</p>`}
            <form method="post" action="${context.here().split('?', 1)[0]}">
              <input ${attributes({ type: 'hidden', name: 'change', value: change })} />
              ${button(context, { text: t('questions.seen'), kind: 'plain', name: 'action', value: 'seen' })}
            </form>`
    }
  </section>`;
}

const newsItem = (context: PageContext, asked: RecordsView, news: News): Html =>
  html`<li class="hit">
    <p class="hit-where">${newsTitle(asked, news)}</p>
    <p class="hit-text">
      <a href="${context.link(hitPath(news.hit))}"
        >${textIn(context, news.hit.text.text, news.hit.text.language)}</a
      >
    </p>
    <p class="soft">${context.t('questions.known', { date: dayOf(context, news.known) })}</p>
  </li>`;

const renameSection = (context: PageContext, name: string, errors: readonly FieldError[]): Html =>
  html`<section class="prose" id="rename">
    <h2>${context.t('questions.rename')}</h2>
    <form method="post" action="${context.here().split('?', 1)[0]}">
      ${nameField(context, name, errors)}
      <p>
        ${button(context, { text: context.t('questions.rename.do'), kind: 'plain', name: 'action', value: 'rename' })}
      </p>
    </form>
  </section>`;

const deleteSection = (context: PageContext): Html =>
  html`<section class="prose" id="delete">
    <h2>${context.t('questions.delete')}</h2>
    <p>${context.t('questions.delete.hint', { days: SAVED_LIMITS.daysKept })}</p>
    <form method="post" action="${context.here().split('?', 1)[0]}">
      ${button(context, { text: context.t('questions.delete.do'), kind: 'grave', name: 'action', value: 'delete' })}
    </form>
  </section>`;
