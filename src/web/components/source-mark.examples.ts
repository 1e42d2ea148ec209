import { html } from '../html.ts';
import { word } from './examples-words.ts';
import type { Example } from './parts.ts';
import { citationsPath } from '../navigation.ts';
import type { PageContext } from '../page-context.ts';
import { sourceMark } from './source-mark.ts';

const href = (context: PageContext): string =>
  context.link(citationsPath({ stateId: 'XEX', kind: 'treaty_action', id: 'xex.iccpr.signature' }, 'date'));

export const examples: readonly Example[] = [
  {
    name: 'a fact that opens its sources',
    render: (context) =>
      html`<p>
        ${word(context, 'signed')}:
        ${sourceMark(context, { href: href(context), value: context.date('2003-12-02'), count: 2, cite: word(context, 'row') })}
      </p>`,
  },
  {
    name: 'beside a fact, with its place',
    render: (context) =>
      html`<p>
        ${word(context, 'isParty')}
        ${sourceMark(context, { href: href(context), count: 1, cite: word(context, 'row') })}
      </p>`,
  },
  {
    name: 'sources that differ',
    render: (context) =>
      html`<p>
        ${sourceMark(context, { href: href(context), value: context.date('2006-01-24'), count: 2, differs: true })}
      </p>`,
  },
  {
    name: 'a defect: no source',
    render: (context) =>
      html`<p>${sourceMark(context, { href: href(context), value: '2006', count: 0 })}</p>`,
  },
];
