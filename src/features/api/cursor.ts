import { hash } from 'node:crypto';
import type { z } from 'zod';
import { badInput } from '../../kernel/errors.ts';

/**
 * Where a walk through a list stands, as the client carries it: opaque letters that check themselves. The place and the
 * question it belongs to are hashed together, so that letters which were altered, and a cursor that is sent with another
 * question, are told apart from a good one. Nothing secret is in it: whoever makes one up only asks for another page.
 */
export type Place = readonly (string | number)[];

const CHECK_LETTERS = 16;
const LONGEST_CURSOR = 1_000;

const digest = (text: string): string => hash('sha256', text, 'base64url').slice(0, CHECK_LETTERS);

/** `question`: everything that was asked but the page: path, filters, day. */
export function writeCursor(question: string, place: Place): string {
  const body = Buffer.from(JSON.stringify([digest(question), ...place])).toString('base64url');
  return body + digest(`cursor 1 ${body}`);
}

/** The place of a cursor, of the given form; throws 400 `bad_cursor` or `cursor_of_another_question`. */
export function readCursor<Form extends z.ZodType<Place>>(
  question: string,
  cursor: string,
  form: Form,
): z.output<Form> {
  const body = cursor.slice(0, -CHECK_LETTERS);
  const isWhole =
    cursor.length <= LONGEST_CURSOR &&
    /^[A-Za-z0-9_-]+$/.test(body) &&
    cursor.slice(-CHECK_LETTERS) === digest(`cursor 1 ${body}`);
  const [of, ...place] = isWhole ? partsOf(body) : [];
  if (typeof of !== 'string') throw altered();
  if (of !== digest(question))
    throw badInput(
      'cursor_of_another_question',
      'The cursor belongs to another question: a filter, the day or the path differs from the one it was given out for.',
      'Send a cursor with the filters it came with, or begin again without it.',
    );
  const parsed = form.safeParse(place);
  if (!parsed.success) throw altered();
  return parsed.data;
}

const altered = (): Error =>
  badInput(
    'bad_cursor',
    'The cursor was altered or cut: it is not one that this service gave out.',
    'Follow the "next" link of an answer unchanged, or begin again without a cursor.',
  );

function partsOf(body: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(body, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}
