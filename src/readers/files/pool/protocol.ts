/** What the site and the threads that open files say to one another. Plain data. */
import type { OpenedFile } from '../../../features/proposals/index.ts';

export interface OpenJob {
  readonly kind: 'open';
  readonly name: string;
  /** Path, or bytes that somebody uploaded. */
  readonly source: string | Uint8Array;
  /** Where only a PDF will do. */
  readonly only: 'pdf' | null;
  readonly maxPages: number;
}

/** `more` asks for the next part, so that a large file never comes over all at once. */
export type ToThread = OpenJob | { readonly kind: 'more' };

export type FromThread =
  /** Pages or sheets read so far, of how many. */
  | { readonly kind: 'progress'; readonly page: number; readonly pages: number }
  | { readonly kind: 'part'; readonly list: string; readonly items: readonly unknown[] }
  /** The file without its long lists, which came before. */
  | { readonly kind: 'done'; readonly file: OpenedFile }
  | {
      readonly kind: 'failed';
      readonly code: string;
      readonly status: number;
      readonly message: string;
      readonly remedy: string | null;
      /** For the log. */
      readonly cause: string | null;
    };
