/** The whole document around a page. */
import { languageOf } from '../kernel/language.ts';
import { assetAddress } from './assets.ts';
import type { AssetName } from './assets.ts';
import { crumbs as crumbTrail } from './components/crumbs.ts';
import type { Crumb } from './components/crumbs.ts';
import { textIn } from './components/parts.ts';
import { threadSign } from './components/shapes.ts';
import { stamp } from './components/stamp.ts';
import { attributes, classes, html } from './html.ts';
import type { Child, Html } from './html.ts';
import { SITE_LANGUAGES, missingKeys } from './messages.ts';
import { FIND_PATH, SECTION_GROUPS, sectionHref } from './navigation.ts';
import type { Section } from './navigation.ts';
import type { Format, PageContext } from './page-context.ts';

export interface PageOptions {
  /** The heading, and the first words of the window's title. */
  readonly title: string;
  /** Language of the title (ISO 639-1) where it is a text of the record and not a word of the site. */
  readonly titleLanguage?: string;
  /** The pages above this one, from the top; [] for a front page. */
  readonly crumbs: readonly Crumb[];
  /** The State whose record this is; brings the navigation of the record. */
  readonly state?: { readonly id: string; readonly name: string };
  readonly section?: Section;
  /** Stands between the heading and the body: `pageLead(…)` or a paragraph. */
  readonly lead?: Child;
  readonly body: Child;
  /** The page's twins, by format; each is this address with that ending unless an address is given. */
  readonly twins?: Partial<Readonly<Record<Exclude<Format, 'html'>, string | true>>>;
  /** Style sheets beside the site's own, for what few pages have: drawings. */
  readonly styles?: readonly AssetName[];
  /** Of a list that has several pages, this one's neighbours. */
  readonly pages?: { readonly previous?: string; readonly next?: string } | undefined;
  /** Not for search engines: work in progress, errors. */
  readonly noindex?: boolean;
  /** false: the page shows no state of play, so it carries no date stamp. */
  readonly dated?: boolean;
  /**
   * Without script the page reloads itself after so many seconds: for work that is still going on. With script the
   * progress component asks instead, because a reload throws a screen reader back to the top (WCAG 2.2, F41).
   */
  readonly refreshSeconds?: number;
}

/** The document of a page: skip link, masthead, navigation, date stamp, heading, body, footer. */
export function page(context: PageContext, options: PageOptions): Html {
  const { t, language, direction } = context;
  const other = !context.isToday || context.known !== null;
  return html`<!doctype html>
    <html lang="${languageOf(language).tag}" dir="${direction}">
      ${head(context, options)}
      <body ${attributes({ class: other && 'other-day' })}>
        <a class="skip" href="#main">${t('layout.skip')}</a>
        ${masthead(context)}
        <div class="${classes('frame', options.state !== undefined && 'frame-record')}">
          ${options.state !== undefined && recordNavigation(context, options.state, options.section)}
          <main id="main" tabindex="-1">
            ${pageHead(context, options)}
            <h1>${textIn(context, options.title, options.titleLanguage ?? language)}</h1>
            ${options.lead} ${options.body}
          </main>
        </div>
        ${footer(context, options)}
      </body>
    </html>`;
}

const pageHead = (context: PageContext, { crumbs, dated = true }: PageOptions): Html | false =>
  (crumbs.length > 0 || dated) &&
  html`<div class="page-head">${crumbTrail(context, crumbs)}${dated && stamp(context)}</div>`;

function head(
  context: PageContext,
  { title, state, twins, pages, noindex, refreshSeconds, styles = [] }: PageOptions,
): Html {
  const names = [
    title,
    state?.name === title ? undefined : state?.name,
    context.isToday ? undefined : context.date(context.asof),
  ];
  const whole = [...names, context.t('layout.name')].filter((name) => name !== undefined).join(' · ');
  return html`<head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${whole}</title>
    ${noindex === true && html`<meta name="robots" content="noindex" />`}
    ${refreshSeconds !== undefined && html`<noscript><meta http-equiv="refresh" content="${refreshSeconds}" /></noscript>`}
    ${pages?.previous !== undefined && html`<link rel="prev" href="${pages.previous}" />`}
    ${pages?.next !== undefined && html`<link rel="next" href="${pages.next}" />`}
    <link rel="icon" href="${assetAddress('favicon.svg')}" type="image/svg+xml" />
    ${fontsOf(context).map((font) => html`<link rel="preload" href="${assetAddress(font)}" as="font" type="font/woff2" crossorigin />`)}
    ${['site.css' as const, ...styles].map((name) => html`<link rel="stylesheet" href="${assetAddress(name)}" />`)}
    ${SITE_LANGUAGES.map((other) => html`<link rel="alternate" hreflang="${languageOf(other).tag}" href="${context.here({}, { language: other })}" />`)}
    ${twinsOf(context, twins).map((twin) => html`<link rel="alternate" type="${TWIN_TYPES[twin.format]}" title="${context.t(`layout.twin.${twin.format}`)}" href="${twin.href}" />`)}
    <script type="module" src="${assetAddress('enhance.js')}"></script>
  </head>`;
}

/** The fonts that the first screen of a page in this language needs; the others come when a letter asks for them. */
const fontsOf = ({ language }: PageContext): readonly `${string}.woff2`[] => {
  if (language === 'ar') return ['noto-naskh-arabic-arabic.woff2'];
  const script = language === 'en' ? 'latin' : 'cyrillic';
  return [`source-sans-3-${script}.woff2`, `source-serif-4-${script}.woff2`];
};

function masthead(context: PageContext): Html {
  const { t } = context;
  return html`<header class="masthead">
    <div class="wide">
      <a class="name" href="${context.link('/')}">${threadSign}${t('layout.name')}</a>
      <p class="motto">${t('layout.motto')}</p>
      <form
        class="masthead-find"
        role="search"
        method="get"
        action="${context.link(FIND_PATH).split('?', 1)[0]}"
      >
        <label class="unseen" for="masthead-q">${t('find.label')}</label>
        <input class="input" type="search" id="masthead-q" name="q" placeholder="${t('find.title')}" />
        <button class="button button-plain" type="submit">${t('find.do')}</button>
      </form>
      <details class="drop-down languages">
        <summary>
          <span class="unseen">${t('layout.language')}: </span>${languageOf(context.language).ownName}
        </summary>
        <ul>
          ${SITE_LANGUAGES.map((code) => languageItem(context, code))}
        </ul>
      </details>
    </div>
  </header>`;
}

function languageItem(context: PageContext, code: (typeof SITE_LANGUAGES)[number]): Html {
  const { tag, ownName, direction } = languageOf(code);
  const given = attributes({
    href: context.here({}, { language: code }),
    lang: tag,
    dir: direction,
    hreflang: tag,
    'aria-current': code === context.language && 'true',
  });
  return html`<li><a ${given}>${ownName}</a></li>`;
}

function recordNavigation(
  context: PageContext,
  state: { id: string; name: string },
  current?: Section,
): Html {
  const { t } = context;
  const item = (section: Section): Html =>
    html`<li>
      <a
        ${attributes({
          href: sectionHref(context, state.id, section),
          'aria-current': section === current && 'page',
        })}
        >${t(`nav.${section}`)}</a
      >
    </li>`;
  return html`<nav class="record" aria-label="${t('nav.label', { state: state.name })}">
    <details class="drop-down">
      <summary>${state.name}<span class="record-contents">${t('nav.contents')}</span></summary>
      <div class="record-list">
        <p class="record-state" aria-hidden="true">${state.name}</p>
        ${SECTION_GROUPS.map(
          ({ group, sections }) =>
            html`${group !== null && html`<p class="record-group">${t(`nav.group.${group}`)}</p>`}
              <ul>
                ${sections.map(item)}
              </ul>`,
        )}
      </div>
    </details>
  </nav>`;
}

const TWIN_TYPES = {
  json: 'application/json',
  csv: 'text/csv',
  ics: 'text/calendar',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ndjson: 'application/x-ndjson',
  atom: 'application/atom+xml',
} as const;
const TWINS = Object.keys(TWIN_TYPES) as readonly (keyof typeof TWIN_TYPES)[];

function twinsOf(
  context: PageContext,
  twins: PageOptions['twins'] = {},
): readonly { readonly format: keyof typeof TWIN_TYPES; readonly href: string }[] {
  return TWINS.flatMap((format) => {
    const given = twins[format];
    if (given === undefined) return [];
    return [{ format, href: given === true ? context.here({}, { format }) : given }];
  });
}

function footer(context: PageContext, { twins, dated = true }: PageOptions): Html {
  const { t } = context;
  const list = twinsOf(context, twins);
  return html`<footer class="foot">
    <div class="wide">
      ${missingKeys(context.language).length > 0 && html`<p>${t('layout.incomplete')}</p>`}
      ${
        list.length > 0 &&
        html`<h2>${t('layout.twins')}</h2>
          <ul>
            ${list.map(
              (twin) =>
                html`<li>
                  <a href="${twin.href}" rel="alternate" type="${TWIN_TYPES[twin.format]}"
                    >${t(`layout.twin.${twin.format}`)}</a
                  >
                </li>`,
            )}
          </ul>`
      }
      <h2>${t('layout.about')}</h2>
      <ul>
        <li><a href="${context.link('/about#accessibility')}">${t('about.accessibility')}</a></li>
        <li><a href="${context.link('/api/v1/docs', { asof: null, known: null })}">${t('layout.api')}</a></li>
        <li><a href="${context.link('/about#source-code')}">${t('about.source')}</a></li>
        <li><a href="${context.link('/about#licence')}">${t('about.licence')}</a></li>
      </ul>
      ${dated && printedLine(context)}
    </div>
  </footer>`;
}

/** On paper the address of a page does not show, and the stamp's form is gone: what day it is must still stand there. */
const printedLine = (context: PageContext): Html => {
  const { t, asof, known } = context;
  const recorded = known !== null && ` ${t('stamp.known', { date: context.date(known) })}`;
  return html`<p class="print-only">
    ${t('layout.printed', { date: context.date(asof) })}${recorded} ${context.here()}
  </p>`;
};
