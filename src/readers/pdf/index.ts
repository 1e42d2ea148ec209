export type { PdfLine, PdfPage, PdfPiece } from './pages.ts';
export { createPdfReader, pdfFileName, PDF_LIMITS } from './reader.ts';
export type { PdfFile, PdfLimits, PdfReader, PdfReadOptions } from './reader.ts';
export { pdfError } from './errors.ts';
export type { PdfProblem } from './errors.ts';
export { bodyLines, footnoteLines } from './body.ts';
export type { BodyLine } from './body.ts';
export { joinLines, joinLinesPlaced, wordsOf } from './join.ts';
export type { JoinedText, WordJudge } from './join.ts';
