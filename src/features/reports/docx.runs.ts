import { ExternalHyperlink, FootnoteReferenceRun, InternalHyperlink, Paragraph, Tab, TextRun } from 'docx';
import type { IParagraphOptions, ParagraphChild } from 'docx';
import { directionOf } from '../../kernel/language.ts';
import { PROOFING_LANGUAGES, STYLES } from './docx.styles.ts';
import type { Inline, Line, Report } from './model.ts';

/** A paragraph in the report's direction. */
export const paragraphOf = (report: Report, content: Line, options: IParagraphOptions = {}): Paragraph =>
  new Paragraph({
    ...options,
    ...(report.direction === 'rtl' ? { bidirectional: true } : {}),
    children: [...(options.children ?? []), ...content.map((run) => inline(report, run))],
  });

export const plain = (report: Report, text: string, options: IParagraphOptions = {}): Paragraph =>
  paragraphOf(report, [{ kind: 'text', text }], options);

export const languageOf = <Language>(language: Language | undefined): { language: Language } | object =>
  language === undefined ? {} : { language };

/** Names of bookmarks: letters, digits and underscores, from a letter (Word refuses others). */
export const bookmarkName = (id: string): string => id.replace(/[^A-Za-z0-9]/g, '_');

export function inline(report: Report, run: Inline): ParagraphChild {
  switch (run.kind) {
    case 'footnote':
      return new FootnoteReferenceRun(run.number);
    case 'link': {
      const children = [
        textRun(report, { kind: 'text', text: run.text, ...languageOf(run.language) }, 'Hyperlink'),
      ];
      return run.href.startsWith('#')
        ? new InternalHyperlink({ anchor: bookmarkName(run.href.slice(1)), children })
        : new ExternalHyperlink({ link: run.href, children });
    }
    case 'text':
      return textRun(report, run);
  }
}

export function textRun(report: Report, run: Extract<Inline, { kind: 'text' }>, style?: string): TextRun {
  const language = run.language ?? report.language;
  const own = style ?? (run.tone === 'quiet' ? STYLES.quiet : undefined);
  return new TextRun({
    children: withTabs(run.text),
    ...(own === undefined ? {} : { style: own }),
    ...(run.tone === 'strong' ? { bold: true } : {}),
    ...(run.tone === 'emphasis' ? { italics: true } : {}),
    ...(run.language === undefined ? {} : { language: { value: PROOFING_LANGUAGES[run.language] } }),
    ...(directionOf(language) === 'rtl' ? { rightToLeft: true } : {}),
  });
}

const withTabs = (text: string): (string | Tab)[] =>
  text.split('\t').flatMap((part, index) => (index === 0 ? [part] : [new Tab(), part]));
