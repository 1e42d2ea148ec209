import { AppError } from '../kernel/errors.ts';

/** What a PostgreSQL or the way to it answers, in words that hold no password and no address. */
const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens at that host and port',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the host name cannot be looked up at this moment',
  ETIMEDOUT: 'the host does not react',
  EHOSTUNREACH: 'the host cannot be reached',
  ENOENT: 'there is no such socket',
  '28P01': 'the password is not accepted',
  '28000': 'the user is not accepted',
  '3D000': 'there is no such database',
  '42501': 'the user may not do what is needed',
  '53300': 'it has no connection left',
  '57P03': 'it is just starting or stopping',
};

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');

function unreachable(cause: unknown): AppError {
  // Node tries IPv4 and IPv6 and then throws both failures in one.
  const first = cause instanceof AggregateError ? (cause.errors[0] as unknown) : cause;
  const reason =
    REASONS[codeOf(first)] ??
    (/timeout/i.test(String(first)) ? REASONS['ETIMEDOUT'] : undefined) ??
    'see the log';
  return new AppError(
    'database_unreachable',
    503,
    `The PostgreSQL named by DATABASE_URL does not answer: ${reason}.`,
    {
      cause,
      remedy:
        'Check host, port, user, password and database name, and that the server runs. Without DATABASE_URL the embedded store is used.',
    },
  );
}

/** Errors of the server itself, not of what was asked of it; null for the rest. */
export function serverError(error: unknown): AppError | null {
  const code = codeOf(error);
  const say = (name: string, message: string, remedy: string): AppError =>
    new AppError(name, 503, message, { cause: error, remedy });
  if (code === '55P03')
    return say(
      'store_busy',
      'Another process has been writing for a minute.',
      'Try again; see which process holds the database if it goes on.',
    );
  if (code === '57014')
    return say(
      'database_timeout',
      'The database ended the work because it took too long.',
      'Raise statement_timeout for the user of DATABASE_URL.',
    );
  if (code === '25006')
    return say(
      'database_read_only',
      'The database named by DATABASE_URL only reads.',
      'Point DATABASE_URL to the primary, not to a standby.',
    );
  if (code.startsWith('53'))
    return say(
      'database_full',
      'The database has no room left; nothing was changed.',
      'Make room on the database server and try again.',
    );
  if (
    /^(08|57P)|^E(CONN|PIPE|TIMEDOUT)|^25P03$/.test(code) ||
    /connection (terminated|ended)|not queryable/i.test(String(error))
  )
    return say(
      'database_lost',
      'The connection to the database broke off while it worked; whether the change was kept is not known.',
      'Try again: what was kept already is not written a second time.',
    );
  return null;
}

/** What went wrong on opening: a connection that breaks off there has not been made. */
export function openingError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const known = serverError(error);
  return known && known.code !== 'database_lost' && !(codeOf(error) in REASONS) ? known : unreachable(error);
}
