import type { Example } from './parts.ts';
import { pageLead } from './page-lead.ts';

export const examples: readonly Example[] = [
  {
    name: 'a sentence of a message; one that does not apply is left out',
    render: (context) =>
      pageLead(context, [
        { message: 'pagination.range', values: { from: 1, to: 50, total: 245 } },
        false,
        { message: 'quotation.summary' },
      ]),
  },
];
