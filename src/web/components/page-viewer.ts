import { attributes, classes, html } from '../html.ts';
import type { Child, Html } from '../html.ts';
import { directionOf, isLanguageCode } from '../../kernel/language.ts';
import type { PageContext } from '../page-context.ts';
import { safeId } from './parts.ts';

export interface ViewedParagraph {
  readonly text: string;
  /** The finding that was read from it. */
  readonly finding?: string;
  /** Where the finding is, if not beside this page. */
  readonly href?: string;
  /** It is what the page is open for. */
  readonly isCurrent?: boolean;
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
  /** A box by which several findings are chosen. */
  readonly choose?: { readonly name: string; readonly label: string };
  /** Where its passage is, if not on the page beside it. */
  readonly passageHref?: string;
  readonly isCurrent?: boolean;
}

export interface PageViewer {
  readonly document: string;
  /** Language of the document (ISO 639-1). */
  readonly language: string;
  readonly page: number;
  readonly pages: number;
  readonly paragraphs: readonly ViewedParagraph[];
  readonly findings: readonly Finding[];
  /** What stands beside the page instead of the bare list: a form around `findingList`, the form of one finding. */
  readonly beside?: Child;
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
    ${
      options.beside === undefined
        ? findingList(context, findings)
        : html`<div class="viewer-beside">${options.beside}</div>`
    }
  </div>`;
}

/** Findings one below the other. */
export const findingList = (context: PageContext, findings: readonly Finding[]): Html =>
  html`<ol class="viewer-findings" aria-label="${context.t('viewer.findings', { count: findings.length })}">
    ${findings.map((finding) => oneFinding(context, finding))}
  </ol>`;

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

const paragraph = ({ text, finding, href, isCurrent }: ViewedParagraph, begins: boolean): Html =>
  finding === undefined
    ? html`<p>${text}</p>`
    : html`<p ${attributes({ id: begins && `passage-${safeId(finding)}` })}>
        <mark ${attributes({ class: isCurrent === true && 'current' })}
          ><a
            ${attributes({ href: href ?? `#finding-${safeId(finding)}`, 'aria-current': isCurrent === true && 'true' })}
            >${text}</a
          ></mark
        >
      </p>`;

function oneFinding(context: PageContext, finding: Finding): Html {
  const { id, heading, body, doubt, actions, choose, passageHref, isCurrent } = finding;
  const own = attributes({
    id: `finding-${safeId(id)}`,
    class: classes(doubt !== undefined && 'doubtful', isCurrent === true && 'current') || undefined,
    tabindex: choose === undefined ? undefined : -1,
  });
  const box =
    choose && attributes({ type: 'checkbox', name: choose.name, value: id, 'aria-label': choose.label });
  return html`<li ${own}>
    <p class="finding-head">
      ${box !== undefined && html`<input ${box} />`}
      <b>${heading}</b>
      <a class="source source-beside" href="${passageHref ?? `#passage-${safeId(id)}`}"
        >${context.t('viewer.passage')}</a
      >
    </p>
    <div>${body}</div>
    ${doubt !== undefined && html`<p class="doubt">${doubt}</p>`}${actions}
  </li>`;
}
