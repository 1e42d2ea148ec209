import { AppError, badInput } from '../../kernel/errors.ts';
import type { Kind } from '../../ledger/index.ts';
import type { Reader } from '../../store/index.ts';
import type { SiteRequest } from '../../web/view.ts';
import { openRecord } from '../record/index.ts';
import type { RecordServices, RecordView } from '../record/index.ts';
import { findReading } from './reading.repository.ts';
import type { Reading } from './reading.repository.ts';
import type { ReadingService } from './reading.service.ts';

/** What pages about files that are read need of the house. */
export interface ReadingPageServices extends RecordServices {
  readonly db: Reader;
  readonly kinds: readonly Kind[];
  readonly reading: { readonly files: ReadingService };
  /** Who sits at this machine: until accounts come, the local administrator. */
  readonly actor: string;
}

/** A form that was sent, files included. */
export async function formOf(request: SiteRequest): Promise<FormData> {
  try {
    return await request.req.formData();
  } catch (cause) {
    throw new AppError('bad_form', 400, 'What was sent is not a form.', { cause });
  }
}

export const badAction = (): AppError =>
  badInput(
    'bad_action',
    'The form asks for something that is not known.',
    'Go back and use the buttons of the page.',
  );

/** The address of one reading. */
export const READING = '/:language/:state{[A-Z]{3}}/read/:id';

export async function openReading(
  services: RecordServices & { readonly db: Reader },
  request: SiteRequest,
): Promise<{ readonly view: RecordView; readonly reading: Reading }> {
  const view = await openRecord(services, request);
  return { view, reading: await findReading(services.db, request.req.param('id') ?? '') };
}
