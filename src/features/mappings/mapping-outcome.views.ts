import { dataTable } from '../../web/components/data-table.ts';
import { note } from '../../web/components/note.ts';
import { heading } from '../../web/components/parts.ts';
import { select } from '../../web/components/select.ts';
import { textInput } from '../../web/components/text-input.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { fieldName, kindName, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { choiceWord, factsOf, textOf } from '../confirming/index.ts';
import type { TableCheck, TableProblem, ProposedRecord } from '../proposals/index.ts';
import { LEFT_OUT, NOT_SAID, wordName } from './mapping.form.ts';
import type { ColumnsPage, TableAtHand } from './mapping.page.ts';

/** What would come of a table: counts, problems row by row, and a few rows as they would be read. */

const SHOWN_PROBLEMS = 60;
const SHOWN_WORDS = 40;

const kindOf = ({ mapping }: Pick<ColumnsPage, 'mapping'>, record: string): string =>
  mapping.records.find((one) => one.name === record)?.kind ?? record;

/** Words of the table that no value goes by: each once, and what it stands for. */
export function unknownWords(view: RecordView, shown: ColumnsPage, { words }: TableCheck): Html | false {
  const { context } = view;
  const { t } = context;
  if (words.length === 0) return false;
  const question = ({ record, field, printed, count }: TableCheck['words'][number], at: number): Html => {
    const kind = kindOf(shown, record);
    const name = wordName(at);
    const control = shown.shapes
      .find((one) => one.kind === kind)
      ?.fields.find((one) => one.name === field)?.control;
    const text = {
      name,
      label: `“${printed}”`,
      hint: `${fieldName(view, kind, field)} · ${t('mapping.words.rows', { count })}`,
    };
    return html`<input type="hidden" name="${`${name}-printed`}" value="${printed}" />
      <input type="hidden" name="${`${name}-field`}" value="${`${record}.${field}`}" />
      ${
        control?.type === 'choice'
          ? select(context, {
              ...text,
              choices: [
                { value: NOT_SAID, label: t('mapping.choose') },
                ...control.values.map((value) => ({ value, label: choiceWord(view, kind, field, value) })),
                { value: LEFT_OUT, label: t('mapping.words.leave_out') },
              ],
              value: NOT_SAID,
            })
          : textInput(context, text)
      }`;
  };
  return html`${heading(2, t('mapping.words'))}
    <p class="hint">${t('mapping.words.hint')}</p>
    <div class="mapping-columns">
      ${words.slice(0, SHOWN_WORDS).map((one, at) => html`<div>${question(one, at)}</div>`)}
    </div>`;
}

export function outcome(view: RecordView, shown: ColumnsPage, { check, asked }: TableAtHand): Html {
  const { context } = view;
  const { t } = context;
  const { whole, partly, refused, rows } = check;
  return html`<section id="outcome" aria-labelledby="outcome-heading">
    ${heading(2, t('mapping.outcome'), { id: 'outcome-heading' })}
    ${asked > 0 && note(context, { tone: 'warning', body: t('mapping.outcome.asked', { count: asked }) })}
    <ul class="plain">
      <li>${t('mapping.outcome.rows', { count: rows })}</li>
      <li>${t('mapping.outcome.whole', { count: whole })}</li>
      <li>${t('mapping.outcome.partly', { count: partly })}</li>
      <li>${t('mapping.outcome.refused', { count: refused })}</li>
      ${check.unread.length > 0 && html`<li>${t('mapping.outcome.unread', { columns: context.list(check.unread.slice(0, 20)) })}</li>`}
      ${check.absent.length > 0 && html`<li>${t('mapping.outcome.absent', { columns: context.list(check.absent.slice(0, 20)) })}</li>`}
      ${
        check.names.length > 0 &&
        html`<li>
          ${t('mapping.outcome.names', { names: context.list(check.names.slice(0, 12).map((one) => `“${one.printed}”`)) })}
        </li>`
      }
    </ul>
    ${check.problems.length > 0 && problemTable(view, shown, check)}
    ${check.samples.length > 0 && samples(view, shown, check.samples)}
  </section>`;
}

function problemTable(view: RecordView, shown: ColumnsPage, { problems, counts }: TableCheck): Html {
  const { context } = view;
  const { t } = context;
  const all = Object.values(counts).reduce((sum, one) => sum + one, 0);
  return dataTable(context, {
    id: 'problems',
    caption: t('mapping.problems', { shown: Math.min(all, SHOWN_PROBLEMS, problems.length), all }),
    rows: problems.slice(0, SHOWN_PROBLEMS),
    columns: [
      { header: t('mapping.row'), namesRow: true, cell: ({ row }) => context.number(row) },
      { header: t('mapping.column'), cell: (one) => html`<bdi>${one.column ?? '–'}</bdi>` },
      { header: t('mapping.problem'), cell: (one) => problemWords(view, shown, one) },
      {
        header: t('mapping.printed'),
        cell: (one) => html`<bdi>${one.code === 'key_twice' ? '' : one.printed.slice(0, 120)}</bdi>`,
      },
      {
        header: t('mapping.consequence'),
        cell: (one) => t(one.isRefused ? 'mapping.row_refused' : 'mapping.value_left_out'),
      },
    ],
  });
}

function problemWords(
  view: RecordView,
  shown: ColumnsPage,
  { code, record, field, printed }: TableProblem,
): string {
  if (code === 'key_twice') return view.context.t('mapping.key_twice', { row: printed });
  const name = field === null || record === null ? null : fieldName(view, kindOf(shown, record), field);
  return name === null ? word(view, 'table_problem', code) : `${name}: ${word(view, 'table_problem', code)}`;
}

/** The first rows that would be read, as records in words. */
function samples(view: RecordView, { kinds }: ColumnsPage, rows: TableCheck['samples']): Html {
  const { context } = view;
  const byName = new Map(kinds.map((kind) => [kind.name, kind]));
  const record = (one: ProposedRecord, beside: readonly ProposedRecord[]): Html => {
    const words = { view, kinds: byName, beside, elsewhere: [] };
    const facts = factsOf(words, one);
    return html`<li>
      <b>${kindName(view, one.kind)}</b> ${textOf(words, one)}
      ${facts.length > 0 && html`<span class="soft">${facts.map((fact) => `${fact.name}: ${fact.value}`).join(' · ')}</span>`}
    </li>`;
  };
  return html`${heading(3, context.t('mapping.samples'))}
    <ol class="mapping-samples">
      ${rows.map(
        (records) =>
          html`<li>
            <ul>
              ${records.map((one) => record(one, records))}
            </ul>
          </li>`,
      )}
    </ol>`;
}
