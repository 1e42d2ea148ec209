/**
 * The one error class. `code` is stable and machine-readable, `status` is the HTTP status the edge answers with,
 * `message` is safe to show to anyone; what must not be shown goes into `cause` and the log.
 */
export class AppError extends Error {
  readonly code: string;
  readonly status: number;
  /** What the person can do next, one sentence; shown below the message. */
  readonly remedy: string | undefined;

  constructor(
    code: string,
    status: number,
    message: string,
    options: { cause?: unknown; remedy?: string } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.status = status;
    this.remedy = options.remedy;
  }
}

export const isAppError = (error: unknown): error is AppError => error instanceof AppError;

/** Input that cannot be understood (400). */
export const badInput = (code: string, message: string, remedy?: string): AppError =>
  new AppError(code, 400, message, remedy === undefined ? {} : { remedy });

/** Nothing there, or nothing this person may see: the two look the same (404). */
export const notFound = (message: string): AppError => new AppError('not_found', 404, message);
