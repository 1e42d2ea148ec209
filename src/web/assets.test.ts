import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { assetAddress, assetAnswer, fontFiles } from './assets.ts';
import { contrast } from './contrast.testdata.ts';

const sent = async (name: Parameters<typeof assetAddress>[0], encoding = ''): Promise<Response> => {
  const answer = assetAnswer(assetAddress(name), encoding);
  assert.ok(answer);
  return new Response(answer.body, { headers: answer.headers });
};

test('an address carries the hash of the content and may be kept for ever', async () => {
  assert.match(assetAddress('site.css'), /^\/assets\/site\.[0-9a-f]{12}\.css$/);
  const response = await sent('site.css');
  assert.equal(response.headers.get('cache-control'), 'public, max-age=31536000, immutable');
  assert.equal(response.headers.get('content-type'), 'text/css; charset=utf-8');
  assert.equal(assetAnswer('/assets/site.000000000000.css', ''), null);
  assert.equal(assetAnswer('/assets/../package.json', ''), null);
});

test('text is compressed as the browser wants, fonts are sent as they are', async () => {
  const plain = await (await sent('site.css')).text();
  const brotli = await sent('site.css', 'gzip, br');
  assert.equal(brotli.headers.get('content-encoding'), 'br');
  assert.equal(brotliDecompressSync(await brotli.bytes()).toString(), plain);
  const gzip = await sent('site.css', 'br;q=0, gzip');
  assert.equal(gzip.headers.get('content-encoding'), 'gzip');
  assert.equal(gunzipSync(await gzip.bytes()).toString(), plain);
  assert.equal((await sent('source-sans-3-latin.woff2', 'br')).headers.get('content-encoding'), null);
});

test('the style sheet is small, and every font in it is served', async () => {
  const css = await (await sent('site.css')).text();
  assert.ok(css.length < 50_000, `${css.length} bytes`);
  const fonts = [...css.matchAll(/url\("([^"]+)"\)/g)].map(([, address]) => address ?? '');
  assert.equal(fonts.length, fontFiles().size);
  for (const address of fonts) assert.ok(assetAnswer(address, ''), address);
});

/** Letters of Kazakh that Russian lacks, in both cases. */
const KAZAKH = 'ӘәҒғҚқҢңӨөҰұҮүҺһІі';

test('the letters of Kazakh, Russian and Arabic come from the fonts of the site', async () => {
  const css = await (await sent('site.css')).text();
  const faces = [
    ...css.matchAll(
      /@font-face\{[^}]*url\("\/assets\/([^"]+?)\.[0-9a-f]{12}\.woff2"\)[^}]*unicode-range:([^}]*)\}/g,
    ),
  ];
  assert.equal(faces.length, fontFiles().size);
  const russian = [...'АЯаяЁё'].join('');
  for (const [family, letters] of [
    ['source-serif-4', KAZAKH + russian],
    ['source-sans-3', KAZAKH + russian],
    ['noto-naskh-arabic', 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي،؟'],
  ] as const) {
    for (const letter of letters) {
      const code = letter.codePointAt(0) ?? 0;
      const face = faces.find(([, name, range]) => name?.startsWith(family) && rangeHolds(range ?? '', code));
      assert.ok(face, `no ${family} file is asked for ${letter}`);
      const file = fontFiles().get(`${face[1]}.woff2`);
      assert.ok(file && lettersOf(file).has(code), `${face[1]} has no glyph for ${letter}`);
    }
  }
});

const rangeHolds = (ranges: string, code: number): boolean =>
  ranges.split(',').some((range) => {
    const [from = '', to = from] = range.trim().replace(/^U\+/, '').split('-');
    return code >= Number.parseInt(from, 16) && code <= Number.parseInt(to, 16);
  });

const letterSets = new Map<string, ReadonlySet<number>>();

/** The characters that a WOFF2 file holds: its table directory (WOFF2, section 5), then `cmap`, formats 4 and 12. */
function lettersOf(file: string): ReadonlySet<number> {
  const known = letterSets.get(file);
  if (known) return known;
  const bytes = readFileSync(file);
  let at = 48;
  const number128 = (): number => {
    for (let value = 0; ;) {
      const byte = bytes.readUInt8(at++);
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
  };
  let offset = 0;
  let cmap = -1;
  for (let table = 0; table < bytes.readUInt16BE(12); table++) {
    const flags = bytes.readUInt8(at++);
    if ((flags & 63) === 63) at += 4;
    const length = number128();
    // glyf (10) and loca (11) are transformed unless version 3 says otherwise; other tables only where it is not 0.
    const transformed = [10, 11].includes(flags & 63) ? flags >> 6 !== 3 : flags >> 6 !== 0;
    const stored = transformed ? number128() : length;
    if ((flags & 63) === 0) cmap = offset;
    offset += stored;
  }
  const packed = bytes.subarray(at, at + bytes.readUInt32BE(20));
  const letters = readCmap(brotliDecompressSync(packed).subarray(cmap));
  letterSets.set(file, letters);
  return letters;
}

function readCmap(cmap: Buffer): Set<number> {
  const letters = new Set<number>();
  for (let index = 0; index < cmap.readUInt16BE(2); index++) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + index * 8 + 4));
    if (table.readUInt16BE(0) === 4) {
      const segments = table.readUInt16BE(6) / 2;
      for (let segment = 0; segment < segments; segment++) {
        const last = table.readUInt16BE(14 + segment * 2);
        const first = table.readUInt16BE(16 + (segments + segment) * 2);
        for (let code = first; code <= last && code < 0xffff; code++) letters.add(code);
      }
    } else if (table.readUInt16BE(0) === 12) {
      for (let group = 0; group < table.readUInt32BE(12); group++) {
        const last = table.readUInt32BE(16 + group * 12 + 4);
        for (let code = table.readUInt32BE(16 + group * 12); code <= last; code++) letters.add(code);
      }
    }
  }
  return letters;
}

const GROUNDS = ['paper', 'sheet', 'wash'];

/** What stands on what: WCAG 2.2, 1.4.3 (text, 4.5 to 1) and 1.4.11 (shapes and edges of controls, 3 to 1). */
const PAIRS: readonly (readonly [inks: readonly string[], grounds: readonly string[], ratio: number])[] = [
  [['ink', 'soft', 'link', 'visited', 'back'], GROUNDS, 4.5],
  [['act-ink'], ['act'], 4.5],
  [['paper'], ['ink'], 4.5],
  [['ink', 'soft'], ['mark'], 4.5],
  [['stamp', 'link'], ['stamp-wash'], 4.5],
  [['full', 'most', 'some', 'none', 'back', 'void', 'edge', 'stamp', 'doubt', 'act'], GROUNDS, 3],
  [['focus'], ['focus-ink'], 3],
];

test('every colour can be read on every ground it stands on, in light and dark', () => {
  const css = readFileSync(new URL('./assets/site.css', import.meta.url), 'utf8');
  const [light, dark] = [...css.matchAll(/:root\s*\{([^}]*--paper[^}]*)\}/g)].map(([, body]) =>
    coloursOf(body ?? ''),
  );
  assert.ok(light && dark);
  for (const [mode, colours] of [
    ['light', light],
    ['dark', { ...light, ...dark }],
  ] as const) {
    for (const [inks, grounds, wanted] of PAIRS) {
      for (const ink of inks) {
        for (const ground of grounds) {
          const ratio = contrast(colours[ink] ?? '', colours[ground] ?? '');
          assert.ok(
            ratio >= wanted,
            `${mode}: ${ink} on ${ground} is ${ratio.toFixed(2)} to 1, not ${wanted}`,
          );
        }
      }
    }
  }
});

const coloursOf = (body: string): Record<string, string> =>
  Object.fromEntries(
    [...body.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [name, value]),
  );
