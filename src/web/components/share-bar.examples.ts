import { html } from '../html.ts';
import type { Example } from './parts.ts';
import { shareBar } from './share-bar.ts';

export const examples: readonly Example[] = [
  {
    name: 'nothing, next to nothing, a third, nearly all',
    render: (context) =>
      html`<ul class="plain">
        ${[0, 0.001, 0.33, 0.97].map((share) => html`<li>${shareBar(context, share)}</li>`)}
      </ul>`,
  },
];
