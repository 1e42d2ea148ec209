import { foldedWord, wordsOf } from './words.ts';

/**
 * What someone typed, as a tree. Any string is a question: what cannot be read as an operator is read as a word, so
 * nothing here throws. AND stands between words that have none; NOT and a minus leave out; quotes make a phrase; a star
 * ends a beginning; `symbol:`, `para:` and `body:` ask one field; brackets group.
 */
export type Question =
  | { readonly type: 'all' }
  | { readonly type: 'word'; readonly word: string }
  | { readonly type: 'beginning'; readonly word: string }
  | { readonly type: 'phrase'; readonly words: readonly string[] }
  | {
      readonly type: 'field';
      readonly field: FieldName;
      readonly value: string;
      readonly isBeginning: boolean;
    }
  | { readonly type: 'and' | 'or'; readonly parts: readonly Question[] }
  | { readonly type: 'not'; readonly part: Question };

export const FIELD_NAMES = ['symbol', 'para', 'body'] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

/** Longer questions are cut: nobody reads that many conditions, and each costs time. In UTF-16 units, words, depth. */
export const LONGEST_QUESTION = 2_000;
export const MOST_WORDS = 64;
const DEEPEST = 20;

interface Token {
  readonly kind: 'word' | 'phrase' | 'open' | 'close' | 'and' | 'or' | 'not' | 'field';
  readonly text: string;
  readonly field?: FieldName;
}

const TOKEN =
  /(?<field>symbol|para|body):(?:"(?<quoted>[^"]{0,200})"|(?<value>[^\s()"]{1,200}))|"(?<phrase>[^"]*)"?|(?<open>\()|(?<close>\))|(?<minus>(?<![^\s(])-(?=[^\s-]))|(?<word>[^\s()"]+)/gu;

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const { groups = {} } of text.slice(0, LONGEST_QUESTION).matchAll(TOKEN)) {
    const { field, quoted, value, phrase, word } = groups;
    if (field !== undefined)
      tokens.push({ kind: 'field', text: quoted ?? value ?? '', field: field as FieldName });
    else if (phrase !== undefined) tokens.push({ kind: 'phrase', text: phrase });
    else if (groups['open'] !== undefined) tokens.push({ kind: 'open', text: '(' });
    else if (groups['close'] !== undefined) tokens.push({ kind: 'close', text: ')' });
    else if (groups['minus'] !== undefined) tokens.push({ kind: 'not', text: '-' });
    else if (word === 'AND') tokens.push({ kind: 'and', text: word });
    else if (word === 'OR') tokens.push({ kind: 'or', text: word });
    else if (word === 'NOT') tokens.push({ kind: 'not', text: word });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
  }
  return tokens;
}

class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;
  #words = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  read(): Question {
    const parts: Question[] = [];
    while (this.#at < this.#tokens.length) {
      const part = this.#either(0);
      if (part !== null) parts.push(part);
      // A closing bracket that nothing opened is passed over.
      else this.#at += 1;
    }
    return together('and', parts) ?? { type: 'all' };
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #either(depth: number): Question | null {
    const parts: Question[] = [];
    for (;;) {
      const part = this.#both(depth);
      if (part !== null) parts.push(part);
      if (this.#peek()?.kind !== 'or') break;
      this.#at += 1;
    }
    return together('or', parts);
  }

  #both(depth: number): Question | null {
    const parts: Question[] = [];
    for (;;) {
      const token = this.#peek();
      if (token === undefined || token.kind === 'close' || token.kind === 'or') break;
      if (token.kind === 'and') {
        this.#at += 1;
        continue;
      }
      const part = this.#one(depth);
      if (part !== null) parts.push(part);
    }
    return together('and', parts);
  }

  #one(depth: number): Question | null {
    const token = this.#peek();
    if (token === undefined) return null;
    this.#at += 1;
    if (token.kind === 'not') {
      const next = this.#peek();
      if (next === undefined || next.kind === 'close' || next.kind === 'or') return null;
      const part = this.#one(depth);
      return part === null ? null : { type: 'not', part };
    }
    if (token.kind === 'open') {
      if (depth >= DEEPEST) return null;
      const part = this.#either(depth + 1);
      if (this.#peek()?.kind === 'close') this.#at += 1;
      return part;
    }
    return this.#leaf(token);
  }

  #leaf(token: Token): Question | null {
    if (this.#words >= MOST_WORDS) return null;
    if (token.kind === 'field' && token.field !== undefined) {
      this.#words += 1;
      const value = token.text.replace(/\*+$/, '').trim();
      if (value === '') return null;
      return { type: 'field', field: token.field, value, isBeginning: token.text.endsWith('*') };
    }
    // 'article 7(2)' and 'A/HRC/28/10' hold several words, and so does Chinese without a blank.
    const words = wordsOf(token.text).slice(0, MOST_WORDS - this.#words);
    this.#words += words.length;
    const [first] = words;
    if (first === undefined) return null;
    if (words.length > 1) return { type: 'phrase', words };
    const isBeginning = token.kind === 'word' && /[\p{L}\p{N}]\*$/u.test(token.text);
    return { type: isBeginning ? 'beginning' : 'word', word: first };
  }
}

function together(type: 'and' | 'or', parts: readonly Question[]): Question | null {
  const [first] = parts;
  if (first === undefined) return null;
  return parts.length === 1 ? first : { type, parts };
}

export const readQuestion = (text: string): Question => new Reader(tokensOf(text)).read();

/** The beginnings that a question asks for, folded, for setting them off in texts. */
export function beginningsOf(question: Question): readonly string[] {
  if (question.type === 'beginning') return [foldedWord(question.word)];
  return question.type === 'and' || question.type === 'or' ? question.parts.flatMap(beginningsOf) : [];
}
