import { definitionList } from '../../web/components/definition-list.ts';
import { localText } from '../../web/components/parts.ts';
import type { HeadingLevel } from '../../web/components/parts.ts';
import type { Level } from '../../web/components/shapes.ts';
import { statusMark } from '../../web/components/status-mark.ts';
import { voices } from '../../web/components/voices.ts';
import type { Voice } from '../../web/components/voices.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { mechanism, scale, scaleValue } from '../catalogue/index.ts';
import type { Dossier } from '../../ledger/index.ts';
import { cited, inLanguage, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { assessorsDiffer, scaleValuesByCode } from './assessments.ts';
import type { Assessed, CommonValue, ScaleValues } from './assessments.ts';

/** A catalogue never changes while it is held, so its scales are gone through once. */
const held = new WeakMap<Dossier, ScaleValues>();

export function scaleValuesOf(catalogue: Dossier): ScaleValues {
  const known = held.get(catalogue);
  if (known !== undefined) return known;
  const values = scaleValuesByCode(catalogue.all(scaleValue));
  held.set(catalogue, values);
  return values;
}

const LEVELS: Readonly<Record<CommonValue, Level>> = {
  fully: 'full',
  mostly: 'most',
  in_progress: 'some',
  not_started: 'none',
  regressed: 'back',
  no_information: 'void',
  not_assessed: 'void',
};

/** The shape of a place on the common scale; what stands nowhere on it is drawn as not assessed. */
export const levelOf = (common: CommonValue | null): Level => (common === null ? 'void' : LEVELS[common]);

/** The value in the words of its own scale: 'C: reply or action not satisfactory'. */
export function verdictOf(view: RecordView, { assessment, value }: Assessed): string {
  if (value === null) return assessment.value;
  const meaning = inLanguage(view.context, value.label);
  // A code that is a letter or a number means nothing without its label; one that is a word says it twice.
  return /^[A-Z]?\d*$/.test(value.code) ? `${value.code}: ${meaning}` : meaning;
}

/** A grade in a list: its shape, its code or word, and what part it is for. */
export const gradeMark = (view: RecordView, assessed: Assessed): Html =>
  html`${statusMark(view.context, { level: levelOf(assessed.common), label: verdictOf(view, assessed) })}${
    assessed.assessment.part !== null &&
    html` <span class="soft">(<bdi>${assessed.assessment.part}</bdi>)</span>`
  }`;

/** Who assessed, in the page's language where the catalogue knows the mechanism. */
export function assessorName(view: RecordView, { assessment }: Assessed): string {
  const known =
    assessment.assessorKind === 'mechanism'
      ? view.catalogue.find(mechanism, assessment.mechanismId ?? '')
      : undefined;
  return known === undefined ? assessment.assessor : inLanguage(view.context, known.names);
}

/** The scale with its version: 'Human Rights Committee follow-up, version 2016'. */
export function scaleName(view: RecordView, scaleId: string): string {
  const known = view.catalogue.find(scale, scaleId);
  return known === undefined
    ? scaleId
    : view.context.t('assessments.scale', {
        name: inLanguage(view.context, known.names),
        version: known.version,
      });
}

function voiceOf(view: RecordView, assessed: Assessed): Voice {
  const { t } = view.context;
  const { assessment } = assessed;
  const lines = [
    assessment.part !== null && t.rich('assessments.part', { part: html`<bdi>${assessment.part}</bdi>` }),
    assessment.rationale !== null && localText(view.context, assessment.rationale),
    scaleName(view, assessment.scaleId),
  ].filter((line) => line !== false);
  return {
    who: assessorName(view, assessed),
    level: levelOf(assessed.common),
    verdict: verdictOf(view, assessed),
    date: assessment.date,
    detail: html`${lines.map((line) => html`${line}<br />`)}
    ${cited(view, 'assessment', assessment.id, 'value', t('record.sources'))}`,
  };
}

/** Who says what of one subject, side by side. Loud where assessors disagree; quiet where one graded parts apart. */
export const voicesOf = (view: RecordView, assessed: readonly Assessed[], level: HeadingLevel): Html =>
  voices(view.context, {
    voices: assessed.map((one) => voiceOf(view, one)),
    level,
    differ: assessorsDiffer(assessed),
  });

/** What the values of a scale mean, in its order. Nothing where the catalogue does not hold the scale. */
export function scaleMeaning(view: RecordView, scaleId: string): Html | null {
  const values = [...scaleValuesOf(view.catalogue).values()]
    .filter((value) => value.scaleId === scaleId)
    .sort((a, b) => a.position - b.position);
  if (values.length === 0) return null;
  return definitionList(
    view.context,
    values.map((value) => ({
      term: value.code,
      value: html`${cited(view, 'scale_value', value.id, 'label', inLanguage(view.context, value.label))}${
        value.definition !== null &&
        html`<br /><span class="soft">${inLanguage(view.context, value.definition)}</span>`
      }`,
    })),
  );
}

/** The word for a place on the common scale: 'mostly done'. */
export const commonWord = (view: Pick<RecordView, 'context'>, value: CommonValue): string =>
  word(view, 'common_value', value);
