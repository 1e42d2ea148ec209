import type { Child } from '../html.ts';
import { html } from '../html.ts';
import type { PageContext } from '../page-context.ts';
import { checkboxes } from './checkboxes.ts';
import { dateInput } from './date-input.ts';
import { errorSummary } from './error-summary.ts';
import { word } from './examples-words.ts';
import { fileUpload } from './file-upload.ts';
import type { Example } from './parts.ts';
import { radios } from './radios.ts';
import { select } from './select.ts';
import { textInput } from './text-input.ts';
import { tokenChoices, tokenList } from './token-list.ts';

const form = (context: PageContext, content: Child): Child =>
  html`<form method="post" enctype="multipart/form-data" action="${context.here()}">${content}</form>`;

export const examples: readonly Example[] = [
  {
    name: 'a form that cannot be taken as it is',
    render: (context) =>
      html`${errorSummary(context, [{ name: 'submitted', message: word(context, 'wrongDate') }])}
      ${form(
        context,
        dateInput(context, {
          name: 'submitted',
          label: word(context, 'followUp'),
          hint: '27 3 2021',
          value: { day: '27', month: '3', year: '' },
          wrong: ['year'],
          error: word(context, 'wrongDate'),
        }),
      )}`,
  },
  {
    name: 'each control',
    render: (context) => {
      const choices = [
        { value: 'supported', label: word(context, 'supported') },
        { value: 'noted', label: word(context, 'noted'), hint: word(context, 'explain') },
      ];
      const controls = html`${textInput(context, { name: 'symbol', label: word(context, 'file'), hint: 'A/HRC/28/10', value: 'A/HRC/28/10', width: 'medium', spellcheck: false })}
      ${textInput(context, { name: 'ground', label: word(context, 'explain'), rows: 3 })}
      ${radios(context, { name: 'position', label: word(context, 'position'), choices, value: 'noted' })}
      ${checkboxes(context, { name: 'themes', label: word(context, 'theme'), choices, values: [] })}
      ${select(context, { name: 'state', label: word(context, 'theState'), choices, value: 'noted' })}
      ${tokenChoices(context, { id: 'theme-names', names: [word(context, 'justice')] })}
      ${tokenList(context, { name: 'tokens', label: word(context, 'theme'), add: word(context, 'theme'), values: [{ value: 'torture', label: word(context, 'tortureTheme') }], choicesId: 'theme-names' })}
      ${fileUpload(context, { name: 'file', label: word(context, 'file'), hint: word(context, 'fileHint'), accept: '.pdf', maxBytes: 52_428_800 })}`;
      return html`${form(context, controls)}`;
    },
  },
];
