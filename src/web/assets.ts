/**
 * Style sheet, scripts, fonts and the site's sign. Each is served under a name that carries the hash of its content,
 * so that a browser or CDN may keep it for ever; text is compressed once, in memory.
 */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

export interface Asset {
  readonly name: string;
  /** '/assets/site.3f2a9c1d04be.css' */
  readonly address: string;
  readonly type: string;
  readonly body: Buffer;
  readonly brotli: Buffer | null;
  readonly gzip: Buffer | null;
}

export interface AssetAnswer {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly headers: Record<string, string>;
}

export const ASSETS_PATH = '/assets/';

const OWN_FILES = [
  'favicon.svg',
  'enhance.js',
  'upload.js',
  'progress.js',
  'review.js',
  'tags.js',
  'site.css',
  'charts.css',
  'find.css',
] as const;

/**
 * The fonts stay in their packages (pinned by the lockfile, with their licence, OFL-1.1, beside them). One file a
 * script, so that a browser fetches only what a page's letters need: the Kazakh Әә Ғғ Ққ Ңң Өө Үү Һһ stand in
 * cyrillic-ext, Ұұ and Іі in cyrillic. A test looks into the files and says so.
 */
const FONT_PACKAGES = {
  'source-serif-4': ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext'],
  'source-sans-3': ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext'],
  'noto-naskh-arabic': ['arabic'],
} as const;

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

export type AssetName = (typeof OWN_FILES)[number] | `${string}.woff2`;

let loaded: {
  readonly byName: ReadonlyMap<string, Asset>;
  readonly byAddress: ReadonlyMap<string, Asset>;
} | null = null;

/** Read and compressed at the first call (some 60 ms), then held. */
function assets(): NonNullable<typeof loaded> {
  if (loaded !== null) return loaded;
  const byName = new Map<string, Asset>();
  for (const [name, path] of fontFiles()) byName.set(name, assetOf(name, readFileSync(path)));
  for (const name of OWN_FILES) {
    const content = readFileSync(new URL(`./assets/${name}`, import.meta.url));
    byName.set(name, assetOf(name, name.endsWith('.css') ? servedStyle(content, byName) : content));
  }
  loaded = { byName, byAddress: new Map([...byName.values()].map((asset) => [asset.address, asset])) };
  return loaded;
}

/** Name in the style sheet → file on disk. */
export function fontFiles(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(FONT_PACKAGES).flatMap(([family, scripts]) =>
      scripts.map((script): [string, string] => [
        `${family}-${script}.woff2`,
        fileURLToPath(
          import.meta.resolve(`@fontsource-variable/${family}/files/${family}-${script}-wght-normal.woff2`),
        ),
      ]),
    ),
  );
}

/** The style sheet as it is sent: fonts under their hashed names, comments and idle blanks left out. */
function servedStyle(css: Buffer, byName: ReadonlyMap<string, Asset>): Buffer {
  const text = css
    .toString('utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replaceAll(': ', ':')
    .replaceAll(' > ', '>')
    .replace(/([ :,(])0\./g, '$1.')
    .replaceAll(';}', '}')
    .replace(/url\(['"]([^'"]+\.woff2)['"]\)/g, (_whole, name: string) => {
      const font = byName.get(name);
      if (font === undefined) throw new Error(`The style sheet names a font that is not shipped: ${name}`);
      return `url("${font.address}")`;
    });
  return Buffer.from(text);
}

function assetOf(name: string, body: Buffer): Asset {
  const dot = name.lastIndexOf('.');
  const ending = name.slice(dot + 1);
  const compresses = ending !== 'woff2';
  const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  return {
    name,
    address: `${ASSETS_PATH}${name.slice(0, dot)}.${hash('sha256', body, 'hex').slice(0, 12)}.${ending}`,
    type: TYPES[ending] ?? 'application/octet-stream',
    body,
    brotli: compresses ? brotliCompressSync(body, brotli) : null,
    gzip: compresses ? gzipSync(body, { level: 9 }) : null,
  };
}

/** Where an asset is served. Throws for a name that is not shipped. */
export function assetAddress(name: AssetName): string {
  const asset = assets().byName.get(name);
  if (asset === undefined) throw new Error(`There is no asset "${name}".`);
  return asset.address;
}

/** The answer to a request under ASSETS_PATH, or null when nothing stands at that address. */
export function assetAnswer(path: string, acceptEncoding: string): AssetAnswer | null {
  const asset = assets().byAddress.get(path);
  if (asset === undefined) return null;
  const encoding = encodingFor(asset, acceptEncoding);
  const body = encoding === 'br' ? asset.brotli : encoding === 'gzip' ? asset.gzip : asset.body;
  return {
    body: new Uint8Array(body ?? asset.body),
    headers: {
      'Content-Type': asset.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
      ...(encoding === null ? {} : { 'Content-Encoding': encoding }),
      ...(asset.brotli === null ? {} : { Vary: 'Accept-Encoding' }),
    },
  };
}

function encodingFor(asset: Asset, acceptEncoding: string): 'br' | 'gzip' | null {
  if (asset.brotli === null) return null;
  const accepted = acceptEncoding.split(',').filter((part) => !/;\s*q=0(?:\.0*)?\s*$/.test(part));
  const names = accepted.map((part) => part.split(';', 1)[0]?.trim());
  return names.includes('br') ? 'br' : names.includes('gzip') ? 'gzip' : null;
}
