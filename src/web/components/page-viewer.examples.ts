import { html } from '../html.ts';
import { button } from './button.ts';
import { chips } from './chip.ts';
import { word } from './examples-words.ts';
import { pageViewer } from './page-viewer.ts';
import type { Example } from './parts.ts';

export const examples: readonly Example[] = [
  {
    name: 'two findings, one doubtful',
    render: (context) =>
      pageViewer(context, {
        document: 'A/HRC/28/10',
        language: context.language,
        page: 15,
        pages: 24,
        pageHref: (page) => context.link('/XEX/read/1', { page }),
        paragraphs: [
          { text: `124.15 ${word(context, 'explain')}` },
          { text: `124.16 ${word(context, 'torture')}`, finding: '124.16' },
          { text: `125.8 ${word(context, 'icmw')}`, finding: '125.8' },
          { text: word(context, 'explain'), finding: '125.8' },
        ],
        findings: [
          {
            id: '124.16',
            heading: '124.16',
            body: html`<p>${word(context, 'torture')}</p>
              ${chips(context, [
                { text: word(context, 'supported') },
                { text: word(context, 'tortureTheme'), suggested: { confidence: 0.98 } },
              ])}`,
          },
          {
            id: '125.8',
            heading: '125.8',
            body: html`<p>${word(context, 'icmw')}</p>`,
            doubt: word(context, 'explain'),
            actions: html`<form method="post" action="${context.here()}" class="actions">
              ${button(context, { text: word(context, 'confirm'), kind: 'plain' })}
              ${button(context, { text: word(context, 'leaveOut'), kind: 'grave' })}
            </form>`,
          },
        ],
      }),
  },
];
