import { languageOf } from '../../kernel/language.ts';
import { button } from '../../web/components/button.ts';
import { errorSummary } from '../../web/components/error-summary.ts';
import type { FieldError } from '../../web/components/error-summary.ts';
import { heading } from '../../web/components/parts.ts';
import { select } from '../../web/components/select.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { COMPLETE_LANGUAGES } from '../../web/messages.ts';
import { fieldName, kindName } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import type { Mapping, KindShape } from '../proposals/index.ts';
import { readingFrame } from '../reading/index.ts';
import { capital, constants } from './mapping-constants.views.ts';
import { STATE_USE, useKey, usesOfColumn } from './mapping.edit.ts';
import { constantFields, constantName, useName } from './mapping.form.ts';
import { outcome, unknownWords } from './mapping-outcome.views.ts';
import type { ColumnsPage, TableAtHand } from './mapping.page.ts';
import { settings } from './mapping-settings.views.ts';
import { isFillable } from './mapping.suggest.ts';
import { above } from './mapping-table.views.ts';

const EXAMPLES = 3;

/** What each column means; with a table at hand also what would come of it. */
export function columnsPage(view: RecordView, shown: ColumnsPage): Html {
  const { context } = view;
  const { t } = context;
  const { table, mapping } = shown;
  const errors = formErrors(view, shown);
  const title =
    table === null
      ? t('mapping.edit.title', { name: mapping.name })
      : t('mapping.columns.title', { file: table.reading.fileName });
  const list = { label: t('mapping.list.title'), href: context.link(`/${view.state.id}/read/mappings`) };
  return readingFrame(
    view,
    errors.length > 0 ? t('form.errorTitle', { title }) : title,
    table === null ? [list] : above(view, table.reading),
    {
      twins: { json: true },
      lead: html`<p class="lead">${leadOf(view, table)}</p>`,
      body: html`${errorSummary(context, errors)}
        <form method="post" action="${context.here({ checked: null })}" class="mapping-form">
          ${columnFields(view, shown)}${constants(view, shown, errors)}${table && unknownWords(view, shown, table.check)}
          ${settings(view, shown, errors)}
          <p class="actions">${actions(view, shown)}</p>
        </form>
        ${table && outcome(view, shown, table)}`,
    },
  );
}

function leadOf({ context }: RecordView, table: TableAtHand | null): string {
  if (table === null) return context.t('mapping.edit.lead');
  const { rows, whole, partly, refused } = table.check;
  return context.t('mapping.columns.lead', { rows, good: whole + partly, partly, refused });
}

function actions({ context }: RecordView, { table }: ColumnsPage): Html {
  const { t } = context;
  if (table === null)
    return html`${button(context, { text: t('mapping.save'), name: 'action', value: 'save' })}
    ${button(context, { text: t('mapping.delete'), kind: 'grave', name: 'action', value: 'delete' })}`;
  return html`${button(context, { text: t('mapping.check'), kind: 'plain', name: 'action', value: 'check' })}
  ${button(context, { text: t('mapping.read'), name: 'action', value: 'read' })}`;
}

function formErrors(
  view: RecordView,
  { errors, table, isRefused, mapping, shapes }: ColumnsPage,
): FieldError[] {
  const { t } = view.context;
  const own = errors.map(({ name, code }) => ({ name, message: t(`mapping.error.${code}`) }));
  if (isRefused !== true || table === null) return own;
  const untold = constantFields(mapping, shapes, table.places).filter((one) => one.isAsked);
  return [
    ...own,
    ...untold.map(({ record, shape }) => ({
      name: constantName(record.name, shape.name),
      message: t('mapping.error.untold', {
        field: fieldName(view, record.kind, shape.name),
        record: kindName(view, record.kind),
      }),
    })),
  ];
}

/** The column's heading, a few of its cells, and what it means. */
function columnFields(view: RecordView, { mapping, shapes, table }: ColumnsPage): Html {
  const { context } = view;
  const { t } = context;
  const choices = useChoices(view, mapping, shapes);
  const isShown = (name: string): boolean => table === null || table.places.has(name);
  const field = (name: string, at: number): Html => {
    const [first = '', ...more] = usesOfColumn(mapping, name);
    const examples = table === null ? [] : examplesOf(table, name);
    const also = more.map((one) => choices.find((choice) => choice.value === one)?.label ?? one);
    const hint = html`${examples.map((one, index) => html`${index > 0 && ' · '}<bdi>${one}</bdi>`)}${
      also.length > 0 && html` ${t('mapping.also', { uses: context.list(also) })}`
    }`;
    return select(context, {
      name: useName(at),
      label: name,
      ...(examples.length + also.length > 0 ? { hint } : {}),
      choices,
      value: first,
    });
  };
  return html`${heading(2, t('mapping.columns.heading'))}
    <div class="mapping-columns">
      ${mapping.columns.map((one, at) => isShown(one.name) && field(one.name, at))}
    </div>`;
}

function examplesOf({ places, rows }: TableAtHand, column: string): string[] {
  const at = places.get(column) ?? -1;
  const cells = rows.map((row) => row[at]?.replace(/\s+/g, ' ').trim() ?? '').filter(Boolean);
  return [...new Set(cells)]
    .slice(0, EXAMPLES)
    .map((one) => (one.length > 60 ? `${one.slice(0, 59)}…` : one));
}

/** Everything that a column can be: the State, or a field of one of the records that a row gives. */
function useChoices(
  view: RecordView,
  mapping: Mapping,
  shapes: readonly KindShape[],
): { value: string; label: string }[] {
  const { t } = view.context;
  const kinds = new Map(shapes.map((one) => [one.kind, one]));
  return [
    { value: '', label: t('mapping.use.nothing') },
    { value: STATE_USE, label: t('mapping.use.state') },
    ...mapping.records.flatMap((record) =>
      (kinds.get(record.kind)?.fields ?? [])
        .filter(
          (shape) =>
            isFillable(shape) &&
            !record.fields.some((one) => one.field === shape.name && one.record !== null),
        )
        .flatMap(({ name, control }) => {
          const words = `${capital(kindName(view, record.kind))}: ${fieldName(view, record.kind, name)}`;
          const own = { value: useKey({ record: record.name, field: name, language: null }), label: words };
          if (control.type !== 'local') return [own];
          const others = COMPLETE_LANGUAGES.filter((one) => one !== mapping.language);
          return [
            own,
            ...others.map((language) => ({
              value: useKey({ record: record.name, field: name, language }),
              label: `${words} (${languageOf(language).ownName})`,
            })),
          ];
        }),
    ),
  ];
}
