/** What the forms of likeness send, read and held against what it may be. */
import { AppError, badInput } from '../../kernel/errors.ts';
import type { FieldError } from '../../web/components/error-summary.ts';
import type { SiteRequest } from '../../web/view.ts';
import type { RecordView } from '../record/index.ts';
import type { Cluster } from './clusters.schema.ts';
import { MOST_MEMBERS } from './clusters.schema.ts';
import type { ClusterWords } from './decisions.ts';

const MOST_NAME = 200;
const MOST_WORDS = 2000;
/** Control characters: none is part of a name, and the store keeps no NUL. */
const CONTROL = /\p{Cc}+/gu;

export async function formOf(request: SiteRequest): Promise<FormData> {
  try {
    return await request.req.formData();
  } catch (cause) {
    throw new AppError('bad_form', 400, 'What was sent is not a form.', { cause });
  }
}

export const badAction = (): AppError =>
  badInput(
    'bad_action',
    'The form asks for something that is not known.',
    'Go back and use the buttons of the page.',
  );

/** One line of text; a file where words are expected counts as nothing. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string'
    ? value.toWellFormed().replace(CONTROL, ' ').trim().slice(0, MOST_WORDS)
    : '';
}

const ID = /^[A-Za-z0-9][A-Za-z0-9._~-]{0,199}$/;

/** Ids of records that were ticked, each once. Throws for what is none. */
export function idsOf(form: FormData, name: string): string[] {
  const values = form.getAll(name);
  if (values.length > MOST_MEMBERS || values.some((one) => typeof one !== 'string' || !ID.test(one)))
    throw badAction();
  return [...new Set(values as string[])];
}

export interface Named<Kind extends string> {
  readonly kind: Kind;
  readonly id: string;
}

/** 'measure/kaz.pap.9.7', of one of these kinds. Throws for anything else. */
export function namedOf<Kind extends string>(text: string, kinds: readonly Kind[]): Named<Kind> {
  const at = text.indexOf('/');
  const kind = kinds.find((one) => one === text.slice(0, at));
  const id = text.slice(at + 1);
  if (kind === undefined || !ID.test(id)) throw badAction();
  return { kind, id };
}

export interface WordsRead {
  readonly words: ClusterWords;
  readonly errors: readonly FieldError[];
}

/** Name and note as a form gives them, in the language of its page; other languages stay as they were. */
export function wordsOf({ context }: RecordView, form: FormData, held: Cluster | null): WordsRead {
  const { language, t } = context;
  const name = textOf(form, 'name');
  const english = language === 'en' ? name : textOf(form, 'english');
  const errors: FieldError[] = [];
  for (const [field, text] of language === 'en'
    ? [['name', name] as const]
    : [['name', name] as const, ['english', english] as const]) {
    if (text === '') errors.push({ name: field, message: t('likeness.name.missing') });
    else if (text.length > MOST_NAME)
      errors.push({ name: field, message: t('likeness.name.long', { most: MOST_NAME }) });
  }
  const note = textOf(form, 'note');
  return {
    words: {
      name: { ...held?.name, en: english, [language]: name },
      note:
        note === ''
          ? null
          : { ...held?.note, en: language === 'en' ? note : (held?.note?.en ?? note), [language]: note },
    },
    errors,
  };
}
