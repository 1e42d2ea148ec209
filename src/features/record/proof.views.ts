import { heading } from '../../web/components/parts.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { citationsPath } from '../../web/navigation.ts';
import type { RecordsView } from './record.ts';

export interface ShownProof {
  readonly kind: string;
  readonly id: string;
  /** Public key of the last checkpoint's signer, in the signed-note form. */
  readonly key: string;
}

/** Ids hold letters, digits and . _ ~ - only, so that this is a plain name on every system. */
export const proofFileName = (kind: string, id: string): string => `${kind}.${id}.proof.json`;

/** The file that proves a record to outsiders; always of the record as it stands. */
export const proofHref = ({ context, state }: RecordsView, kind: string, id: string): string =>
  context.link(`${citationsPath({ stateId: state?.id ?? null, kind, id })}/proof.json`, {
    asof: null,
    known: null,
  });

/** What the proof proves, what it does not, and how somebody checks it who trusts neither this site nor its host. */
export function proofSection(view: RecordsView, { kind, id, key }: ShownProof): Html {
  const { t } = view.context;
  const name = proofFileName(kind, id);
  return html`<section id="proof" class="prose">
    ${heading(2, t('record.proof'))}
    <p>${t('record.proof.what')}</p>
    <p>
      <a href="${proofHref(view, kind, id)}" download="${name}" rel="nofollow"
        >${t('record.proof.download')}</a
      >
    </p>
    <p>${t('record.proof.how')}</p>
    <pre class="note-text" tabindex="0">node verify-proof.mjs ${name} --key ${key}</pre>
    <p class="soft">${t('record.proof.not')}</p>
  </section>`;
}
