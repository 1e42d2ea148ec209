/** What all records of one plan share. Pure. */
import type { ReadingGround } from '../../features/proposals/index.ts';
import type { PlanColumn } from './columns.ts';
import { planEnding, type PlanHead } from './head.ts';
import type { PlanMeasure } from './rows.ts';

export interface PlanContext {
  readonly stateId: string;
  readonly sourceId: string;
  /** In front of 'measure 9.7' in locators: 'table 10', or ''. */
  readonly locator: string;
  /** Tag of the language in which the plan is written. */
  readonly language: string;
  readonly head: PlanHead;
  /** True where the file is the plan itself, and not a report that prints it. */
  readonly isOwnFile: boolean;
  readonly lookUp: ReadingGround['lookUp'];
  readonly stateNames: ReadingGround['stateNames'];
}

export type LocalText = Readonly<Record<string, string>>;

/** The words in their own language; English has to be there, and has them too until someone translates them. */
export const local = (text: string, language: string): LocalText =>
  language === 'en' ? { en: text } : { en: text, [language]: text };

/** Words of another language stand under English too: a person has to put English in their place. */
export const languageFlags = ({ language }: PlanContext): string[] =>
  language === 'en' ? [] : ['not_in_english'];

export function planId({
  stateId,
  head,
  stateNames,
}: Pick<PlanContext, 'stateId' | 'head' | 'stateNames'>): string {
  const names = (['en', 'ru', 'kk'] as const).map((language) => stateNames.nameOf(stateId, language));
  return `${stateId.toLowerCase()}.${planEnding(head.title ?? '', names)}`;
}

/** 'table 10, measure 9.7, column Timeline' */
export function locate({ locator }: PlanContext, { number }: PlanMeasure, column?: PlanColumn): string {
  const name = column === undefined ? '' : `, column ${column.name.slice(0, 80)}`;
  return `${locator === '' ? '' : `${locator}, `}measure ${number}${name}`;
}
