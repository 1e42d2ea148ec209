export { openCsv } from './csv.ts';
export { guessDelimiter } from './delimiter.ts';
export type { DelimiterGuess } from './delimiter.ts';
export { openOds } from './ods.ts';
export type { SheetLimits } from './rows.ts';
export { openXlsx } from './xlsx.ts';
