import type { Dossier, Kind } from '../../ledger/index.ts';
import { paragraph, sectionReference, strong, text } from './draft.ts';
import type { DraftBlock, DraftSection } from './draft.ts';
import type { Material } from './material.ts';
import type { TitlePage } from './model.ts';

export interface RecordSize {
  readonly facts: number;
  readonly citations: number;
  readonly sources: number;
}

/** Facts are records that need a source; the house's own decisions are none. */
export function recordSize(dossier: Dossier, kinds: readonly Kind[]): RecordSize {
  const entries = kinds
    .filter((kind) => kind.scope === 'state' && kind.needsCitation)
    .flatMap((kind) => [...dossier.entries(kind.name).values()]);
  const citations = entries.flatMap((entry) => entry.citations);
  return {
    facts: entries.length,
    citations: citations.length,
    sources: new Set(citations.map((one) => one.sourceId)).size,
  };
}

/** The day as which the record was known: the one asked for, or that of the last change. */
export const knownOn = ({ view, ledger }: Material): string | null =>
  view.context.known ?? ledger?.at.slice(0, 10) ?? null;

export function titlePage(material: Material): TitlePage {
  const { view, ledger, kinds } = material;
  const { t, date, asof } = view.context;
  const known = knownOn(material);
  return {
    over: view.state.name,
    title: t('report.commitments'),
    subtitle: t('report.asof', { date: date(asof) }),
    facts: [
      ...(known === null ? [] : [{ term: t('report.title.known'), value: date(known) }]),
      {
        term: t('report.title.made_from'),
        value: t('report.title.size', { ...recordSize(view.dossier, kinds) }),
      },
      ...(ledger === null
        ? []
        : [
            { term: t('report.title.ledger'), value: t('report.title.changes', { size: ledger.size }) },
            { term: t('report.title.root'), value: inGroups(ledger.root) },
          ]),
    ],
    notice: t('report.title.notice'),
  };
}

/** Eight digits and a blank, so that a root can be read out and breaks across lines. */
const inGroups = (root: string): string => root.replace(/(.{8})(?=.)/g, '$1 ');

/** How the report was made, in plain words, for someone who has never seen the record. */
export function methodSection(material: Material, isEmpty: boolean): DraftSection {
  const { view } = material;
  const { t, date, asof, language } = view.context;
  const known = knownOn(material);
  const part = (heading: string, words: string): DraftBlock =>
    paragraph(strong(`${heading}.`), text(' '), text(words));
  return {
    name: 'method',
    title: t('report.method'),
    blocks: [
      part(
        t('report.method.computed'),
        t('report.method.computed.how', {
          ...recordSize(view.dossier, view.dossier.stateId === null ? [] : material.kinds),
          state: view.state.name,
        }),
      ),
      part(t('report.method.asof', { date: date(asof) }), t('report.method.asof.how')),
      ...(known === null
        ? []
        : [part(t('report.method.known', { date: date(known) }), t('report.method.known.how'))]),
      part(t('report.method.status'), t('report.method.status.how')),
      ...(isEmpty
        ? []
        : [
            paragraph(
              strong(`${t('report.method.contradictions')}.`),
              text(' '),
              text(t('report.method.contradictions.how')),
              text(' ('),
              sectionReference('contradictions'),
              text(').'),
            ),
          ]),
      part(t('report.method.sources'), t('report.method.sources.how')),
      part(
        t('report.method.words'),
        t(language === 'en' ? 'report.method.words.how' : 'report.method.words.how.translated'),
      ),
      part(t('report.method.silence'), t('report.method.silence.how')),
    ],
  };
}
