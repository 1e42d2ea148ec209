/** Rows of one file while they are read, within limits that hold for all its sheets together. */
import type { Sheet, SheetCell } from '../../../features/proposals/index.ts';
import { fileError } from '../errors.ts';

export interface SheetLimits {
  readonly maxRows: number;
  readonly maxCells: number;
  /** Letters of all cells, merged ones counted in each place they cover. */
  readonly maxLetters: number;
  readonly maxSheets: number;
}

/** The recommendations to one State in 20 years are 5,000 rows of 30 cells; the whole UPR Info database 100,000 of 15. */
export const SHEET_LIMITS: SheetLimits = {
  maxRows: 300_000,
  maxCells: 3_000_000,
  maxLetters: 100_000_000,
  maxSheets: 200,
};

/** How much of a file has been read, over all its sheets. Throws `sheet_too_large`. */
export class SheetCount {
  readonly #fileName: string;
  readonly #limits: SheetLimits;
  #rows = 0;
  #cells = 0;
  #letters = 0;

  constructor(fileName: string, limits: SheetLimits = SHEET_LIMITS) {
    this.#fileName = fileName;
    this.#limits = limits;
  }

  get maxRows(): number {
    return this.#limits.maxRows;
  }

  get maxSheets(): number {
    return this.#limits.maxSheets;
  }

  get rows(): number {
    return this.#rows;
  }

  addRows(count: number): void {
    this.#rows += count;
    if (this.#rows > this.#limits.maxRows) this.#refuse(`more than ${this.#limits.maxRows} rows`);
  }

  addCells(count: number): void {
    this.#cells += count;
    if (this.#cells > this.#limits.maxCells) this.#refuse(`more than ${this.#limits.maxCells} cells`);
  }

  addLetters(count: number): void {
    this.#letters += count;
    if (this.#letters > this.#limits.maxLetters) {
      this.#refuse(`more than ${this.#limits.maxLetters / 1e6} million letters`);
    }
  }

  #refuse(detail: string): never {
    throw fileError('sheet_too_large', this.#fileName, detail);
  }
}

/** A block of cells that are one, from 0, ends included. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Cells by place → rows without holes. Rows and cells beyond the last that holds anything do not count. */
export class SheetRows {
  readonly #rows: SheetCell[][] = [];
  readonly #count: SheetCount;

  constructor(count: SheetCount) {
    this.#count = count;
  }

  get length(): number {
    return this.#rows.length;
  }

  /** Row and column from 0; nothing happens for an empty cell. */
  set(row: number, column: number, value: SheetCell): void {
    if (value === null) return;
    if (row >= this.#rows.length) {
      this.#count.addRows(row + 1 - this.#rows.length);
      while (this.#rows.length <= row) this.#rows.push([]);
    }
    const cells = this.#rows[row] ?? [];
    if (column >= cells.length) {
      this.#count.addCells(column + 1 - cells.length);
      while (cells.length <= column) cells.push(null);
    }
    this.#count.addLetters(value.length);
    cells[column] = value;
  }

  /** A merged block shows its first cell; here each of its places holds it. Blocks beyond the rows are cut off. */
  repeat(merges: readonly Merge[]): void {
    const width = Math.max(0, ...widths(this.#rows));
    for (const { top, left, bottom, right } of merges) {
      const value = this.#rows[top]?.[left] ?? null;
      if (value === null) continue;
      // A title merged over a thousand empty columns covers those that the table has.
      const lastColumn = Math.min(right, Math.max(left, width - 1));
      for (let row = top; row <= bottom && row < this.#rows.length; row += 1) {
        for (let column = left; column <= lastColumn; column += 1) this.set(row, column, value);
      }
    }
  }

  sheet(name: string): Sheet {
    return { name, rows: this.#rows };
  }
}

function* widths(rows: readonly (readonly SheetCell[])[]): Generator<number> {
  for (const row of rows) yield row.length;
}
