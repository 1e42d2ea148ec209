import { html } from '../html.ts';
import { button, buttonLink } from './button.ts';
import { word } from './examples-words.ts';
import type { Example } from './parts.ts';

export const examples: readonly Example[] = [
  {
    name: 'main, plain and grave',
    render: (context) =>
      html`<form method="post" action="${context.here()}" class="actions">
        ${button(context, { text: word(context, 'confirm'), name: 'do', value: 'confirm' })}
        ${button(context, { text: word(context, 'explain'), kind: 'plain' })}
        ${button(context, { text: word(context, 'leaveOut'), kind: 'grave' })}
      </form>`,
  },
  {
    name: 'a link that begins something',
    render: (context) =>
      html`<p>${buttonLink(context, { text: context.t('nav.read'), href: context.link('/XEX/read') })}</p>`,
  },
];
