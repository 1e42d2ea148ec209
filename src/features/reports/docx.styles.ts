import { AlignmentType, LeaderType, LevelFormat, LineRuleType, TabStopType } from 'docx';
import type { INumberingOptions, IStylesOptions } from 'docx';
import type { LanguageCode } from '../../kernel/language.ts';

/**
 * Fonts by name. Both are on every Windows and macOS, and Liberation Sans and Serif, which LibreOffice takes for them,
 * have the same widths; all hold the letters of Russian and Kazakh (Ә Ғ Қ Ң Ө Ұ Ү Һ І) and of Arabic.
 */
export const TEXT_FONT = 'Arial';
export const HEADING_FONT = 'Times New Roman';

/** What Word's spelling takes the text for. */
export const PROOFING_LANGUAGES: Readonly<Record<LanguageCode, string>> = {
  en: 'en-GB',
  fr: 'fr-FR',
  es: 'es-ES',
  ru: 'ru-RU',
  ar: 'ar-SA',
  zh: 'zh-CN',
  kk: 'kk-KZ',
};

/** A4 with 22 mm on the left for filing, 18 mm elsewhere; twentieths of a point. */
export const PAGE = { width: 11906, height: 16838 };
export const MARGIN = {
  top: 1134,
  right: 1020,
  bottom: 1134,
  left: 1247,
  header: 567,
  footer: 567,
  gutter: 0,
};
export const TEXT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right;

export const INK = '1C2430';
const SOFT = '55606E';
const ACCENT = '0B4F6C';
const WARN = '8A3B00';
const FAINT = 'F1F3F5';
const LINE = 'C9CFD6';

/** Sizes are half points, lengths twentieths of a point. */
export const STYLES = {
  tableText: 'TableText',
  tableHead: 'TableHead',
  tableGroup: 'TableGroup',
  table: 'ReportTable',
  callout: 'Callout',
  warning: 'CalloutWarning',
  contents: 'ContentsHeading',
  over: 'TitleOver',
  subtitle: 'Subtitle',
  reference: 'Reference',
  body: 'BodyText',
  quiet: 'Quiet',
  captionWords: 'CaptionWords',
  foot: 'Footer',
} as const;

export const BULLETS = 'bullets';
export const NUMBERS = 'numbers';

const heading = (size: number, before: number, after: number) => ({
  run: { font: HEADING_FONT, size, bold: true, color: INK },
  paragraph: {
    spacing: { before, after, line: 252, lineRule: LineRuleType.AUTO },
    keepNext: true,
    keepLines: true,
  },
});

const boxed = (color: string) => ({
  paragraph: {
    spacing: { before: 0, after: 0 },
    indent: { left: 170, right: 170 },
    keepLines: true,
    shading: { fill: FAINT },
    border: { left: { style: 'single' as const, size: 24, color, space: 8 } },
  },
});

/** Where the title of an entry begins, and where its page number ends once there is one. */
const contentsTabs = (title: number) => ({
  tabStops: [
    { type: TabStopType.LEFT, position: title },
    { type: TabStopType.RIGHT, position: TEXT_WIDTH, leader: LeaderType.DOT },
  ],
});

export const stylesOf = (language: LanguageCode): IStylesOptions => ({
  default: {
    document: {
      run: {
        font: TEXT_FONT,
        size: 20,
        // No colour here: LibreOffice would lay it over that of every run in a table with a style.
        language: { value: PROOFING_LANGUAGES[language], bidirectional: PROOFING_LANGUAGES.ar },
      },
      paragraph: { spacing: { line: 276, lineRule: LineRuleType.AUTO } },
    },
    title: {
      run: { font: HEADING_FONT, size: 60, bold: true, color: INK },
      paragraph: { spacing: { before: 0, after: 120 } },
    },
    heading1: heading(34, 480, 160),
    heading2: heading(26, 360, 120),
    heading3: heading(22, 280, 100),
    listParagraph: { paragraph: { spacing: { before: 0, after: 60 } } },
    caption: {
      run: { size: 18, bold: true, color: INK },
      paragraph: { spacing: { before: 240, after: 80 }, keepNext: true, keepLines: true },
    },
    hyperlink: { run: { color: ACCENT, underline: { type: 'none' } } },
    footnoteText: {
      run: { size: 16 },
      paragraph: { spacing: { before: 0, after: 20, line: 228, lineRule: LineRuleType.AUTO } },
    },
  },
  paragraphStyles: [
    {
      id: STYLES.body,
      name: 'Body Text',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { spacing: { after: 120 } },
    },
    {
      id: STYLES.over,
      name: 'Title Over',
      basedOn: 'Normal',
      run: { size: 28, color: ACCENT },
      paragraph: { spacing: { before: 3600, after: 60 } },
    },
    {
      id: STYLES.subtitle,
      name: 'Subtitle',
      basedOn: 'Normal',
      quickFormat: true,
      run: { size: 28 },
      paragraph: { spacing: { after: 600 } },
    },
    {
      id: STYLES.contents,
      name: 'Contents Heading',
      basedOn: 'Normal',
      run: { font: HEADING_FONT, size: 34, bold: true },
      paragraph: { spacing: { after: 200 }, keepNext: true },
    },
    {
      id: STYLES.tableText,
      name: 'Table Text',
      basedOn: 'Normal',
      run: { size: 17 },
      paragraph: { spacing: { before: 0, after: 0, line: 240, lineRule: LineRuleType.AUTO } },
    },
    {
      id: STYLES.tableHead,
      name: 'Table Head',
      basedOn: STYLES.tableText,
      // Not kept with the next: LibreOffice then takes the whole table for kept, and leaves pages half empty.
      run: { bold: true },
    },
    {
      id: STYLES.tableGroup,
      name: 'Table Group',
      basedOn: STYLES.tableText,
      run: { bold: true },
      paragraph: { keepNext: true },
    },
    { id: STYLES.callout, name: 'Callout', basedOn: 'Normal', ...boxed(ACCENT) },
    { id: STYLES.warning, name: 'Callout Warning', basedOn: 'Normal', ...boxed(WARN) },
    {
      id: STYLES.reference,
      name: 'Reference',
      basedOn: 'Normal',
      run: { size: 18 },
      paragraph: {
        spacing: { after: 60, line: 252, lineRule: LineRuleType.AUTO },
        indent: { left: 567, hanging: 567 },
      },
    },
    { id: STYLES.foot, name: 'footer', basedOn: 'Normal', run: { size: 16, color: SOFT } },
    {
      id: 'TOC1',
      name: 'toc 1',
      basedOn: 'Normal',
      run: { bold: true },
      paragraph: {
        spacing: { before: 120, after: 20 },
        indent: { left: 425, hanging: 425 },
        ...contentsTabs(425),
      },
    },
    {
      id: 'TOC2',
      name: 'toc 2',
      basedOn: 'Normal',
      paragraph: {
        spacing: { before: 0, after: 20 },
        indent: { left: 992, hanging: 567 },
        ...contentsTabs(992),
      },
    },
  ],
  characterStyles: [
    { id: STYLES.quiet, name: 'Quiet', basedOn: 'DefaultParagraphFont', run: { color: SOFT } },
    {
      id: STYLES.captionWords,
      name: 'Caption Words',
      basedOn: 'DefaultParagraphFont',
      run: { bold: false, color: SOFT },
    },
  ],
});

/**
 * The style of tables, which the library can only take as XML: lines between rows, a strong one below the header row
 * (ECMA-376 part 1, 17.7.6). Everything else in it comes from `stylesOf`.
 */
export const TABLE_STYLES = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="table" w:customStyle="1" w:styleId="${STYLES.table}"><w:name w:val="Report Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="${INK}"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="${INK}"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="${LINE}"/></w:tblBorders><w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="50" w:type="dxa"/><w:right w:w="115" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="${INK}"/></w:tcBorders></w:tcPr></w:tblStylePr></w:style></w:styles>`;

export const GROUP_SHADING = { fill: FAINT };

export const numberingOf = (): INumberingOptions => ({
  config: [
    {
      reference: BULLETS,
      levels: [
        {
          level: 0,
          format: LevelFormat.BULLET,
          text: '•',
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: 340, hanging: 227 } } },
        },
      ],
    },
    {
      reference: NUMBERS,
      levels: [
        {
          level: 0,
          format: LevelFormat.DECIMAL,
          text: '%1.',
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: 454, hanging: 341 } } },
        },
      ],
    },
  ],
});
