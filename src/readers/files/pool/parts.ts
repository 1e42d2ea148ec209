/** An opened file taken apart for the way from thread to thread, and put together again. Pure. */
import type { OpenedFile, Sheet } from '../../../features/proposals/index.ts';

export interface FilePart {
  readonly list: string;
  readonly items: readonly unknown[];
}

/** Items of one part: some hundred kilobytes, which take a few milliseconds to come over. */
const ITEMS = 500;

const DOCUMENT_LISTS = ['blocks', 'pages', 'layout'] as const;

/** The long lists of a file, piece by piece. */
export function* partsOf(file: OpenedFile): Generator<FilePart, void> {
  if ('sheets' in file) {
    for (const [index, sheet] of file.sheets.entries()) yield* slices(`rows ${index}`, sheet.rows);
    return;
  }
  for (const list of DOCUMENT_LISTS) yield* slices(list, file[list] ?? []);
}

function* slices(list: string, items: readonly unknown[]): Generator<FilePart, void> {
  for (let from = 0; from < items.length; from += ITEMS)
    yield { list, items: items.slice(from, from + ITEMS) };
}

/** The file without those lists. */
export function withoutParts(file: OpenedFile): OpenedFile {
  if ('sheets' in file) return { ...file, sheets: file.sheets.map((sheet) => ({ ...sheet, rows: [] })) };
  return { ...file, blocks: [], pages: [], layout: file.layout === null ? null : [] };
}

/** Takes parts in as they come. */
export class FileAssembly {
  readonly #lists = new Map<string, unknown[]>();

  add({ list, items }: FilePart): void {
    const held = this.#lists.get(list);
    if (held === undefined) this.#lists.set(list, [...items]);
    else for (const item of items) held.push(item);
  }

  whole(file: OpenedFile): OpenedFile {
    if ('sheets' in file) {
      const sheets = file.sheets.map((sheet, index) => ({
        ...sheet,
        rows: this.#take(`rows ${index}`) as Sheet['rows'],
      }));
      return { ...file, sheets };
    }
    return {
      ...file,
      blocks: this.#take('blocks') as typeof file.blocks,
      pages: this.#take('pages') as typeof file.pages,
      layout: file.layout === null ? null : (this.#take('layout') as typeof file.layout),
    };
  }

  #take(list: string): unknown[] {
    return this.#lists.get(list) ?? [];
  }
}
