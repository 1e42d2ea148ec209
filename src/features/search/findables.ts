import { latest } from '../../kernel/partial-date.ts';
import type { Dossier } from '../../ledger/index.ts';
import { scaleValuesOf } from '../assessments/index.ts';
import { instrument, state } from '../catalogue/index.ts';
import {
  answer,
  body,
  measure,
  plan,
  reform,
  reformPackage,
  reformStep,
  responsibility,
} from '../plans/index.ts';
import type { Measure, Reform, ReformStep } from '../plans/index.ts';
import { positionWord, reviewRecord, rowOn } from '../reviews/index.ts';
import type { Entry } from '../reviews/index.ts';
import { source } from '../sources/index.ts';
import { treatyAction } from '../treaties/index.ts';
import type { TreatyAction } from '../treaties/index.ts';
import type { Findable, LanguageText, Turn } from './findable.ts';

type LocalText = Readonly<Record<string, string>>;

/** A text in several languages, English first: what is shown where a page's language is not held. */
const textsOf = (local: LocalText | null | undefined): LanguageText[] =>
  Object.entries(local ?? {})
    .map(([language, text]) => ({ language, text }))
    .sort((a, b) => Number(b.language === 'en') - Number(a.language === 'en'));

/** Several texts as one, language by language: 'Convention against Torture. Ratification'. */
const joined = (...parts: readonly (LocalText | null | undefined)[]): LanguageText[] => {
  const languages = new Set(parts.flatMap((part) => Object.keys(part ?? {})));
  return textsOf(
    Object.fromEntries(
      [...languages].map((language) => [
        language,
        parts
          .map((part) => part?.[language] ?? part?.['en'])
          .filter(Boolean)
          .join('. '),
      ]),
    ),
  );
};

const lastDay = (date: string | null | undefined): string | null => (date ? latest(date) : null);
const yearOf = (date: string | null | undefined): string[] => (date ? [date.slice(0, 4)] : []);

/** What can be found of one State: recommendations and their neighbours, measures, reforms, treaty actions. */
export function findablesOfState(dossier: Dossier, catalogue: Dossier): Findable[] {
  const ground = groundOf(dossier, catalogue);
  return [
    ...reviewRecord(dossier).entries.map((entry) => ofRecommendation(entry, ground)),
    ...dossier.all(measure).map((one) => ofMeasure(one, ground)),
    ...dossier.all(reform).map((one) => ofReform(one, ground)),
    ...dossier.all(treatyAction).map((one) => ofTreatyAction(one, ground)),
  ];
}

/** What can be found of no State: the documents that are cited. */
export const findablesOfCatalogue = (catalogue: Dossier): Findable[] =>
  catalogue.all(source).map((one) => ({
    kind: source.name,
    id: one.id,
    unit: '',
    date: one.date,
    texts: textsOf(one.title),
    more: one.issuer === null ? [] : [{ language: 'en', text: one.issuer }],
    symbols: one.symbol === null ? [] : [one.symbol],
    paragraph: null,
    bodies: [],
    facets: {
      kind: [source.name],
      state: one.aboutState === null ? [] : [one.aboutState],
      document: one.symbol === null ? [] : [one.symbol],
      year: yearOf(one.date),
    },
    turns: {},
  }));

/** What many findables of one State look up. */
interface Ground {
  readonly stateId: string;
  readonly dossier: Dossier;
  readonly catalogue: Dossier;
  readonly regions: ReadonlyMap<string, string>;
  /** Measure → the bodies that have a part in it. */
  readonly bodies: ReadonlyMap<string, readonly string[]>;
  readonly steps: ReadonlyMap<string, readonly ReformStep[]>;
  /** 'recommendation/…' → the measures that answer it. */
  readonly answeredBy: ReadonlyMap<string, readonly string[]>;
}

function groundOf(dossier: Dossier, catalogue: Dossier): Ground {
  const parts = Map.groupBy(dossier.all(responsibility), (one) => one.measureId);
  const answers = dossier.all(answer).filter((one) => one.byKind === 'measure');
  const byTarget = Map.groupBy(answers, (one) => `${one.toKind}/${one.toId}`);
  return {
    stateId: dossier.stateId ?? '',
    dossier,
    catalogue,
    regions: new Map(catalogue.all(state).map((one) => [one.id, one.regionalGroup ?? 'none'])),
    bodies: new Map([...parts].map(([id, own]) => [id, unique(own.map((one) => one.bodyId))])),
    steps: Map.groupBy(dossier.all(reformStep), (one) => one.reformId),
    answeredBy: new Map([...byTarget].map(([target, own]) => [target, unique(own.map((one) => one.byId))])),
  };
}

const unique = (values: readonly (string | null | undefined)[]): string[] => [
  ...new Set(values.filter((value): value is string => Boolean(value))),
];

const bodyNames = ({ dossier }: Ground, ids: readonly string[]): LanguageText[] =>
  ids.flatMap((id) => textsOf(dossier.find(body, id)?.names));

function ofRecommendation(entry: Entry, ground: Ground): Findable {
  const { recommendation: own, review, made, tags } = entry;
  const document = ground.catalogue.find(source, own.sourceId ?? '');
  const measures = ground.answeredBy.get(`recommendation/${own.id}`) ?? [];
  const bodies = unique(measures.flatMap((id) => ground.bodies.get(id) ?? []));
  return {
    kind: 'recommendation',
    id: own.id,
    unit: ground.stateId,
    date: made?.date ?? null,
    texts: [{ language: own.language, text: own.text }],
    more: own.heading === null ? [] : [{ language: own.language, text: own.heading }],
    symbols: unique([document?.symbol]),
    paragraph: own.paragraph,
    bodies: bodyNames(ground, bodies),
    facets: {
      kind: [own.type],
      state: [ground.stateId],
      recommender: own.recommendingStates,
      region: unique(own.recommendingStates.map((one) => ground.regions.get(one))),
      mechanism: [own.mechanismId],
      document: unique([document?.symbol ?? own.sourceId]),
      cycle: review.cycle === null ? [] : [String(review.cycle)],
      session: review.sessionNumber === null ? [] : [`${review.mechanismId} ${review.sessionNumber}`],
      year: yearOf(made?.date),
      theme: tags.themes,
      issue: tags.issues,
      group: tags.groups,
      sdg: tags.sdgs,
      action: tags.actionCategory === null ? [] : [String(tags.actionCategory)],
      body: bodies,
      plan: unique(measures.map((id) => ground.dossier.find(measure, id)?.planId)),
      measure: [measures.length > 0 ? 'yes' : 'no'],
    },
    turns: turnsOf(entry, ground.catalogue),
  };
}

/** What stands from each day on which something about it was said. */
function turnsOf(entry: Entry, catalogue: Dossier): Findable['turns'] {
  const dates = [...entry.positions, ...entry.assessments].map((one) => one.date);
  const days = ['', ...unique(dates.map(lastDay)).sort()];
  const rows = days.map((from) => ({
    from,
    row: rowOn(entry, scaleValuesOf(catalogue), from || '0001-01-01'),
  }));
  const turns = (valuesOf: (row: (typeof rows)[number]['row']) => readonly string[]): Turn[] =>
    rows.map(({ from, row }) => ({ from, values: valuesOf(row) }));
  return {
    position: turns((row) => unique([positionWord(row)])),
    status: turns((row) => row.common),
    differs: turns((row) => (row.differs ? ['yes'] : [])),
  };
}

function ofMeasure(own: Measure, ground: Ground): Findable {
  const of = ground.dossier.find(plan, own.planId);
  const bodies = ground.bodies.get(own.id) ?? [];
  return {
    kind: measure.name,
    id: own.id,
    unit: ground.stateId,
    date: of?.approvedOn ?? null,
    texts: textsOf(own.text),
    more: [...textsOf(own.formOfCompletion), ...textsOf(of?.title)],
    symbols: [],
    paragraph: own.number,
    bodies: bodyNames(ground, bodies),
    facets: {
      kind: [measure.name],
      state: [ground.stateId],
      year: yearOf(of?.approvedOn),
      body: bodies,
      plan: [own.planId],
    },
    turns: {},
  };
}

function ofReform(own: Reform, ground: Ground): Findable {
  const dates = unique((ground.steps.get(own.id) ?? []).map((step) => step.date));
  const first = dates.sort((a, b) => (latest(a) < latest(b) ? -1 : 1))[0] ?? null;
  const inPackage = own.packageId === null ? undefined : ground.dossier.find(reformPackage, own.packageId);
  return {
    kind: reform.name,
    id: own.id,
    unit: ground.stateId,
    date: first,
    texts: joined(own.title, own.summary),
    more: [...textsOf(own.heading), ...textsOf(inPackage?.title)],
    symbols: [],
    paragraph: null,
    bodies: [],
    facets: { kind: [reform.name], state: [ground.stateId], year: yearOf(first) },
    turns: {},
  };
}

function ofTreatyAction(own: TreatyAction, ground: Ground): Findable {
  const to = ground.catalogue.find(instrument, own.instrumentId);
  return {
    kind: treatyAction.name,
    id: own.id,
    unit: ground.stateId,
    date: own.date,
    texts: joined(to?.title ?? { en: own.instrumentId }, own.summary),
    more: [
      ...textsOf(to?.shortTitle),
      {
        language: 'en',
        text: `${own.action.replaceAll('_', ' ')} ${to?.abbreviation ?? ''} ${to?.number ?? ''}`,
      },
    ],
    symbols: [],
    paragraph: null,
    bodies: [],
    facets: {
      kind: [treatyAction.name],
      state: [ground.stateId],
      mechanism: unique([to?.mechanismId]),
      year: yearOf(own.date),
    },
    turns: {},
  };
}
