import { isLanguageCode, languageOf } from '../../kernel/language.ts';
import type { FieldError } from '../../web/components/error-summary.ts';
import { heading } from '../../web/components/parts.ts';
import { select } from '../../web/components/select.ts';
import { textInput } from '../../web/components/text-input.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { label, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { mainRecord, DATE_ORDERS, SEPARATORS } from '../proposals/index.ts';
import type { Mapping } from '../proposals/index.ts';
import { inOrder, MOST_CHOICES } from './mapping-constants.views.ts';
import { KEY_NAMES } from './mapping.form.ts';
import type { ColumnsPage } from './mapping.page.ts';

/** How values are written, what names a row, and the name of the mapping. */
export function settings(view: RecordView, shown: ColumnsPage, errors: readonly FieldError[]): Html {
  const { context } = view;
  const { t } = context;
  const { mapping } = shown;
  const keys = mainRecord(mapping)?.keys ?? [];
  const columns = [
    { value: '', label: t('mapping.no_column') },
    ...mapping.columns.map(({ name }) => ({ value: name, label: name })),
  ];
  const nameError = errors.find((one) => one.name === 'name')?.message;
  return html`${heading(2, t('mapping.settings'))}
    <div class="mapping-columns">
      ${KEY_NAMES.map((name, at) =>
        select(context, {
          name,
          label: t(at === 0 ? 'mapping.key' : 'mapping.key.second'),
          hint: t(at === 0 ? 'mapping.key.hint' : 'mapping.key.second.hint'),
          choices: columns,
          value: keys[at] ?? '',
        }),
      )}
      ${select(context, { name: 'locator', label: t('mapping.locator'), hint: t('mapping.locator.hint'), choices: columns, value: mapping.locator ?? '' })}
      ${select(context, {
        name: 'dates',
        label: t('mapping.dates'),
        choices: DATE_ORDERS.map((one) => ({ value: one, label: word(view, 'date_order', one) })),
        value: mapping.dates,
      })}
      ${select(context, {
        name: 'separator',
        label: t('mapping.separator'),
        choices: SEPARATORS.map((one) => ({ value: one, label: word(view, 'separator', one) })),
        value: mapping.separator,
      })}
      ${select(context, { name: 'language', label: t('mapping.language'), choices: languages(mapping.language), value: mapping.language })}
      ${sourceField(view, mapping)}
      ${textInput(context, {
        name: 'name',
        label: t('mapping.name.label'),
        hint: t('mapping.name.hint'),
        value: mapping.name,
        ...(nameError === undefined ? {} : { error: nameError }),
      })}
    </div>`;
}

const languages = (own: string): { value: string; label: string }[] =>
  [...new Set(['en', 'ru', 'kk', 'fr', 'es', 'ar', 'zh', own])].map((value) => ({
    value,
    label: isLanguageCode(value) ? languageOf(value).ownName : value,
  }));

/** The table itself, or a document that the record holds and that says what the rows say. */
function sourceField(view: RecordView, { source }: Mapping): Html {
  const { context, catalogue } = view;
  const own = [...catalogue.entries('source').values()].filter(({ fields }) => {
    const about = fields['aboutState'] as string | null;
    return (
      about === view.state.id ||
      (about === null && fields['kind'] === 'dataset') ||
      fields['id'] === source.id
    );
  });
  const shared = {
    name: 'source',
    label: context.t('mapping.source'),
    hint: context.t('mapping.source.hint'),
    value: source.id ?? '',
  };
  if (own.length > MOST_CHOICES) return textInput(context, shared);
  const choices = own.map(({ fields }) => ({
    value: String(fields['id']),
    label: label(view, 'source', String(fields['id'])),
  }));
  return select(context, {
    ...shared,
    choices: [{ value: '', label: context.t('mapping.source.own') }, ...inOrder(view, choices)],
  });
}
