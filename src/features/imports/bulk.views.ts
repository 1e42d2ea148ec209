import { button } from '../../web/components/button.ts';
import { dataTable } from '../../web/components/data-table.ts';
import { definitionList } from '../../web/components/definition-list.ts';
import { note } from '../../web/components/note.ts';
import { heading } from '../../web/components/parts.ts';
import { attributes, html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { isMessageKey } from '../../web/messages.ts';
import { stateName, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import type { BulkReport } from '../proposals/index.ts';
import { readingFrame } from '../reading/index.ts';
import type { ReadExport, Reading } from '../reading/index.ts';
import { importsPath } from './imports.views.ts';

const SHOWN_PROBLEMS = 50;
const SHOWN_NAMES = 40;
const SHOWN_STATES = 30;

interface ShownExport extends ReadExport {
  /** It was written, and all of it was taken back. */
  readonly isUndone: boolean;
}

/** What an export would bring into the record, what of it is refused and why; or what it brought. */
export function bulkPage(view: RecordView, reading: Reading, found: ShownExport): Html {
  const { context } = view;
  const { t } = context;
  const { report, phase, isUndone } = found;
  const isWritten = phase === 'written';
  return readingFrame(view, reading.fileName, [], {
    twins: { json: true },
    lead: html`<p class="lead">
      ${t(isWritten ? 'read.export.lead.written' : 'read.export.lead', { reader: word(view, 'reader', reading.reader ?? ''), rows: report.entries })}
    </p>`,
    body: html`${isUndone ? note(context, { body: t('read.export.undone') }) : isWritten && outcome(view, report)}
    ${(!isWritten || isUndone) && orderForm(view, found)}${figures(view, found)}
    ${problems(view, report)}${unknownNames(view, report)}${states(view, report)}`,
  });
}

function outcome(view: RecordView, { importId, changeSets }: BulkReport): Html {
  const { context } = view;
  const { t } = context;
  if (changeSets.length === 0) return note(context, { tone: 'success', body: t('read.export.nothing_new') });
  return note(context, {
    tone: 'success',
    body: html`${t('read.export.done', { count: changeSets.length })}
      <a href="${context.link(`${importsPath({ ...view, state: null })}/${importId}`)}"
        >${t('read.export.import')}</a
      >`,
  });
}

/** Whose rows are taken in, a look at what that would come to, and the order to write it. */
function orderForm(view: RecordView, { stateIds, report }: ReadExport): Html {
  const { context, state } = view;
  const { t } = context;
  const scope = (value: 'state' | 'all', label: string): Html =>
    html`<div class="choice">
      <input
        ${attributes({ type: 'radio', id: `scope-${value}`, name: 'scope', value, checked: (value === 'all') === (stateIds === null) })}
      />
      <label for="${`scope-${value}`}">${label}</label>
    </div>`;
  const isEmpty = report.created + report.updated === 0;
  return html`<form method="post" action="${context.here()}">
    <fieldset class="field">
      <legend>${t('read.export.scope')}</legend>
      <div class="choices">
        ${scope('state', t('read.export.scope.state', { state: state.name }))}${scope('all', t('read.export.scope.all'))}
      </div>
    </fieldset>
    <p class="hint">${t('read.export.how')}</p>
    <p class="actions">
      ${button(context, { text: t('read.export.write'), name: 'action', value: 'write', kind: isEmpty ? 'plain' : 'main' })}
      ${button(context, { text: t('read.export.look'), name: 'action', value: 'look', kind: 'plain' })}
    </p>
  </form>`;
}

function figures(view: RecordView, { phase, report, stateIds }: ReadExport): Html {
  const { context } = view;
  const { t } = context;
  const isWritten = phase === 'written';
  return html`${heading(2, t(isWritten ? 'read.export.brought' : 'read.export.would'))}${definitionList(
    context,
    [
      { term: t('read.export.rows'), value: context.number(report.entries) },
      {
        term: t('imports.state'),
        value:
          stateIds === null
            ? t('read.export.scope.all')
            : stateIds.map((id) => stateName(context, view.catalogue, id)).join(', '),
      },
      {
        term: t(isWritten ? 'read.export.was.created' : 'read.export.would.created'),
        value: context.number(report.created),
      },
      {
        term: t(isWritten ? 'read.export.was.updated' : 'read.export.would.updated'),
        value: context.number(report.updated),
      },
      { term: t('read.export.unchanged'), value: context.number(report.unchanged) },
      { term: t('read.export.tagged'), value: context.number(report.tagged) },
      { term: t('read.export.refused'), value: context.number(report.refused) },
    ],
  )}`;
}

/** What kinds of problem there were, how often, and the first of them row by row. */
function problems(view: RecordView, { problemCounts, problems: first }: BulkReport): Html | false {
  const { context } = view;
  const { t } = context;
  const counts = Object.entries(problemCounts);
  if (counts.length === 0) return false;
  return html`${heading(2, t('read.export.problems'))}
    <ul class="plain">
      ${counts.map(([code, count]) => html`<li>${problemWord(view, code)}: ${context.number(count)}</li>`)}
    </ul>
    ${dataTable(context, {
      id: 'problems',
      caption: t('read.export.problems.first', { count: Math.min(SHOWN_PROBLEMS, first.length) }),
      rows: first.slice(0, SHOWN_PROBLEMS),
      columns: [
        { header: t('read.export.place'), namesRow: true, cell: ({ place }) => html`<bdi>${place}</bdi>` },
        { header: t('mapping.problem'), cell: ({ code }) => problemWord(view, code) },
        {
          header: t('mapping.consequence'),
          cell: ({ isRefused }) => t(isRefused ? 'mapping.row_refused' : 'mapping.value_left_out'),
        },
      ],
    })}`;
}

const problemWord = (view: RecordView, code: string): string =>
  isMessageKey(`word.bulk_problem.${code}`) ? word(view, 'bulk_problem', code) : code;

function unknownNames(view: RecordView, { unknown }: BulkReport): Html | false {
  const { t, number } = view.context;
  return (
    unknown.length > 0 &&
    html`${heading(2, t('read.export.unknown'))}
      <p class="hint">${t('read.export.unknown.how')}</p>
      <ul class="plain">
        ${unknown.slice(0, SHOWN_NAMES).map(
          ({ vocabulary, printed, count }) =>
            html`<li>
              <span class="soft">${nameList(view, vocabulary)}:</span>
              <bdi>${printed}</bdi> (${number(count)})
            </li>`,
        )}
      </ul>
      ${unknown.length > SHOWN_NAMES && html`<p class="soft">${t('read.not_understood.more', { count: unknown.length - SHOWN_NAMES })}</p>`}`
  );
}

const nameList = (view: RecordView, vocabulary: string): string =>
  isMessageKey(`word.name_list.${vocabulary}`) ? word(view, 'name_list', vocabulary) : vocabulary;

/** Rows by State, where there are several. */
function states(view: RecordView, { states: rows }: BulkReport): Html | false {
  const { context, catalogue } = view;
  const all = Object.entries(rows);
  return (
    all.length > 1 &&
    html`${heading(2, context.t('read.export.states', { count: all.length }))}
      <ul class="plain">
        ${all
          .slice(0, SHOWN_STATES)
          .map(
            ([id, count]) => html`<li>${stateName(context, catalogue, id)}: ${context.number(count)}</li>`,
          )}
      </ul>
      ${all.length > SHOWN_STATES && html`<p class="soft">${context.t('read.not_understood.more', { count: all.length - SHOWN_STATES })}</p>`}`
  );
}
