import { word } from './examples-words.ts';
import { note } from './note.ts';
import type { Example } from './parts.ts';

export const examples: readonly Example[] = [
  { name: 'plain', render: (context) => note(context, { body: word(context, 'explain') }) },
  {
    name: 'warning',
    render: (context) =>
      note(context, { tone: 'warning', heading: word(context, 'session'), body: word(context, 'explain') }),
  },
  {
    name: 'success',
    render: (context) => note(context, { tone: 'success', heading: word(context, 'confirm'), body: '188' }),
  },
];
