import { attributes, classes, html } from '../html.ts';
import type { Child, Html } from '../html.ts';
import { directionOf, isLanguageCode } from '../../kernel/language.ts';
import type { PageContext } from '../page-context.ts';
import { safeId } from './parts.ts';

export interface ViewedParagraph {
  readonly text: string;
  /** The finding that was read from it. */
  readonly finding?: string;
}

export interface Finding {
  readonly id: string;
  /** What it is: '124.16', 'Recommendation 12'. */
  readonly heading: Child;
  readonly body: Child;
  /** Why a person should look: shown with a bar, in words. */
  readonly doubt?: Child;
  /** Fields or buttons that decide on it. */
  readonly actions?: Child;
}

export interface PageViewer {
  readonly document: string;
  /** Language of the document (ISO 639-1). */
  readonly language: string;
  readonly page: number;
  readonly pages: number;
  readonly paragraphs: readonly ViewedParagraph[];
  readonly findings: readonly Finding[];
  /** The address of another page of the document. */
  readonly pageHref: (page: number) => string;
}

/** A page of a document beside what was read from it; each finding and its passage link to one another. */
export function pageViewer(context: PageContext, options: PageViewer): Html {
  const { paragraphs, findings, language } = options;
  const place = attributes({
    class: 'viewer-page',
    lang: language,
    dir: isLanguageCode(language) ? directionOf(language) : 'auto',
    role: 'region',
    'aria-label': `${options.document}, ${context.t('viewer.page', { page: options.page, pages: options.pages })}`,
    tabindex: 0,
  });
  return html`<div class="viewer">
    <div class="viewer-side">
      ${pageSteps(context, options)}
      <div ${place}>${paragraphs.map((one, index) => paragraph(one, beginsFinding(paragraphs, index)))}</div>
    </div>
    <ol class="viewer-findings" aria-label="${context.t('viewer.findings', { count: findings.length })}">
      ${findings.map((finding) => oneFinding(context, finding))}
    </ol>
  </div>`;
}

function pageSteps(context: PageContext, { page, pages, pageHref }: PageViewer): Html {
  return html`<nav class="viewer-steps" aria-label="${context.t('viewer.pages')}">
    ${page > 1 && html`<a rel="prev" href="${pageHref(page - 1)}">${context.t('viewer.previous')}</a>`}
    <span>${context.t('viewer.page', { page, pages })}</span>
    ${page < pages && html`<a rel="next" href="${pageHref(page + 1)}">${context.t('viewer.next')}</a>`}
  </nav>`;
}

/** A finding may run over several paragraphs; its link goes to the first. */
const beginsFinding = (paragraphs: readonly ViewedParagraph[], index: number): boolean =>
  paragraphs.findIndex((one) => one.finding === paragraphs[index]?.finding) === index;

const paragraph = ({ text, finding }: ViewedParagraph, begins: boolean): Html =>
  finding === undefined
    ? html`<p>${text}</p>`
    : html`<p ${attributes({ id: begins && `passage-${safeId(finding)}` })}>
        <mark><a href="#finding-${safeId(finding)}">${text}</a></mark>
      </p>`;

const oneFinding = (context: PageContext, { id, heading, body, doubt, actions }: Finding): Html =>
  html`<li
    ${attributes({ id: `finding-${safeId(id)}`, class: classes(doubt !== undefined && 'doubtful') || undefined })}
  >
    <p>
      <b>${heading}</b>
      <a class="source source-beside" href="#passage-${safeId(id)}">${context.t('viewer.passage')}</a>
    </p>
    <div>${body}</div>
    ${doubt !== undefined && html`<p class="doubt">${doubt}</p>`}${actions}
  </li>`;
