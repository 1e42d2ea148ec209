import { heading, localText, textIn } from '../../web/components/parts.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { kindName, label, pageHref, recordHref } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { recommendation } from '../reviews/index.ts';
import { certaintyMark } from './plans.marks.ts';
import { answer } from './plans.schema.ts';
import type { Answer } from './plans.schema.ts';

/** One end of an answer: what it answers, or what answers it. */
interface End {
  readonly kind: string;
  readonly id: string;
}

/** What a measure or reform answers. */
export const answersBy = (view: RecordView, kind: Answer['byKind'], id: string): Answer[] =>
  view.dossier.all(answer).filter((one) => one.byKind === kind && one.byId === id);

/** Of these, the recommendations. */
export const recommendationsAnswered = (view: RecordView, kind: Answer['byKind'], id: string): string[] =>
  answersBy(view, kind, id).flatMap((one) => (one.toKind === 'recommendation' ? [one.toId] : []));

/** What answers a measure or reform: a reform carried by a measure. */
export const answersTo = (view: RecordView, kind: Answer['toKind'], id: string): Answer[] =>
  view.dossier.all(answer).filter((one) => one.toKind === kind && one.toId === id);

/** A recommendation is called by its text, which stands in the language of its document. */
const nameOf = (view: RecordView, { kind, id }: End): Html => {
  const name = label(view, kind, id);
  const said = kind === 'recommendation' ? view.dossier.find(recommendation, id) : undefined;
  return said === undefined ? html`${name}` : textIn(view.context, name, said.language);
};

const answerItem = (view: RecordView, one: Answer, end: End): Html =>
  html`<li>
    <a href="${pageHref(view, end.kind, end.id)}">${nameOf(view, end)}</a>
    ${certaintyMark(view, one.certainty)}
    <p class="soft">
      ${kindName(view, end.kind)}${one.ground !== null && html` · ${localText(view.context, one.ground)}`} ·
      <a class="source source-beside" href="${recordHref(view, 'answer', one.id)}"
        >${view.context.t('record.sources')}</a
      >
    </p>
  </li>`;

/** A heading and one line an answer, with how sure the link is and why. Nothing where there is none. */
export function answerSection(
  view: RecordView,
  title: string,
  answers: readonly Answer[],
  end: (answer: Answer) => End,
): Html {
  if (answers.length === 0) return html``;
  return html`${heading(2, title)}
    <ul class="plain">
      ${answers.map((one) => answerItem(view, one, end(one)))}
    </ul>`;
}

export const byEnd = (one: Answer): End => ({ kind: one.byKind, id: one.byId });
export const toEnd = (one: Answer): End => ({ kind: one.toKind, id: one.toId });
