/** Arbitrary document symbols in normal form, for property tests. */
import fc from 'fast-check';

const number = (max: number) => fc.integer({ min: 1, max }).map(String);
const state = fc.constantFrom('KAZ', 'FRA', 'SRB', 'CHN-HKG', 'GBR', 'MMR');
const cycles = fc
  .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 3 }))
  .map(([first, more]) => (more === 0 ? String(first) : `${first}-${first + more}`));
const body = fc.constantFrom(
  'CCPR/C',
  'E/C.12',
  'CERD/C',
  'CEDAW/C',
  'CAT/C',
  'CRC/C',
  'CRC/C/OPSC',
  'CED/C',
);
const session = fc.oneof(
  number(60),
  fc.integer({ min: 1, max: 40 }).map((value) => `S-${value}`),
);

const path = (...segments: readonly (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> =>
  fc
    .tuple(...segments.map((segment) => (typeof segment === 'string' ? fc.constant(segment) : segment)))
    .map((parts) => parts.join('/'));

const base = fc.oneof(
  path('A/HRC', session, number(99)),
  path('A/HRC', fc.constantFrom('RES', 'DEC'), session, number(140)),
  path('A/HRC/WG.6', number(54), state, number(3)),
  path(
    'A/HRC/WG.6',
    number(54),
    number(30).map((value) => `L.${value}`),
  ),
  path(body, state, cycles),
  path(body, state, fc.constantFrom('CO', 'Q', 'QPR', 'RQ', 'FCO'), cycles),
  path(body, number(140), 'D', number(3000), fc.integer({ min: 1977, max: 2030 }).map(String)),
  path('CAT/OP', state, number(4)),
  path('HRI/CORE', state, fc.integer({ min: 2006, max: 2030 }).map(String)),
  path('A/RES', fc.integer({ min: 31, max: 99 }).map(String), number(300)),
);
const suffix = path(
  fc.constantFrom('Add', 'Corr', 'Rev').chain((kind) => number(20).map((value) => `${kind}.${value}`)),
);
const withSuffixes = fc
  .tuple(base, fc.array(suffix, { maxLength: 2 }))
  .map((parts) => parts.flat().join('/'));

export const anySymbol: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: withSuffixes },
  {
    weight: 1,
    arbitrary: fc
      .tuple(number(3541), fc.constantFrom('I', 'III', 'XXX', 'S-VI'))
      .map(([resolution, roman]) => `A/RES/${resolution}(${roman})`),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(number(2800), fc.integer({ min: 1946, max: 2030 }))
      .map(([resolution, year]) => `S/RES/${resolution}(${year})`),
  },
);
