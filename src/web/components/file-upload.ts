import { attributes, html } from '../html.ts';
import type { Html } from '../html.ts';
import { assetAddress } from '../assets.ts';
import type { PageContext } from '../page-context.ts';
import { controlAttributes, fieldOf } from './field.ts';
import type { Field } from './field.ts';

export interface FileUpload extends Field {
  /** Types for the file dialogue: '.pdf,application/pdf'. */
  readonly accept?: string;
  readonly multiple?: boolean;
  /** Largest file in bytes; said in the hint of the form, and checked before sending where script runs. */
  readonly maxBytes?: number;
}

/** A file to hand in: chosen, or dropped where script runs. Its form needs `enctype="multipart/form-data"`. */
export function fileUpload(context: PageContext, options: FileUpload): Html {
  const { accept, multiple, maxBytes } = options;
  const input = attributes({ ...controlAttributes(options), type: 'file', accept, multiple, class: 'file' });
  const zone = attributes({
    class: 'drop',
    'data-max-bytes': maxBytes,
    'data-drop': context.t('upload.drop'),
    'data-too-large':
      maxBytes === undefined
        ? undefined
        : context.t('upload.tooLarge', { megabytes: Math.floor(maxBytes / 1_048_576) }),
  });
  return fieldOf(
    context,
    options,
    html`<div ${zone}><input ${input} /></div>
      <script type="module" src="${assetAddress('upload.js')}"></script>`,
  );
}
