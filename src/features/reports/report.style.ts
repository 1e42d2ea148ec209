import { html } from '../../web/html.ts';

/**
 * The style sheet of an exported report. It stands inside the document, because the file must hold everything that it
 * needs; the site, which allows no inline style, serves the same rules as a file (`reportStyleSheet`). System fonts
 * only: a font file would make each report a megabyte heavier. A4 as in ISO 216, margins for filing on the left.
 */
export const reportStyle = html`<style>
  :root {
    --ink: #1c2430;
    --soft: #55606e;
    --line: #c9cfd6;
    --faint: #f1f3f5;
    --accent: #0b4f6c;
    --warn: #8a3b00;
    color-scheme: light;
  }
  * {
    box-sizing: border-box;
  }
  html {
    background: #fff;
    color: var(--ink);
    font:
      100%/1.5 'Source Sans 3',
      'Noto Sans',
      'Liberation Sans',
      Arial,
      sans-serif;
    -webkit-text-size-adjust: 100%;
  }
  body {
    max-width: 56rem;
    margin: 0 auto;
    padding: 1rem;
  }
  h1,
  h2,
  h3,
  h4 {
    font-family: 'Source Serif 4', 'Noto Serif', 'Liberation Serif', 'Times New Roman', serif;
    line-height: 1.2;
    break-after: avoid;
    text-wrap: balance;
  }
  h1 {
    font-size: 2.25rem;
    margin: 0 0 0.5rem;
  }
  h2 {
    font-size: 1.6rem;
    margin: 3rem 0 0.75rem;
    padding-top: 0.75rem;
    border-top: 2px solid var(--ink);
  }
  h3 {
    font-size: 1.25rem;
    margin: 2rem 0 0.5rem;
  }
  h4 {
    font-size: 1.05rem;
    margin: 1.5rem 0 0.5rem;
  }
  .number {
    color: var(--soft);
    font-weight: 400;
    margin-inline-end: 0.5em;
  }
  p,
  li {
    max-width: 44rem;
  }
  a {
    color: var(--accent);
    text-underline-offset: 0.15em;
    overflow-wrap: anywhere;
  }
  .quiet {
    color: var(--soft);
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.5rem;
    padding-bottom: 0.5rem;
    border-bottom: 1px solid var(--line);
  }
  .title-page {
    padding: 3rem 0 2rem;
  }
  .over {
    margin: 0 0 0.25rem;
    font-size: 1.25rem;
    color: var(--accent);
  }
  .subtitle {
    font-size: 1.25rem;
    margin: 0 0 2rem;
  }
  .title-page dl {
    margin: 0 0 2rem;
    border-top: 1px solid var(--line);
  }
  .title-page dl > div {
    display: grid;
    grid-template-columns: minmax(8rem, 14rem) 1fr;
    gap: 0 1rem;
    padding: 0.4rem 0;
    border-bottom: 1px solid var(--line);
  }
  dt {
    color: var(--soft);
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .contents ol {
    list-style: none;
    padding: 0;
    margin: 0;
  }
  .contents ol ol {
    padding-inline-start: 1.75rem;
  }
  .contents li {
    padding: 0.15rem 0;
  }
  .contents a {
    text-decoration: none;
  }
  .contents a:hover,
  .contents a:focus {
    text-decoration: underline;
  }
  .table {
    margin: 1.25rem 0 1.5rem;
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    width: 100%;
    font-size: 0.875rem;
    line-height: 1.35;
  }
  .share-5 {
    width: 5%;
  }
  .share-10 {
    width: 10%;
  }
  .share-15 {
    width: 15%;
  }
  .share-20 {
    width: 20%;
  }
  .share-25 {
    width: 25%;
  }
  .share-30 {
    width: 30%;
  }
  .share-35 {
    width: 35%;
  }
  .share-40 {
    width: 40%;
  }
  .share-45 {
    width: 45%;
  }
  .share-50 {
    width: 50%;
  }
  .share-55 {
    width: 55%;
  }
  .share-60 {
    width: 60%;
  }
  .share-65 {
    width: 65%;
  }
  .share-70 {
    width: 70%;
  }
  .share-75 {
    width: 75%;
  }
  .share-80 {
    width: 80%;
  }
  .share-85 {
    width: 85%;
  }
  .share-90 {
    width: 90%;
  }
  .share-95 {
    width: 95%;
  }
  caption {
    text-align: start;
    padding: 0 0 0.4rem;
    break-after: avoid;
    color: var(--soft);
  }
  .label {
    font-weight: 700;
    color: var(--ink);
  }
  th,
  td {
    text-align: start;
    vertical-align: top;
    padding: 0.35rem 0.6rem 0.35rem 0;
    border-bottom: 1px solid var(--line);
    overflow-wrap: break-word;
  }
  [dir='rtl'] th,
  [dir='rtl'] td {
    padding: 0.35rem 0 0.35rem 0.6rem;
  }
  thead th {
    border-bottom: 2px solid var(--ink);
    vertical-align: bottom;
  }
  tbody th {
    font-weight: 600;
  }
  tbody th.group {
    background: var(--faint);
    padding: 0.4rem 0.5rem;
    break-after: avoid;
  }
  .figure {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  td p,
  th p {
    margin: 0;
  }
  .callout {
    margin: 1.25rem 0;
    padding: 0.5rem 1rem;
    border-inline-start: 4px solid var(--accent);
    background: var(--faint);
    break-inside: avoid;
  }
  .callout.warning {
    border-color: var(--warn);
  }
  .callout p {
    margin: 0.25rem 0;
  }
  .callout .callout-heading {
    font-weight: 700;
  }
  sup {
    line-height: 0;
    font-size: 0.75em;
  }
  sup a {
    text-decoration: none;
    padding: 0 0.1em;
  }
  .footnotes {
    margin: 2rem 0 0;
    padding-top: 0.5rem;
    border-top: 1px solid var(--line);
    font-size: 0.8125rem;
    /* 24 pixels from link to link (WCAG 2.2, 2.5.8). */
    line-height: 1.5rem;
    color: var(--soft);
  }
  .footnotes ol,
  .references {
    list-style: none;
    padding: 0;
    margin: 0;
  }
  .footnotes li,
  .references li {
    display: grid;
    grid-template-columns: 2.5rem 1fr;
    max-width: none;
    padding: 0.15rem 0;
    break-inside: avoid;
  }
  .references li {
    grid-template-columns: 3rem 1fr;
    font-size: 0.875rem;
  }
  .contents a,
  .footnotes .mark,
  .references .mark {
    color: var(--ink);
  }
  :target {
    background: #fff3c4;
  }
  @media screen {
    td a[href^='#source-'] {
      display: inline-block;
      min-width: 1.5rem;
      line-height: 1.5rem;
    }
  }
  @media screen and (max-width: 36rem) {
    .title-page dl > div {
      display: block;
    }
  }
  @page {
    size: A4;
    margin: 20mm 18mm 20mm 22mm;
    @bottom-center {
      content: counter(page);
      font:
        9pt 'Liberation Sans',
        Arial,
        sans-serif;
      color: #55606e;
    }
  }
  @page :first {
    @bottom-center {
      content: none;
    }
  }
  @media print {
    html {
      font-size: 10pt;
    }
    body {
      max-width: none;
      padding: 0;
    }
    p,
    li {
      max-width: none;
      orphans: 3;
      widows: 3;
    }
    .bar {
      display: none;
    }
    .title-page {
      min-height: 230mm;
      padding-top: 60mm;
      break-after: page;
    }
    .contents {
      break-after: page;
    }
    h2 {
      margin-top: 0;
    }
    main > section + section {
      margin-top: 12mm;
    }
    main > section.annex {
      break-before: page;
    }
    .footnotes {
      line-height: 1.4;
    }
    .table {
      overflow: visible;
    }
    table {
      font-size: 8.5pt;
    }
    thead {
      display: table-header-group;
    }
    tr {
      break-inside: avoid;
    }
    .table.short {
      break-inside: avoid;
    }
    tbody:first-of-type tr:first-child {
      break-before: avoid;
    }
    a {
      color: inherit;
      text-decoration: none;
    }
  }
</style>`;

/** The same rules as a file of their own. */
export const reportStyleSheet = (): string => String(reportStyle).replace(/^<style>|<\/style>$/g, '');
