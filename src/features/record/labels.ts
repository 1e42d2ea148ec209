import type { MessageKey } from '../../web/messages.ts';
import { isMessageKey } from '../../web/messages.ts';
import { inLanguage, recordHref, stateName } from './record.ts';
import type { RecordsView } from './record.ts';

/** How a record of any kind is called and where its own page is, for threads, contradictions and the change history. */
type Fields = Readonly<Record<string, unknown>>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const local = (view: RecordsView, value: unknown): string =>
  value !== null && typeof value === 'object' && 'en' in value
    ? inLanguage(view.context, value as { en: string })
    : text(value);

const fieldsOf = (view: RecordsView, kind: string, id: string): Fields | undefined =>
  (view.dossier.entries(kind).get(id) ?? view.catalogue.entries(kind).get(id))?.fields;

/** The word of a vocabulary in the page's language: `word(view, 'treaty_action', 'ratification')`. */
export function word(view: Pick<RecordsView, 'context'>, vocabulary: string, value: string): string {
  const key = `word.${vocabulary}.${value}`;
  if (isMessageKey(key)) return view.context.t(key);
  return /^[a-z]+(_[a-z]+)+$/.test(value) ? value.replaceAll('_', ' ') : value;
}

/** Vocabularies that are not called after their kind, their field, or both. */
const VOCABULARY_OF: Readonly<Record<string, string>> = {
  'reporting_duty.kind': 'duty_kind',
  'scale_value.common': 'common_value',
};

/** The message for a word of a vocabulary that a field may hold ('word.body_kind.…', 'word.milestone.…', 'word.certainty.…'). */
export function wordKey(kind: string, field: string, value: string): MessageKey | null {
  const name = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const vocabularies = [VOCABULARY_OF[`${kind}.${field}`], `${kind}_${name}`, kind, name];
  for (const vocabulary of vocabularies) {
    const key = `word.${vocabulary}.${value}`;
    if (isMessageKey(key)) return key;
  }
  // A kind of record, as in `subjectKind`.
  const key = `kind.${value}`;
  return field.endsWith('Kind') && isMessageKey(key) ? key : null;
}

/** A field's value in the page's language where it is a word of a vocabulary; otherwise as it is. */
export function fieldWord(
  view: Pick<RecordsView, 'context'>,
  kind: string,
  field: string,
  value: string,
): string {
  const key = wordKey(kind, field, value);
  return key === null ? word(view, kind, value) : view.context.t(key);
}

/** The name of a kind of record: 'treaty action'. */
export function kindName(view: Pick<RecordsView, 'context'>, kind: string): string {
  const key = `kind.${kind}`;
  return isMessageKey(key) ? view.context.t(key as MessageKey) : kind.replaceAll('_', ' ');
}

/** The name of a field of a record, in words. */
export function fieldName(view: Pick<RecordsView, 'context'>, kind: string, field: string): string {
  const own = `field.${kind}.${field}`;
  const shared = `field.${field}`;
  return isMessageKey(own)
    ? view.context.t(own as MessageKey)
    : isMessageKey(shared)
      ? view.context.t(shared as MessageKey)
      : field;
}

const MOST_LETTERS = 120;
/** Of each of two names that stand beside each other. */
const HALF = 57;
const short = (words: string, most = MOST_LETTERS): string =>
  words.length <= most ? words : `${words.slice(0, most - 1).trimEnd()}…`;

const LABELS: Readonly<Record<string, (view: RecordsView, fields: Fields) => string>> = {
  treaty_action: (view, fields) =>
    `${label(view, 'instrument', text(fields['instrumentId']))}: ${word(view, 'treaty_action', text(fields['action']))}`,
  instrument: (view, fields) => local(view, fields['shortTitle']),
  seat: (view, fields) =>
    `${local(view, fields['organisation'])}: ${word(view, 'seat', text(fields['role']))}`,
  milestone: (view, fields) =>
    `${label(view, 'review', text(fields['reviewId']))}: ${word(view, 'milestone', text(fields['step']))}`,
  recommendation: (_view, fields) =>
    [text(fields['paragraph']), text(fields['text'])].filter(Boolean).join(' '),
  position: (view, fields) =>
    `${word(view, 'position', text(fields['position']))}: ${label(view, 'recommendation', text(fields['recommendationId']))}`,
  tag: (view, fields) =>
    `${short(local(view, fieldsOf(view, 'term', text(fields['termId']))?.['label']), HALF)}: ${label(view, 'recommendation', text(fields['recommendationId']))}`,
  follow_up_request: (view, fields) => `${text(fields['paragraph'])} ${local(view, fields['subject'])}`,
  cluster: (view, fields) => local(view, fields['name']),
  measure: (view, fields) => `${text(fields['number'])} ${local(view, fields['text'])}`,
  area: (view, fields) => `${text(fields['number'])} ${local(view, fields['title'])}`,
  responsibility: (view, fields) =>
    `${label(view, 'measure', text(fields['measureId']))}: ${text(fields['words'])}`,
  reform_step: (view, fields) =>
    `${label(view, 'reform', text(fields['reformId']))}: ${word(view, 'reform_step', text(fields['step']))}`,
  submission: (view, fields) => label(view, 'reporting_duty', text(fields['dutyId'])),
  assessment: (view, fields) =>
    `${text(fields['assessor'])}: ${text(fields['value'])}, ${label(view, text(fields['subjectKind']), text(fields['subjectId']))}`,
  body_alias: (_view, fields) => text(fields['alias']),
  indicator_value: (_view, fields) => `${text(fields['indicator'])}: ${text(fields['value'])}`,
  choice: (view, fields) => label(view, text(fields['recordKind']), text(fields['recordId'])),
  session: (view, fields) =>
    `${label(view, 'mechanism', text(fields['mechanismId']))} ${String(fields['number'])}`,
  state: (view, fields) => stateName(view.context, view.catalogue, text(fields['id'])),
  provision: (view, fields) =>
    `${label(view, 'instrument', text(fields['instrumentId']))}: ${text(fields['article'])}`,
  scale: (view, fields) => `${local(view, fields['names'])}, ${text(fields['version'])}`,
  scale_value: (view, fields) => `${text(fields['code'])} ${local(view, fields['label'])}`,
  term: (view, fields) => `${text(fields['code'])} ${local(view, fields['label'])}`,
  answer: (view, fields) =>
    ['by', 'to']
      .map((end) => short(label(view, text(fields[`${end}Kind`]), text(fields[`${end}Id`])), HALF))
      .join(' → '),
};

/** A record's name in words, at most 120 letters; its id where nothing better is known. */
export function label(view: RecordsView, kind: string, id: string): string {
  const fields = fieldsOf(view, kind, id);
  return fields ? labelOf(view, kind, id, fields) : id;
}

/** The same from fields that are not, or no longer, those of the record as the page has it. */
export function labelOf(view: RecordsView, kind: string, id: string, fields: Fields): string {
  const own =
    LABELS[kind]?.(view, fields) ??
    (local(view, fields['title']) || local(view, fields['names']) || local(view, fields['label']));
  return short(own || id);
}

/** Kinds with a page of their own, and what their address is made of. */
const PAGES: Readonly<Record<string, (stateId: string, id: string, fields: Fields) => string>> = {
  instrument: (stateId, id) => `/${stateId}/treaties/${id}`,
  treaty_action: (stateId, _id, fields) => `/${stateId}/treaties/${text(fields['instrumentId'])}`,
  review: (stateId, id) => `/${stateId}/reviews/${id}`,
  milestone: (stateId, _id, fields) => `/${stateId}/reviews/${text(fields['reviewId'])}`,
  recommendation: (stateId, id) => `/${stateId}/recommendations/${id}`,
  tag: (stateId, _id, fields) => `/${stateId}/recommendations/${text(fields['recommendationId'])}`,
  cluster: (stateId, id) => `/${stateId}/clusters/${id}`,
  plan: (stateId, id) => `/${stateId}/plans/${id}`,
  measure: (stateId, id) => `/${stateId}/measures/${id}`,
  body: (stateId, id) => `/${stateId}/bodies/${id}`,
  reform: (stateId, id) => `/${stateId}/reforms/${id}`,
  reporting_duty: (stateId) => `/${stateId}/duties`,
  source: (stateId, id) => `/${stateId}/sources/${id}`,
};

/** The best page for a record: its own, or the one that shows its fields and sources. */
export function pageHref(view: RecordsView, kind: string, id: string): string {
  const own = PAGES[kind];
  const fields = fieldsOf(view, kind, id);
  return own && fields && view.state
    ? view.context.link(own(view.state.id, id, fields))
    : recordHref(view, kind, id);
}
