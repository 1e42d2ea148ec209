export { bodyLines, footnoteLines } from './body.ts';
export type { BodyLine } from './body.ts';
export { joinLines, joinLinesPlaced, wordsOf } from './join.ts';
export type { WordJudge } from './join.ts';
export type { PdfLine, PdfPage } from './pages.ts';
export { createPdfReader } from './reader.ts';
export type { PdfFile, PdfLimits, PdfReader } from './reader.ts';
