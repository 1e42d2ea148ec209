import { AppError } from '../../kernel/errors.ts';

/**
 * What can be wrong with a file that is offered as a PDF. Each outcome has a code that callers may rely on, the HTTP
 * status of an upload, and a sentence saying what to do. Messages carry the file's name, never its path.
 */
const PROBLEMS = {
  pdf_damaged: [
    422,
    'is damaged and cannot be read as a whole',
    'Download it again from its source (documents.un.org for UN documents) and compare the size.',
  ],
  pdf_encrypted: [
    422,
    'is protected by a password',
    'Open it with the password, save or print it as a PDF without one, and read that copy.',
  ],
  pdf_empty: [422, 'is empty', 'Download it again; the last download probably stopped before it began.'],
  not_a_pdf: [
    415,
    'is not a PDF',
    'Give the PDF of the document; on documents.un.org choose the language, then the PDF.',
  ],
  file_too_large: [413, 'is too large', 'Give the report alone, without scanned annexes, or split the file.'],
  pdf_too_many_pages: [413, 'has too many pages', 'Give the report alone, or split the file.'],
  pdf_no_text: [
    422,
    'has pages but no text: it is probably a scan',
    'Take the text version from documents.un.org, or run text recognition (OCR) over the file first.',
  ],
  pdf_timeout: [
    422,
    'took too long to read',
    'Try again when the machine is idle; if it happens again, print the file to a new PDF and read that copy.',
  ],
  pdf_out_of_memory: [
    422,
    'needs more memory than a document may take',
    'Print the file to a new PDF, without images, and read that copy.',
  ],
  file_not_found: [404, 'cannot be opened', 'Check the path, and that you may read the file.'],
} as const satisfies Record<string, readonly [number, string, string]>;

export type PdfProblem = keyof typeof PROBLEMS;

/** `detail` is added in brackets: what was measured or found ("231 MB; the limit is 100 MB"). */
export function pdfError(problem: PdfProblem, fileName: string, detail?: string, cause?: unknown): AppError {
  const [status, says, remedy] = PROBLEMS[problem];
  const message = detail === undefined ? `${fileName} ${says}.` : `${fileName} ${says} (${detail}).`;
  return new AppError(problem, status, message, { remedy, ...(cause === undefined ? {} : { cause }) });
}
