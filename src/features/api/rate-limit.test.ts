import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { admit, clientOf, limitHeaders, RateLimiter } from './rate-limit.ts';

/** What happened to a client that asks at these moments (seconds), at a limit of six a minute: a share is ten seconds. */
const SIX = { perMinute: 6 };
const CASES: readonly {
  readonly what: string;
  readonly asks: readonly (readonly [second: number, cost: number])[];
  readonly allowed: readonly boolean[];
  readonly remaining: number;
  readonly retry: number;
}[] = [
  { what: 'the first of a client', asks: [[0, 1]], allowed: [true], remaining: 5, retry: 0 },
  {
    what: 'six at once',
    asks: [
      [0, 1],
      [0, 1],
      [0, 1],
      [0, 1],
      [0, 1],
      [0, 1],
    ],
    allowed: [true, true, true, true, true, true],
    remaining: 0,
    retry: 0,
  },
  {
    what: 'a seventh waits for its share',
    asks: [
      [0, 1],
      [0, 1],
      [0, 1],
      [0, 1],
      [0, 1],
      [0, 1],
      [4, 1],
    ],
    allowed: [true, true, true, true, true, true, false],
    remaining: 0,
    retry: 6,
  },
  {
    what: 'what is refused costs nothing',
    asks: [
      [0, 6],
      [1, 1],
      [2, 1],
      [3, 1],
      [10, 1],
    ],
    allowed: [true, false, false, false, true],
    remaining: 0,
    retry: 0,
  },
  {
    what: 'a minute gives all back',
    asks: [
      [0, 6],
      [60, 6],
    ],
    allowed: [true, true],
    remaining: 0,
    retry: 0,
  },
  {
    what: 'a dear one',
    asks: [
      [0, 4],
      [0, 4],
    ],
    allowed: [true, false],
    remaining: 2,
    retry: 20,
  },
  {
    what: 'dearer than a minute counts as a minute',
    asks: [[0, 100]],
    allowed: [true],
    remaining: 0,
    retry: 0,
  },
];

test('how often a client may ask', () => {
  for (const { what, asks, allowed, remaining, retry } of CASES) {
    let clearAt = 0;
    const admissions = asks.map(([second, cost]) => {
      const admission = admit(clearAt, second * 1000, SIX, cost);
      clearAt = admission.clearAt;
      return admission;
    });
    assert.deepEqual(
      admissions.map((one) => one.isAllowed),
      allowed,
      what,
    );
    assert.equal(admissions.at(-1)?.remaining, remaining, what);
    assert.equal(admissions.at(-1)?.retrySeconds, retry, what);
  }
});

test('in no minute is more allowed than the limit and what was saved up before it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.array(fc.integer({ min: 0, max: 2_000 }), { maxLength: 400 }),
      (perMinute, pauses) => {
        let clearAt = 0;
        let now = 0;
        const allowed: number[] = [];
        for (const pause of pauses) {
          now += pause;
          const admission = admit(clearAt, now, { perMinute });
          clearAt = admission.clearAt;
          if (admission.isAllowed) allowed.push(now);
          // Who waits as told is let in.
          else assert.ok(admit(clearAt, now + admission.retrySeconds * 1000, { perMinute }).isAllowed);
        }
        for (const from of allowed) {
          const within = allowed.filter((one) => one >= from && one < from + 60_000).length;
          assert.ok(within <= 2 * perMinute, `${within} in a minute at ${perMinute}`);
        }
      },
    ),
  );
});

test('clients do not share, and what is remembered of them has a bound', () => {
  const limiter = new RateLimiter({ perMinute: 1 });
  assert.equal(limiter.take('a', 0)?.isAllowed, true);
  assert.equal(limiter.take('a', 0)?.isAllowed, false);
  assert.equal(limiter.take('b', 0)?.isAllowed, true);
  for (let one = 0; one < 60_000; one += 1) limiter.take(`client ${one}`, 0);
  assert.equal(limiter.size, 50_000);
  assert.equal(new RateLimiter({ perMinute: 0 }).take('a', 0), null);
});

test('the headers say what is left, and when to come again', () => {
  assert.deepEqual(limitHeaders(SIX, admit(0, 0, SIX)), {
    'RateLimit-Policy': '"address";q=6;w=60',
    RateLimit: '"address";r=5;t=10',
  });
  assert.equal(limitHeaders(SIX, admit(60_000, 0, SIX))['Retry-After'], '10');
});

test('an IPv6 network is one client, an IPv4 address is one', () => {
  for (const [address, client] of [
    ['127.0.0.1', '127.0.0.1'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:0:12:1:2:3:4', '2001:db8:0:12::/64'],
    ['2001:db8:0:12::9', '2001:db8:0:12::/64'],
    ['2001:0DB8::9', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['unknown', 'unknown'],
  ] as const)
    assert.equal(clientOf(address), client);
});
