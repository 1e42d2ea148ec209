/** The thread in which reports become DOCX: half a second of work that must not hold up a page. */
import { parentPort } from 'node:worker_threads';
import { reportDocx } from './docx.ts';
import type { Report } from './model.ts';

export interface DocxOrder {
  readonly order: number;
  readonly report: Report;
}

export type DocxAnswer =
  | { readonly order: number; readonly bytes: Uint8Array }
  | { readonly order: number; readonly failed: string };

const port = parentPort;
port?.on('message', ({ order, report }: DocxOrder) => {
  reportDocx(report).then(
    (bytes) => port.postMessage({ order, bytes } satisfies DocxAnswer),
    (error: unknown) =>
      port.postMessage({
        order,
        failed: error instanceof Error ? (error.stack ?? error.message) : String(error),
      } satisfies DocxAnswer),
  );
});
