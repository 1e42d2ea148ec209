import { buttonLink } from '../../web/components/button.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import type { RecordView } from '../record/index.ts';
import type { Reading } from './reading.repository.ts';

/** Ways to the pages on columns of tables, for the other pages of reading. */

const hrefOf = (view: RecordView, reading: Reading, ending: string): string =>
  view.context.link(`/${view.state.id}/read/${reading.id}/${ending}`);

/** Problems that a person can put right by saying what columns mean. */
const ABOUT_COLUMNS: readonly string[] = [
  'not_recognised',
  'no_mapping',
  'mapping_incomplete',
  'too_many_items',
];

/** On the page of a file that could not be read. */
export function afterFailure(view: RecordView, reading: Reading): Html | false {
  const code = reading.content.problem?.code ?? '';
  const { t } = view.context;
  const isTable = code !== 'not_recognised';
  return (
    (ABOUT_COLUMNS.includes(code) || reading.chosenReader === 'tabular') &&
    html`<p class="actions">
      ${!isTable && t('mapping.from_failed.hint')}
      ${buttonLink(view.context, { text: t('mapping.from_failed'), href: hrefOf(view, reading, 'mapping') })}
    </p>`
  );
}

/** On the review of a table: by what it was read. */
export const readBy = (view: RecordView, reading: Reading): Html | false =>
  reading.reader === 'tabular' &&
  reading.content.mapping !== undefined &&
  html`<p>
    ${view.context.t('mapping.read_by', { name: reading.content.mapping.name })}
    <a href="${hrefOf(view, reading, 'columns')}">${view.context.t('mapping.change')}</a>
  </p>`;

/** Beside the list of readings. */
export const mappingsLink = (view: RecordView): Html =>
  html`<a href="${view.context.link(`/${view.state.id}/read/mappings`)}"
    >${view.context.t('mapping.list.link')}</a
  >`;
