/** A report as one HTML document that needs nothing but itself: for reading, for sending on, for the printer. */
import { directionOf, languageOf } from '../../kernel/language.ts';
import type { LanguageCode } from '../../kernel/language.ts';
import { attributes, classes, html } from '../../web/html.ts';
import type { Child, Html } from '../../web/html.ts';
import { footnoteLine } from './footnote-line.ts';
import { linesOf, sectionsOf } from './model.ts';
import type { Block, Cell, Column, Footnote, Inline, Line, Report, Row, Section, Table } from './model.ts';
import { reportStyle } from './report.style.ts';

/** `styleSheet` is the address of the rules, for the site, which allows no inline style; without it they stand inside. */
export interface HtmlOptions {
  readonly styleSheet?: string;
  /** Stands above the report, for the screen only: the way back to the site. */
  readonly before?: Child;
}

export function reportHtml(report: Report, options: HtmlOptions = {}): Html {
  const { titlePage, words } = report;
  return html`<!doctype html>
    <html lang="${languageOf(report.language).tag}" dir="${report.direction}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="author" content="${report.author}" />
        <meta name="dcterms.created" content="${report.createdAt}" />
        <title>${report.title}</title>
        ${
          options.styleSheet === undefined
            ? reportStyle
            : html`<link rel="stylesheet" href="${options.styleSheet}" />`
        }
      </head>
      <body>
        ${options.before}
        <header class="title-page">
          <p class="over">${titlePage.over}</p>
          <h1>${titlePage.title}</h1>
          <p class="subtitle">${titlePage.subtitle}</p>
          <dl>
            ${titlePage.facts.map(
              ({ term, value }) =>
                html`<div>
                  <dt>${term}</dt>
                  <dd>${value}</dd>
                </div>`,
            )}
          </dl>
          <p>${titlePage.notice}</p>
        </header>
        <nav class="contents" aria-labelledby="contents">
          <h2 id="contents">${words.contents}</h2>
          ${contents(report.sections)}
        </nav>
        <main>${report.sections.map((section) => chapter(report, section))}</main>
      </body>
    </html>`;
}

const contents = (sections: readonly Section[]): Html =>
  html`<ol>
    ${sections.map(
      (one) =>
        html`<li>
          <a href="#${one.id}"><span class="number">${one.number}</span>${words(one.title, one.language)}</a>
          ${one.sections.length > 0 && one.level < 2 && contents(one.sections)}
        </li>`,
    )}
  </ol>`;

/** A section of the first level, with the footnotes of everything in it at its end. */
function chapter(report: Report, section: Section): Html {
  const numbers = new Set(sectionsOf([section]).flatMap((one) => one.blocks.flatMap(marksIn)));
  const own = report.footnotes.filter((footnote) => numbers.has(footnote.number));
  return html`<section ${attributes({ id: section.id, class: section.isAnnex && 'annex' })}>
    ${heading(section)} ${inside(section)}
    ${
      own.length > 0 &&
      html`<section
        class="footnotes"
        role="doc-endnotes"
        aria-label="${report.words.footnotes}: ${section.title}"
      >
        <ol>
          ${own.map((footnote) => footnoteItem(report, footnote))}
        </ol>
      </section>`
    }
  </section>`;
}

const subsection = (section: Section): Html =>
  html`<section id="${section.id}">${heading(section)} ${inside(section)}</section>`;

const inside = (section: Section): Html =>
  html`${section.blocks.map(blockHtml)} ${section.sections.map(subsection)}`;

function heading({ level, number, title, language }: Section): Html {
  const content = html`<span class="number">${number}</span>${words(title, language)}`;
  if (level === 1) return html`<h2>${content}</h2>`;
  return level === 2 ? html`<h3>${content}</h3>` : html`<h4>${content}</h4>`;
}

const marksIn = (block: Block): readonly number[] =>
  linesOf(block).flatMap((one) => one.flatMap((run) => (run.kind === 'footnote' ? [run.number] : [])));

const footnoteItem = ({ words: given }: Report, footnote: Footnote): Html =>
  html`<li id="note-${footnote.number}">
    <span class="mark">${footnote.number}</span>
    <span
      >${line(footnoteLine(footnote))}
      <a
        href="#mark-${footnote.number}"
        role="doc-backlink"
        aria-label="${given.backToText} (${footnote.number})"
        >↑</a
      ></span
    >
  </li>`;

function blockHtml(block: Block): Html {
  switch (block.kind) {
    case 'paragraph':
      return html`<p>${line(block.content)}</p>`;
    case 'list': {
      const items = block.items.map((item) => html`<li>${line(item)}</li>`);
      return block.isOrdered
        ? html`<ol>
            ${items}
          </ol>`
        : html`<ul>
            ${items}
          </ul>`;
    }
    case 'callout':
      return html`<div class="${classes('callout', block.tone)}">
        <p class="callout-heading">${block.heading}</p>
        ${block.body.map((one) => html`<p>${line(one)}</p>`)}
      </div>`;
    case 'references':
      return html`<ol class="references">
        ${block.items.map((item) => html`<li id="${item.id}"><span class="mark">${item.mark}</span> <span>${line(item.content)}</span></li>`)}
      </ol>`;
    case 'table':
      return tableHtml(block);
  }
}

/** A table of so few rows is not torn by a page. */
const SHORT = 6;

/** A region that can be reached by keyboard, because on a narrow screen it scrolls inside itself (WCAG 2.2, 2.1.1). */
const tableHtml = (table: Table): Html =>
  html`<div
    class="${classes('table', table.rows.length <= SHORT && 'short')}"
    role="region"
    tabindex="0"
    aria-labelledby="${table.id}-caption"
  >
    <table id="${table.id}">
      <caption id="${table.id}-caption">
        <span class="label">${table.label}.</span>
        ${line(table.caption)}
      </caption>
      <thead>
        <tr>
          ${table.columns.map((column) => html`<th ${attributes({ scope: 'col', class: classes(`share-${shareOf(column, table.columns)}`, column.isNumeric && 'figure') })}>${column.header}</th>`)}
        </tr>
      </thead>
      ${bodies(table).map(
        (rows) =>
          html`<tbody>
            ${rows.map((row) => rowHtml(table.columns, row))}
          </tbody>`,
      )}
    </table>
  </div>`;

/** A column's share of the width in steps of five per cent: the steps for which the style sheet has a rule. */
function shareOf(column: Column, columns: readonly Column[]): number {
  const whole = columns.reduce((sum, one) => sum + one.weight, 0);
  return Math.min(95, Math.max(5, Math.round(((column.weight / whole) * 100) / 5) * 5));
}

/** Each group of rows is a table body of its own, so that its heading is tied to its rows (scope="rowgroup"). */
function bodies({ rows }: Table): readonly (readonly Row[])[] {
  const groups: Row[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (row.kind === 'group' || last === undefined) groups.push([row]);
    else last.push(row);
  }
  return groups;
}

const rowHtml = (columns: readonly Column[], row: Row): Html =>
  html`<tr>
    ${row.cells.map((cell, index) => cellHtml(row, cell, columns[index]))}
  </tr>`;

function cellHtml(row: Row, cell: Cell, column: Column | undefined): Html {
  const [first = [], ...others] = cell.lines;
  const content =
    others.length === 0 ? line(first) : html`${cell.lines.map((one) => html`<p>${line(one)}</p>`)}`;
  if (row.kind === 'group') {
    return html`<th ${attributes({ scope: 'rowgroup', colspan: cell.span, class: 'group' })}>${content}</th>`;
  }
  return column?.namesRow === true
    ? html`<th scope="row">${content}</th>`
    : html`<td ${attributes({ class: column?.isNumeric === true && 'figure' })}>${content}</td>`;
}

const line = (runs: Line): Html => html`${runs.map(inline)}`;

function inline(run: Inline): Html {
  switch (run.kind) {
    case 'footnote':
      return html`<sup
        ><a href="#note-${run.number}" id="mark-${run.number}" role="doc-noteref">${run.number}</a></sup
      >`;
    case 'link':
      return html`<a ${attributes({ href: run.href, ...languageAttributes(run.language) })}>${run.text}</a>`;
    case 'text': {
      if (run.tone === 'strong') return html`<strong>${words(run.text, run.language)}</strong>`;
      if (run.tone === 'emphasis') return html`<em>${words(run.text, run.language)}</em>`;
      if (run.tone === 'quiet') return html`<span class="quiet">${words(run.text, run.language)}</span>`;
      return words(run.text, run.language);
    }
  }
}

const languageAttributes = (language: LanguageCode | undefined): Record<string, string> =>
  language === undefined ? {} : { lang: languageOf(language).tag, dir: directionOf(language) };

/** Text with its language where it is not the report's (WCAG 2.2, 3.1.2). */
const words = (text: string, language: LanguageCode | undefined): Html =>
  language === undefined
    ? html`${text}`
    : html`<span ${attributes(languageAttributes(language))}>${text}</span>`;
