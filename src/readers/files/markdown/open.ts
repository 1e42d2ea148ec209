import markdownIt from 'markdown-it';
import type { OpenedDocument } from '../../../features/proposals/index.ts';
import { openHtml } from '../html/index.ts';
import { LEADER, segmentsOf } from './tab-tables.ts';
import type { Segment } from './tab-tables.ts';

/**
 * Markdown (CommonMark with tables) with any HTML in it, as a person sees it when it is shown; tables whose cells are
 * parted by tabs, as conversion leaves them, are tables too. Throws what `openHtml` throws.
 */
export function openMarkdown(name: string, text: string): OpenedDocument {
  return openHtml(name, htmlOf(text), 'markdown');
}

type Renderer = ReturnType<typeof markdownIt>;

function htmlOf(text: string): string {
  // Lines that are set in are paragraphs of a document more often than they are programs.
  const markdown = markdownIt({ html: true }).disable('code');
  return segmentsOf(text.split(/\r\n?|\n/))
    .map((segment) => segmentHtml(segment, markdown))
    .join('\n');
}

function segmentHtml(segment: Segment, markdown: Renderer): string {
  if (segment.type === 'text') {
    if (!segment.isLineByLine) return markdown.render(segment.lines.join('\n'));
    const kind = segment.lines.some((line) => LEADER.test(line)) ? ' class="contents"' : '';
    return segment.lines.map((line) => `<p${kind}>${markdown.renderInline(line)}</p>`).join('\n');
  }
  const rows = segment.rows.map(({ cells }, index) => {
    const tag = index === 0 && segment.hasNames ? 'th' : 'td';
    return `<tr>${cells.map((cell) => `<${tag}>${markdown.renderInline(cell)}</${tag}>`).join('')}</tr>`;
  });
  return `<table>${rows.join('')}</table>`;
}
