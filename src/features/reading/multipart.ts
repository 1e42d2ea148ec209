import { badInput } from '../../kernel/errors.ts';

/**
 * A form with files, taken part by part as it arrives (RFC 7578, RFC 2046 5.1.1): an export of a database is larger than
 * what a process should hold. Each part's bytes are read before the next part is asked for; what was not read is skipped.
 */
export interface FormPart {
  readonly name: string;
  /** Null for a field that is no file. */
  readonly fileName: string | null;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Bytes of the lines in front of a part. */
const LONGEST_HEAD = 16_384;
/** Parts of one form. */
const MOST_PARTS = 1_000;

const cutShort = () => badInput('bad_form', 'What was sent ends in the middle.', 'Send the form once more.');
const noForm = () =>
  badInput('bad_form', 'What was sent is not a form with files.', 'Use the form of the page.');

/** The boundary that the Content-Type names. Throws `bad_form`. */
export function boundaryOf(contentType: string | null): string {
  const match = /^multipart\/form-data\s*;.*?boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/isu.exec(
    contentType ?? '',
  );
  const boundary = match?.[1] ?? match?.[2];
  if (boundary === undefined) throw noForm();
  return boundary;
}

export async function* formParts(
  body: AsyncIterable<Uint8Array>,
  boundary: string,
): AsyncGenerator<FormPart> {
  const source = new Source(body);
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  await source.skipTo(delimiter);
  for (let count = 0; ; count += 1) {
    const line = await source.line();
    if (line.startsWith('--')) return;
    if (count >= MOST_PARTS)
      throw badInput('bad_form', 'The form has too many parts.', 'Send fewer files at once.');
    const { name, fileName } = await headOf(source);
    let isRead = false;
    const own = async function* (): AsyncGenerator<Uint8Array> {
      yield* source.upTo(delimiter);
      isRead = true;
    };
    yield { name, fileName, bytes: own() };
    if (!isRead) await source.skipTo(delimiter);
  }
}

async function headOf(source: Source): Promise<Pick<FormPart, 'name' | 'fileName'>> {
  let disposition = '';
  for (let length = 0; ;) {
    const line = await source.line();
    if (line === '') break;
    length += line.length;
    if (length > LONGEST_HEAD) throw noForm();
    if (/^content-disposition\s*:/iu.test(line)) disposition = line;
  }
  const name = /;\s*name="([^"]*)"/iu.exec(disposition)?.[1];
  if (name === undefined) throw noForm();
  const fileName = /;\s*filename="([^"]*)"/iu.exec(disposition)?.[1];
  return { name: unescaped(name), fileName: fileName === undefined ? null : unescaped(fileName) };
}

/** As browsers write names (HTML Living Standard, multipart/form-data encoding). */
const unescaped = (name: string): string =>
  name.replace(/%(22|0D|0A)/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** Bytes that are asked for piece by piece; no more than a chunk and a delimiter are held. */
class Source {
  readonly #chunks: AsyncIterator<Uint8Array>;
  /** As if a line had ended before the first one: every delimiter then looks alike. */
  #held: Buffer = Buffer.from('\r\n');

  constructor(body: AsyncIterable<Uint8Array>) {
    this.#chunks = body[Symbol.asyncIterator]();
  }

  async #more(): Promise<void> {
    const { done, value } = await this.#chunks.next();
    if (done) throw cutShort();
    this.#held = this.#held.length === 0 ? Buffer.from(value) : Buffer.concat([this.#held, value]);
  }

  #take(length: number): Buffer {
    const taken = this.#held.subarray(0, length);
    this.#held = this.#held.subarray(length);
    return taken;
  }

  /** The bytes before the delimiter, which is passed over. */
  async *upTo(delimiter: Buffer): AsyncGenerator<Uint8Array> {
    for (;;) {
      const at = this.#held.indexOf(delimiter);
      if (at >= 0) {
        const last = this.#take(at);
        this.#take(delimiter.length);
        if (last.length > 0) yield last;
        return;
      }
      const sure = this.#held.length - delimiter.length + 1;
      if (sure > 0) yield this.#take(sure);
      await this.#more();
    }
  }

  async skipTo(delimiter: Buffer): Promise<void> {
    const bytes = this.upTo(delimiter);
    while (!(await bytes.next()).done);
  }

  /** The rest of the line, without its end. */
  async line(): Promise<string> {
    for (;;) {
      const at = this.#held.indexOf('\r\n');
      if (at >= 0) {
        const line = this.#take(at).toString('utf8');
        this.#take(2);
        return line;
      }
      // The last delimiter may be the end of all.
      if (this.#held.length >= 2 && this.#held.subarray(0, 2).toString('latin1') === '--') return '--';
      if (this.#held.length > LONGEST_HEAD) throw noForm();
      await this.#more();
    }
  }
}
