import { button } from '../../web/components/button.ts';
import { emptyState } from '../../web/components/empty-state.ts';
import { errorSummary } from '../../web/components/error-summary.ts';
import type { FieldError } from '../../web/components/error-summary.ts';
import { pagination } from '../../web/components/pagination.ts';
import { safeId } from '../../web/components/parts.ts';
import { select } from '../../web/components/select.ts';
import { textInput } from '../../web/components/text-input.ts';
import { tokenChoices } from '../../web/components/token-list.ts';
import { attributes, html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { BODY_KINDS } from '../plans/index.ts';
import { label, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { documentName, readingFrame } from '../reading/index.ts';
import type { KnownNames, Reading } from '../reading/index.ts';
import type { Vocabulary } from '../proposals/index.ts';
import type { OpenName } from './items.repository.ts';
import { KIND_OF_VOCABULARY, newBodyId } from './names.service.ts';
import type { NameAnswer } from './names.service.ts';

export const NAMES_A_PAGE = 20;

export interface NamesPage {
  readonly reading: Reading;
  readonly names: readonly OpenName[];
  readonly total: number;
  readonly page: number;
  readonly known: KnownNames;
  readonly sent: FormData | null;
  readonly errors: readonly FieldError[];
}

/** Each unknown name once: what it stands for, or that it is left out. Without an answer it is asked again. */
export function namesPage(view: RecordView, shown: NamesPage): Html {
  const { context } = view;
  const { t } = context;
  const { reading, names, total } = shown;
  const document = documentName(reading);
  const back = context.link(`/${view.state.id}/read/${reading.id}`);
  const title = t('read.names.title', { document });
  return readingFrame(
    view,
    shown.errors.length > 0 ? t('form.errorTitle', { title }) : title,
    [{ label: document, href: back }],
    {
      twins: { json: true },
      ...(total > 0 ? { lead: html`<p class="lead">${t('read.names.lead', { count: total })}</p>` } : {}),
      body:
        names.length === 0
          ? emptyState(context, {
              heading: t('read.names.none'),
              next: [{ label: t('read.names.back'), href: back }],
            })
          : html`${errorSummary(context, shown.errors)}${choiceLists(view, shown)}
              <form method="post" action="${context.here()}">
                ${names.map((name, index) => question(view, shown, name, index))}
                <p class="actions">${button(context, { text: t('read.names.save') })}</p>
              </form>
              ${pagination(context, { total, pageSize: NAMES_A_PAGE, page: shown.page })}`,
    },
  );
}

const listId = (vocabulary: Vocabulary): string => `names-${vocabulary}`;

/** Everything that a name may stand for, offered while typing: a list for each vocabulary asked about. */
function choiceLists(view: RecordView, { names, known }: NamesPage): Html {
  const vocabularies = new Set(names.map((one) => one.vocabulary));
  return html`${[...vocabularies].map((vocabulary) => {
    const ids = new Set(
      known.entries
        .filter(
          (one) => one.vocabulary === vocabulary && (one.stateId === null || one.stateId === view.state.id),
        )
        .flatMap((one) => (one.id === null ? [] : [one.id])),
    );
    return tokenChoices(view.context, {
      id: listId(vocabulary),
      names: [...ids].map((id) => label(view, KIND_OF_VOCABULARY[vocabulary], id)).sort(),
    });
  })}`;
}

export const answerName = (index: number): string => `answer-${index}`;
export const LEAVE_OUT = '-';
export const ANOTHER = '?';
export const NEW = '+';

function question(view: RecordView, shown: NamesPage, name: OpenName, index: number): Html {
  const { context } = view;
  const { t } = context;
  const { vocabulary, printed } = name;
  const field = answerName(index);
  const chosen = shown.sent?.get(field) ?? '';
  const error = shown.errors.find((one) => one.name === field);
  const near = shown.known.index.nearest(vocabulary, printed, view.state.id);
  const kind = KIND_OF_VOCABULARY[vocabulary];
  const radio = (value: string, words: string, at: number): Html =>
    html`<div class="choice">
      <input
        ${attributes({ type: 'radio', id: at === 0 ? field : `${field}-${at}`, name: field, value, checked: chosen === value })}
      />
      <label for="${at === 0 ? field : `${field}-${at}`}">${words}</label>
    </div>`;
  const where = context.link(`/${view.state.id}/read/${shown.reading.id}`, { show: 'all', item: name.first });
  return html`<fieldset
    ${attributes({ class: error ? 'field field-wrong name-question' : 'field name-question' })}
  >
    <legend><bdi lang="${shown.reading.content.document?.language ?? 'en'}">${printed}</bdi></legend>
    <p class="hint">
      ${word(view, 'name_list', vocabulary)} ·
      <a href="${where}">${t('read.names.where', { count: name.items, page: name.page })}</a>
    </p>
    ${error && html`<p class="error">${error.message}</p>`}
    <input type="hidden" name="${`vocabulary-${index}`}" value="${vocabulary}" />
    <input type="hidden" name="${`printed-${index}`}" value="${printed}" />
    <div class="choices">
      ${near.map((one, at) => radio(one.id, label(view, kind, one.id), at))}
      ${radio(ANOTHER, t('read.names.another'), near.length)}
      <label class="unseen" for="${safeId(`other-${index}`)}">${t('read.names.another')}: ${printed}</label>
      <input
        ${attributes({ class: 'input input-medium name-other', id: safeId(`other-${index}`), name: `other-${index}`, list: listId(vocabulary), value: String(shown.sent?.get(`other-${index}`) ?? ''), autocomplete: 'off' })}
      />
      ${vocabulary === 'body' && newBody(view, shown, name, index, radio(NEW, t('read.names.new_body'), near.length + 2))}
      ${radio(LEAVE_OUT, t('read.names.leave_out'), near.length + 1)}
    </div>
  </fieldset>`;
}

/** An office that the record does not hold yet: what kind it is, and its name in English. */
function newBody(
  view: RecordView,
  { sent, reading }: NamesPage,
  { printed }: OpenName,
  index: number,
  radio: Html,
): Html {
  const { context } = view;
  const { t } = context;
  const isEnglish = (reading.content.document?.language ?? 'en') === 'en';
  const value = (name: string, otherwise: string): string => String(sent?.get(name) ?? otherwise);
  return html`${radio}
    <details class="name-new">
      <summary>${t('read.names.kind')}</summary>
      ${select(context, {
        name: `kind-${index}`,
        label: t('read.names.kind'),
        value: value(`kind-${index}`, 'ministry'),
        choices: BODY_KINDS.map((one) => ({ value: one, label: word(view, 'body_kind', one) })),
      })}
      ${textInput(context, { name: `english-${index}`, label: t('read.names.english'), value: value(`english-${index}`, isEnglish ? printed : '') })}
    </details>`;
}

const MOST_ANSWERS = 200;

/** The answers of a form that was sent, and which of them name nothing that the record knows. */
export function readAnswers(
  view: RecordView,
  form: FormData,
  known: KnownNames,
): { readonly answers: NameAnswer[]; readonly errors: FieldError[] } {
  const answers: NameAnswer[] = [];
  const errors: FieldError[] = [];
  const value = (name: string): string => String(form.get(name) ?? '').trim();
  for (let index = 0; index < MOST_ANSWERS && form.has(`printed-${index}`); index += 1) {
    const vocabulary = value(`vocabulary-${index}`) as Vocabulary;
    const printed = value(`printed-${index}`);
    const typed = value(`other-${index}`);
    const chosen = value(answerName(index)) || (typed === '' ? '' : ANOTHER);
    if (chosen === '' || !(vocabulary in KIND_OF_VOCABULARY)) continue;
    if (chosen === LEAVE_OUT) answers.push({ vocabulary, printed, recordId: null });
    else if (chosen === NEW && vocabulary === 'body') {
      const [kind, name] = [value(`kind-${index}`), value(`english-${index}`)];
      if (name !== '')
        answers.push({
          vocabulary,
          printed,
          recordId: newBodyId(view.state.id, name),
          newBody: { kind, name },
        });
      else
        errors.push({
          name: answerName(index),
          message: view.context.t('read.names.type', { name: printed, typed: '' }),
        });
    } else if (chosen !== ANOTHER) answers.push({ vocabulary, printed, recordId: chosen });
    else {
      const id = typedId(view, known, vocabulary, typed);
      if (id !== null) answers.push({ vocabulary, printed, recordId: id });
      else
        errors.push({
          name: answerName(index),
          message: view.context.t(typed === '' ? 'read.names.type' : 'read.names.unknown', {
            name: printed,
            typed,
          }),
        });
    }
  }
  return { answers, errors };
}

/** What was typed: a name that the record knows, or the words by which the page calls a record. */
function typedId(view: RecordView, known: KnownNames, vocabulary: Vocabulary, typed: string): string | null {
  const found = known.index.idOf(vocabulary, typed, view.state.id);
  if (found !== null) return found;
  const kind = KIND_OF_VOCABULARY[vocabulary];
  const ids = new Set(known.entries.filter((one) => one.vocabulary === vocabulary).map((one) => one.id));
  return [...ids].find((id) => id !== null && label(view, kind, id) === typed) ?? null;
}
