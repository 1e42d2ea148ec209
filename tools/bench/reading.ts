import { benchUhri } from './reading.uhri.ts';
import type { ReadingFigure } from './reading.uhri.ts';

/** What reading costs, part by part. */
export const bench = async (): Promise<readonly ReadingFigure[]> => [...(await benchUhri())];
