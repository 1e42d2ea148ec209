import { readFileSync } from 'node:fs';
import type { View } from '../../src/features/tagging/text-features.ts';
import type { TaggedText } from './corpus.ts';

/** One thing that a text is or is not: the label of a model while it is trained. */
export interface Head {
  readonly id: string;
  readonly name: string;
  readonly vocabulary: string;
  /** Undefined where nobody said: the text is left out for this label. */
  readonly isIn: (text: TaggedText) => boolean | undefined;
}

interface Term {
  readonly id: string;
  readonly code: string;
  readonly vocabulary: string;
  readonly label: { readonly en: string };
}

const termsOf = (file: string): Term[] => {
  const path = new URL(`../../data/catalogue/${file}.json`, import.meta.url);
  return (JSON.parse(readFileSync(path, 'utf8')) as { records: Term[] }).records;
};

/** What the Danish Institute's database calls a group, and the code of the group in the catalogue. */
const GROUPS: readonly (readonly [string, string])[] = [
  ['Women and girls', 'women-and-girls'],
  ['Children', 'children'],
  ['Members of minorities', 'minorities'],
  ['Migrants', 'migrants'],
  ['Persons with disabilities', 'persons-with-disabilities'],
  ['Human rights defenders', 'human-rights-defenders'],
  ['LGBTI', 'lgbti'],
  ['Indigenous peoples', 'indigenous-peoples'],
  ['Refugees and asylum-seekers', 'refugees-asylum-seekers'],
  ['Youth', 'youth'],
  ['Internally displaced persons', 'internally-displaced-persons'],
  ['Older persons', 'older-persons'],
];

/** A label with fewer texts than this cannot be learned; it is never suggested. */
const FEWEST_TEXTS = 20;

const head = ({ id, label, vocabulary }: Term, isIn: Head['isIn']): Head => ({
  id,
  name: label.en,
  vocabulary,
  isIn,
});

function subjectHeads(): Head[] {
  const groups = termsOf('affected-groups');
  return [
    ...termsOf('issues').map((term) => head(term, (text) => text.issues.includes(term.label.en))),
    ...GROUPS.flatMap(([printed, code]) =>
      groups
        .filter((term) => term.code === code)
        .map((term) => head(term, (text) => text.linked?.groups.includes(printed))),
    ),
    ...termsOf('sdg-goals').map((term) => head(term, (text) => text.linked?.goals.includes(term.code))),
    ...termsOf('sdg-targets').map((term) => head(term, (text) => text.linked?.targets.includes(term.code))),
  ];
}

const actionHeads = (): Head[] =>
  termsOf('action-categories').map((term) => head(term, (text) => text.action === Number(term.code)));

/** The labels that these texts can teach. */
export const headsOf = (view: View, texts: readonly TaggedText[]): Head[] =>
  (view === 'subject' ? subjectHeads() : actionHeads()).filter(
    (one) => texts.filter((text) => one.isIn(text)).length >= FEWEST_TEXTS,
  );
