/**
 * The one door through which markup is made: tagged templates that escape each value and look where it lands.
 *
 * Escaping alone does not make an attribute safe: `href="javascript:…"` survives it, and so does anything in an
 * unquoted attribute (OWASP XSS Prevention Cheat Sheet, rules 1 and 2). So each template is looked at once, on its
 * first use: values may stand in text, in a quoted attribute, or – as `attributes({…})` – inside a tag. A value that
 * begins an address is kept only when its scheme is harmless. Everything else throws at the developer.
 */

/** Markup that is safe to send: made by `html` or `attributes`, never by joining strings. */
class SafeMarkup {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}
/** The type without the class: nobody else can make one. */
export type Html = SafeMarkup;

/** What may stand in a template. Strings and numbers are escaped; `false`, `null` and `undefined` print nothing. */
export type Child = Html | string | number | boolean | null | undefined | readonly Child[];

type Hole = 'text' | 'attribute' | 'address' | 'tag';

interface Template {
  readonly strings: readonly string[];
  readonly holes: readonly Hole[];
}

const templates = new WeakMap<TemplateStringsArray, Template>();

/** Markup from a template. Throws when a value stands where it cannot be made safe, or is a promise. */
export function html(strings: TemplateStringsArray, ...values: readonly Child[]): Html {
  let template = templates.get(strings);
  if (template === undefined) {
    template = { strings: tidied(strings), holes: holesOf(strings) };
    templates.set(strings, template);
  }
  const { holes } = template;
  let text = template.strings[0] ?? '';
  for (let index = 0; index < values.length; index += 1) {
    text += shown(checked(values[index], holes[index] ?? 'text')) + (template.strings[index + 1] ?? '');
  }
  return new SafeMarkup(text);
}

/** A value as markup. Throws for a thing that prints as nothing sensible: a promise, a plain object. */
function shown(value: Child): string {
  if (typeof value === 'string') return escaped(value);
  if (value instanceof SafeMarkup) return value.toString();
  if (value === null || value === undefined || typeof value === 'boolean') return '';
  if (typeof value === 'number') return String(value);
  if (!Array.isArray(value))
    throw new TypeError('A thing stands in a template: a promise must be awaited before.');
  let text = '';
  for (const one of value as readonly Child[]) text += shown(one);
  return text;
}

/** The indentation of the source is not sent: a fifth of a page's bytes. A line break stays, it may part two words. */
const tidied = (strings: TemplateStringsArray): readonly string[] =>
  strings.map((string) => string.replace(/\s*\n\s*/g, '\n'));

function checked(value: Child, hole: Hole): Child {
  if (hole === 'address') return safeAddress(String(value ?? ''));
  if (hole === 'tag' && typeof value === 'string' && value !== '') {
    throw new TypeError('Inside a tag only attributes({…}) may stand.');
  }
  return value;
}

const ADDRESS_ATTRIBUTES: ReadonlySet<string> = new Set([
  'href',
  'src',
  'action',
  'formaction',
  'cite',
  'poster',
]);
const CLOSED_ATTRIBUTES = /^(?:on|style$|srcdoc$)/;
/** Same site by path, query or fragment; http, https and mailto elsewhere. `//host` and `/\host` leave the site. */
const SAFE_ADDRESS = /^(?:https?:\/\/|mailto:|[#?]|\/(?![/\\])|$)/i;

/** The address, or a dead fragment where following it could run code or mislead ('javascript:…', 'data:…', '//…'). */
export const safeAddress = (address: string): string => {
  const trimmed = address.trim();
  // Browsers drop tabs and line breaks inside a scheme before they read it (WHATWG URL, basic parser, step 1).
  return SAFE_ADDRESS.test(trimmed) && !/\p{Cc}/u.test(trimmed) ? trimmed : '#address-refused';
};

export type AttributeValue = string | number | boolean | null | undefined;

/**
 * Attributes for inside a tag: `<input ${attributes({ id, required: true })} />`. `true` prints the bare name; `false`,
 * `null` and `undefined` print nothing. Names are the developer's, values anyone's.
 */
export function attributes(values: Readonly<Record<string, AttributeValue>>): Html {
  let text = '';
  for (const name in values) {
    const value = values[name];
    if (value === false || value === null || value === undefined) continue;
    let isAddress = attributeNames.get(name);
    if (isAddress === undefined) {
      isAddress = checkedName(name);
      attributeNames.set(name, isAddress);
    }
    if (text !== '') text += ' ';
    text +=
      value === true ? name : `${name}="${escaped(isAddress ? safeAddress(String(value)) : String(value))}"`;
  }
  return new SafeMarkup(text);
}

/** Names that have been looked at → whether their value is an address. Names stand in the code, so there are few. */
const attributeNames = new Map<string, boolean>();

function checkedName(name: string): boolean {
  if (/^[a-z][a-z0-9:_-]*$/i.test(name) && !CLOSED_ATTRIBUTES.test(name.toLowerCase())) {
    return ADDRESS_ATTRIBUTES.has(name.toLowerCase());
  }
  throw new TypeError(`"${name}" is not an attribute that may be set.`);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string =>
  /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '') : text;

/** Names of classes that apply, joined: `classes('note', tone === 'warning' && 'note-warning')`. */
export const classes = (...names: readonly (string | false | null | undefined)[]): string =>
  names.filter(Boolean).join(' ');

type Place =
  | { readonly in: 'text' }
  | { readonly in: 'tag' }
  | { readonly in: 'comment' }
  | { readonly in: 'value'; readonly name: string; readonly quote: string; readonly fromStart: boolean };

/** Where each hole of a template stands. A reader of just as much HTML as templates here are written in. */
function holesOf(strings: TemplateStringsArray): readonly Hole[] {
  const holes: Hole[] = [];
  let place: Place = { in: 'text' };
  let rawElement: string | null = null;
  strings.forEach((string, index) => {
    ({ place, rawElement } = readThrough(string, place, rawElement));
    if (index === strings.length - 1) return;
    holes.push(holeAt(place, rawElement, string, strings[index + 1] ?? ''));
    if (place.in === 'value') place = { ...place, fromStart: false };
  });
  return holes;
}

function holeAt(place: Place, rawElement: string | null, before: string, after: string): Hole {
  const fail = (what: string): never => {
    throw new TypeError(`${what}: …${before.slice(-60)}\${…}`);
  };
  if (place.in === 'comment' || rawElement !== null)
    return fail('No value may stand in a comment, script or style');
  if (place.in === 'text') return /<\/?$/.test(before) ? fail('No value may name an element') : 'text';
  if (place.in === 'tag') {
    if (/=\s*$/.test(before)) return fail('An attribute with a value needs quotes');
    // Prettier takes `<p${…}>` for an element of that name, and writes a second one to close it.
    return /\s$/.test(before) || before === ''
      ? 'tag'
      : fail('Between the name and attributes({…}) stands a blank');
  }
  if (CLOSED_ATTRIBUTES.test(place.name)) return fail(`No value may stand in the attribute "${place.name}"`);
  if (!ADDRESS_ATTRIBUTES.has(place.name) || !place.fromStart) return 'attribute';
  return /^["'#?/&]/.test(after)
    ? 'address'
    : fail('What follows the start of an address must not continue it');
}

const ELEMENT_WITH_RAW_TEXT = /^<(script|style)\b/i;

function readThrough(
  string: string,
  from: Place,
  fromRaw: string | null,
): { place: Place; rawElement: string | null } {
  let place = from;
  let rawElement = fromRaw;
  let opened: string | null = null;
  for (let index = 0; index < string.length; index++) {
    const rest = string.slice(index, index + 12);
    const character = rest.charAt(0);
    if (place.in === 'value') {
      if (character === place.quote) place = { in: 'tag' };
      else place = { ...place, fromStart: false };
    } else if (place.in === 'comment') {
      if (rest.startsWith('-->')) place = { in: 'text' };
    } else if (place.in === 'tag') {
      if (character === '>') {
        place = { in: 'text' };
        rawElement = opened ?? rawElement;
        opened = null;
      } else if (character === '"' || character === "'") {
        const name = /([^\s"'<>/=]+)\s*=\s*$/.exec(string.slice(0, index))?.[1]?.toLowerCase() ?? '';
        place = { in: 'value', name, quote: character, fromStart: true };
      }
    } else if (rest.startsWith('<!--')) {
      place = { in: 'comment' };
    } else if (
      /^<[a-z/!]/i.test(rest) &&
      (rawElement === null || rest.toLowerCase().startsWith(`</${rawElement}`))
    ) {
      opened = ELEMENT_WITH_RAW_TEXT.exec(rest)?.[1]?.toLowerCase() ?? null;
      rawElement = null;
      place = { in: 'tag' };
    }
  }
  return { place, rawElement };
}
