import type {
  BulkFile,
  BulkOptions,
  BulkPart,
  BulkReader,
  OpenedSheets,
  ReadingGround,
  StreamedFile,
} from '../../features/proposals/index.ts';
import { AppError } from '../../kernel/errors.ts';
import {
  annotationOfObject,
  annotationOfRow,
  isKeyOfAnnotation,
  isLayoutOfIndex,
  layoutOf,
} from './annotation.ts';
import type { Annotation, Layout } from './annotation.ts';
import { EntryMaker } from './entries.ts';
import { UHRI } from './frames.ts';
import { depthOfObjects, ObjectSplitter } from './split-objects.ts';
import type { FoundObject } from './split-objects.ts';

type Ground = Pick<ReadingGround, 'stateNames' | 'lookUp'>;
type Entries = BulkPart['entries'][number][];

/** Rows after which a part is handed on. */
const ROWS_A_PART = 250;

const placeOf = ({ id }: Annotation, where: string): string =>
  id === null ? where : `annotation ${id.slice(0, 80)}`;

/** An object's keys are looked at anew only where they are other ones than before. */
class ObjectReader {
  #layout: Layout<string> | null = null;

  read(object: object): Annotation {
    const isSame = this.#layout?.id !== undefined && Object.hasOwn(object, this.#layout.id);
    if (this.#layout === null || !isSame)
      this.#layout = layoutOf(Object.keys(object).map((key) => [key, key]));
    return annotationOfObject(object, this.#layout);
  }
}

function parsed(found: FoundObject): object | string {
  if ('tooLong' in found) return `An object of ${found.tooLong} bytes is longer than any annotation.`;
  try {
    return JSON.parse(found.toString('utf8')) as object;
  } catch {
    return 'These bytes are not the JSON of an object.';
  }
}

async function* partsOfStream(
  file: StreamedFile,
  ground: Ground,
  { stateIds, signal }: BulkOptions,
): AsyncIterable<BulkPart> {
  const depth = depthOfObjects(file.head, isKeyOfAnnotation);
  if (depth === null) throw noIndex();
  const splitter = new ObjectSplitter(depth);
  const maker = new EntryMaker(ground, stateIds);
  const reader = new ObjectReader();
  let [done, number] = [0, 0];
  let entries: Entries = [];
  const part = (): BulkPart => {
    const made = {
      entries,
      problems: maker.takeProblems(),
      unknown: maker.takeUnknown(),
      done,
      of: file.size,
    };
    entries = [];
    return made;
  };
  for await (const chunk of file.bytes()) {
    signal?.throwIfAborted();
    for (const found of splitter.push(chunk)) {
      number += 1;
      const object = parsed(found);
      if (typeof object === 'string') {
        maker.refuse(`object ${number}`, 'not_readable', object);
        continue;
      }
      const annotation = reader.read(object);
      const where = `object ${number}`;
      if (annotation.id === null)
        maker.refuse(where, 'no_annotation_id', 'It has no id, so it could not be met again.');
      else entries.push(...maker.entriesOf(annotation, placeOf(annotation, where)));
      if (entries.length >= ROWS_A_PART) yield part();
    }
    done += chunk.length;
  }
  if (!splitter.isBetween)
    maker.refuse(`object ${number + 1}`, 'file_ends_early', 'The file ends in the middle of an object.');
  yield part();
}

/** The row of headings is among the first of its sheet. */
const HEADING_ROWS = 20;

interface Table {
  readonly rows: OpenedSheets['sheets'][number]['rows'];
  readonly first: number;
  readonly layout: Layout<number>;
}

function tableOf(file: OpenedSheets): Table | null {
  for (const { rows } of file.sheets) {
    for (const [index, row] of rows.slice(0, HEADING_ROWS).entries()) {
      const layout = layoutOf(row.map((name, column) => [name ?? '', column] as const));
      if (isLayoutOfIndex(layout)) return { rows, first: index + 1, layout };
    }
  }
  return null;
}

async function* partsOfSheets(
  file: OpenedSheets,
  ground: Ground,
  { stateIds, signal }: BulkOptions,
): AsyncIterable<BulkPart> {
  const table = tableOf(file);
  if (table === null) throw noIndex();
  const { rows, first, layout } = table;
  const maker = new EntryMaker(ground, stateIds);
  const hasIds = layout.id !== undefined;
  for (let from = first; from < rows.length || from === first; from += ROWS_A_PART) {
    signal?.throwIfAborted();
    const entries: Entries = [];
    for (const [index, row] of rows.slice(from, from + ROWS_A_PART).entries()) {
      if (row.every((cell) => cell === null)) continue;
      const annotation = annotationOfRow(row, layout);
      const where = `row ${from + index + 1}`;
      if (hasIds && annotation.id === null)
        maker.refuse(where, 'no_annotation_id', 'It has no id, so it could not be met again.');
      else entries.push(...maker.entriesOf(annotation, placeOf(annotation, where)));
    }
    const done = Math.min(rows.length, from + ROWS_A_PART);
    yield { entries, problems: maker.takeProblems(), unknown: maker.takeUnknown(), done, of: rows.length };
  }
}

const noIndex = (): AppError =>
  new AppError('no_index', 422, 'The file is no export of the Universal Human Rights Index.', {
    remedy: 'Take the export in JSON or Excel from uhri.ohchr.org, unchanged.',
  });

const recognises = (file: BulkFile): number => {
  if (file.form !== 'json') return tableOf(file) === null ? 0 : 0.95;
  return depthOfObjects(file.head, isKeyOfAnnotation) === null ? 0 : 0.95;
};

/** Exports of the Universal Human Rights Index, as JSON or as a table. */
export const uhriReader: BulkReader = {
  id: 'uhri',
  recognises,
  sourceId: () => UHRI,
  parts: (file, ground, options) =>
    file.form === 'json' ? partsOfStream(file, ground, options) : partsOfSheets(file, ground, options),
};
