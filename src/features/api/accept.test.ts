import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { chooseType } from './accept.ts';

const OFFERS = ['application/json', 'application/x-ndjson'] as const;

test('the form that a client wants', () => {
  for (const [accept, chosen] of [
    ['', 'application/json'],
    ['*/*', 'application/json'],
    ['application/*', 'application/json'],
    ['application/x-ndjson', 'application/x-ndjson'],
    ['APPLICATION/X-NDJSON', 'application/x-ndjson'],
    ['application/json, application/x-ndjson', 'application/json'],
    ['application/json;q=0.5, application/x-ndjson', 'application/x-ndjson'],
    ['application/json;q=0, */*', 'application/x-ndjson'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'application/json'],
    ['text/html', null],
    ['application/json;q=0', null],
    ['application/json;q=nonsense', null],
    ['nonsense', null],
    [',;,', null],
  ] as const)
    assert.equal(chooseType(accept, OFFERS), chosen, accept);
});

test('any header is understood or not, and never fails', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (accept) => {
      const chosen = chooseType(accept, OFFERS);
      assert.ok(chosen === null || OFFERS.includes(chosen));
    }),
  );
});
