import { attributes, classes, html } from '../html.ts';
import type { Child, Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';
import { disagreementMark } from './disagreement-mark.ts';
import { unseen } from './parts.ts';

export interface SourceMark {
  /** Where the citations of this field of this record stand: `citationsPath(…)` through `context.link`. */
  readonly href: string;
  /** The fact itself; it becomes the link. Without it the mark stands beside a fact as 'source' or '2 sources'. */
  readonly value?: Child;
  /** How many citations there are. 0 is a defect of the record and is said loudly. */
  readonly count: number;
  /** The place in the source, shown instead of 'source' and printed in full: '2021 report, annex I.b, row 9'. */
  readonly cite?: string;
  /** Two citations state different values. */
  readonly differs?: boolean;
}

/** The quiet dotted mark: a fact, or a word beside it, that opens what the sources say about it. */
export function sourceMark(context: PageContext, { href, value, count, cite, differs }: SourceMark): Html {
  if (count === 0) return html`${value} <span class="source-none">${context.t('source.none')}</span>`;
  const words = context.t('source.count', { count });
  const shown = value === undefined ? (cite ?? words) : html`${value}${unseen(`, ${words}`)}`;
  const printed = value === undefined ? undefined : cite;
  const mark = html`<a
    ${attributes({ class: classes('source', value === undefined && 'source-beside'), href, 'data-cite': printed })}
    >${shown}</a
  >`;
  return differs === true ? html`${mark} ${disagreementMark(context, { href, count })}` : mark;
}
