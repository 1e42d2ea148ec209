import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { isAppError } from '../../kernel/errors.ts';
import { readCursor, writeCursor } from './cursor.ts';

const FORM = z.tuple([z.string(), z.int()]);

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'read';
  } catch (error) {
    return isAppError(error) && error.status === 400 ? error.code : String(error);
  }
};

test('a cursor gives its place back', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ maxLength: 200 }), fc.integer(), (question, id, number) => {
      const cursor = writeCursor(question, [id, number]);
      assert.match(cursor, /^[A-Za-z0-9_-]+$/);
      assert.deepEqual(readCursor(question, cursor, FORM), [id, number]);
    }),
  );
});

test('a cursor with any letter altered, cut or added is refused', () => {
  const cursor = writeCursor('/list?state=KAZ', ['kaz.a', 7]);
  fc.assert(
    fc.property(fc.nat(cursor.length - 1), fc.string({ minLength: 0, maxLength: 3 }), (place, put) => {
      const altered = cursor.slice(0, place) + put + cursor.slice(place + 1);
      fc.pre(altered !== cursor);
      assert.equal(
        codeOf(() => readCursor('/list?state=KAZ', altered, FORM)),
        'bad_cursor',
      );
    }),
  );
  assert.equal(
    codeOf(() => readCursor('/list?state=UZB', cursor, FORM)),
    'cursor_of_another_question',
  );
});

test('any letters as a cursor, and a whole cursor of another form, are refused', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 2_000 }), (cursor) => {
      assert.equal(
        codeOf(() => readCursor('/list', cursor, FORM)),
        'bad_cursor',
      );
    }),
  );
  assert.equal(
    codeOf(() => readCursor('/list', writeCursor('/list', [1, 2, 3]), FORM)),
    'bad_cursor',
  );
});
