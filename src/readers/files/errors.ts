import { AppError } from '../../kernel/errors.ts';

/**
 * What can be wrong with a file that is to be read. Each outcome has a code that callers may rely on, the HTTP status
 * of an upload, and a sentence saying what to do. Messages carry the file's name, never its path. The words of the
 * site in other languages are the messages `error.<code>` and `error.<code>.remedy`.
 */
const PROBLEMS = {
  file_not_found: [404, 'cannot be opened', 'Check the path, and that you may read the file.'],
  file_empty: [422, 'is empty', 'Download it again; the last download probably stopped before it began.'],
  file_no_text: [422, 'holds no text', 'Give a file with the words of the document.'],
  not_text: [422, 'is no text', 'Give a text, a table as CSV or XLSX, or a PDF.'],
  file_too_large: [413, 'is too large', 'Give the part that is needed, or split the file.'],
  document_too_long: [
    413,
    'holds more than a document may',
    'Split it, or save the part that is needed as a file of its own.',
  ],
  sheet_too_large: [
    413,
    'holds more rows or cells than a table may',
    'Delete empty rows and columns beyond the data, or split it into several files.',
  ],
  file_damaged: [
    422,
    'is damaged and cannot be read as a whole',
    'Download it again. If the program that made it still opens it, save it there once more and take that copy.',
  ],
  file_encrypted: [
    422,
    'is protected by a password',
    'Open it with the password, save a copy without one, and read that copy.',
  ],
  file_bomb: [
    422,
    'unpacks to far more than a document holds',
    'Do not open it before you know where it comes from. If it is genuine, save it as a PDF and read that.',
  ],
  xml_unsafe: [
    422,
    'declares a document type or entities, which no office program writes',
    'Do not trust it before you know where it comes from. If it is genuine, save it again in an office program.',
  ],
  file_timeout: [
    422,
    'took too long to read',
    'Try again when the machine is idle; if it happens again, split the file.',
  ],
  file_out_of_memory: [
    422,
    'needs more memory than a document may take',
    'Split it, or save it again without pictures.',
  ],
  format_unknown: [
    415,
    'is of no form that can be read',
    'Give a PDF, DOCX, HTML, Markdown or text file, or a table as XLSX, XLS, ODS or CSV.',
  ],
  format_doc: [
    415,
    'is a Word document in the form used before 2007 (DOC)',
    'Open it in Word or LibreOffice, save it as DOCX, and read that.',
  ],
  format_rtf: [415, 'is an RTF document', 'Open it in Word or LibreOffice, save it as DOCX, and read that.'],
  format_odt: [
    415,
    'is an OpenDocument text (ODT)',
    'Open it in Word or LibreOffice, save it as DOCX, and read that.',
  ],
  format_xlsb: [
    415,
    'is a binary workbook (XLSB)',
    'Open it in Excel or LibreOffice, save it as XLSX, and read that.',
  ],
  format_presentation: [415, 'is a presentation', 'Save it as a PDF, and read that.'],
  format_zip: [415, 'is an archive of other files', 'Unpack it, and give the files in it one by one.'],
  format_image: [
    415,
    'is a picture',
    'Run text recognition (OCR) over it first, and read the PDF that it gives.',
  ],
  format_json: [
    415,
    'is JSON, which is no document',
    'Give the export of the Universal Human Rights Index as it was downloaded; other data as CSV or XLSX.',
  ],
  format_xml: [415, 'is an XML file of no known kind', 'Save it as DOCX, XLSX or HTML, and read that.'],
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
  pdf_too_many_pages: [413, 'has too many pages', 'Give the report alone, or split the file.'],
  pdf_no_text: [
    422,
    'has pages but no text: it is probably a scan',
    'Take the text version from documents.un.org, or run text recognition (OCR) over the file first.',
  ],
} as const satisfies Record<string, readonly [number, string, string]>;

export type FileProblem = keyof typeof PROBLEMS;

export const FILE_PROBLEMS = Object.keys(PROBLEMS) as readonly FileProblem[];

/** `detail` is added in brackets: what was measured or found ("231 MB; the limit is 100 MB"). */
export function fileError(
  problem: FileProblem,
  fileName: string,
  detail?: string,
  cause?: unknown,
): AppError {
  const [status, says, remedy] = PROBLEMS[problem];
  const message = detail === undefined ? `${fileName} ${says}.` : `${fileName} ${says} (${detail}).`;
  return new AppError(problem, status, message, { remedy, ...(cause === undefined ? {} : { cause }) });
}
