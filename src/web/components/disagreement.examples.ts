import { html } from '../html.ts';
import { disagreement } from './disagreement.ts';
import { disagreementMark } from './disagreement-mark.ts';
import { word } from './examples-words.ts';
import type { Example } from './parts.ts';

export const examples: readonly Example[] = [
  {
    name: 'somebody has chosen',
    render: (context) =>
      disagreement(context, {
        what: word(context, 'session'),
        statements: [
          { value: '28', who: html`A/HRC/28/10 · ${word(context, 'row')}` },
          { value: '20', who: 'A/HRC/WG.6/20/XEX/1', chosen: true },
        ],
        ground: word(context, 'explain'),
      }),
  },
  {
    name: 'it is known who has chosen',
    render: (context) =>
      disagreement(context, {
        what: word(context, 'session'),
        statements: [
          { value: '28', who: 'A/HRC/28/10' },
          { value: '20', who: 'A/HRC/WG.6/20/XEX/1', chosen: true },
        ],
        ground: word(context, 'explain'),
        chosenBy: html`${word(context, 'committee')}, ${context.date('2021-06-12')}.`,
      }),
  },
  {
    name: 'nobody has chosen',
    render: (context) =>
      disagreement(context, {
        what: word(context, 'party'),
        statements: [
          { value: context.date('2006-01-24'), who: 'A/HRC/28/10' },
          { value: context.date('2006'), who: 'CCPR/C/XEX/CO/2' },
          { value: context.date('2006-04'), who: 'CCPR/C/XEX/Q/2' },
        ],
      }),
  },
  {
    name: 'the mark beside a fact',
    render: (context) =>
      html`<p>${disagreementMark(context, { href: context.link('/XEX/contradictions'), count: 2 })}</p>`,
  },
];
