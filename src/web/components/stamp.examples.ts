import type { Example } from './parts.ts';
import { stamp } from './stamp.ts';

export const examples: readonly Example[] = [
  {
    name: 'a day in the past, as the record stood on another',
    render: (context) =>
      stamp({ ...context, asof: '2021-06-12', known: '2021-07-01', today: '2025-11-22', isToday: false }),
  },
];
