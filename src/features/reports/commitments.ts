/**
 * The report 'commitments': what a State has committed to and what became of it, on any day, from its record alone.
 */
import type { Kind } from '../../ledger/index.ts';
import { label } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { firstFact } from '../overview/index.ts';
import { annexes } from './commitments.annexes.ts';
import { contradictionsSection } from './commitments.contradictions.ts';
import { dutiesSection, seatsSection } from './commitments.duties.ts';
import { followUpSection } from './commitments.follow-up.ts';
import { methodSection, titlePage } from './commitments.method.ts';
import { plansSection } from './commitments.plans.ts';
import { reformsSection } from './commitments.reforms.ts';
import { reviewsSection } from './commitments.reviews.ts';
import { summarySection } from './commitments.summary.ts';
import { treatiesSection } from './commitments.treaties.ts';
import { labelRuns, sourceEntry } from './citing.ts';
import { paragraph, text } from './draft.ts';
import type { DraftSection } from './draft.ts';
import { finish } from './finish.ts';
import { gather, isEmptyOn } from './material.ts';
import type { LedgerHead, Material } from './material.ts';
import type { Report } from './model.ts';

/**
 * The report on the State, day and language of the view. `kinds` are all kinds of record, for the contradictions;
 * `ledger` is where the ledger stood, for the title page. The same record gives the same report on any day.
 */
export function commitmentsReport(
  view: RecordView,
  kinds: readonly Kind[],
  ledger: LedgerHead | null,
): Report {
  const material = gather(view, kinds, ledger);
  const { t, language, direction, date, asof } = view.context;
  const { sections, footnotes } = finish(chapters(material), {
    language,
    tableLabel: (number) => t('report.table', { number }),
    tableMention: (number) => t('report.table.mention', { number }),
    sectionMention: (number) => t('report.section.mention', { number }),
    source: (id) => sourceEntry(view, id),
  });
  return {
    kind: 'commitments',
    language,
    direction,
    title: `${view.state.name}: ${t('report.commitments')}. ${t('report.asof', { date: date(asof) })}`,
    author: t('layout.name'),
    createdAt: ledger?.at ?? `${asof}T00:00:00.000Z`,
    titlePage: titlePage(material),
    sections,
    footnotes,
    words: {
      contents: t('nav.contents'),
      footnotes: t('report.footnotes'),
      backToText: t('report.back_to_text'),
      foot: `${view.state.name}. ${t('report.asof', { date: date(asof) })}`,
    },
  };
}

function chapters(material: Material): DraftSection[] {
  if (isEmptyOn(material)) return [methodSection(material, true), nothingSection(material)];
  return [
    methodSection(material, false),
    summarySection(material),
    treatiesSection(material),
    reviewsSection(material),
    followUpSection(material),
    plansSection(material),
    reformsSection(material),
    dutiesSection(material),
    seatsSection(material),
    contradictionsSection(material),
    ...annexes(material),
  ];
}

/** A record without a fact on the day: said plainly, with the first day on which it holds one. */
function nothingSection({ view }: Material): DraftSection {
  const { t, date, asof } = view.context;
  const first = firstFact(view.dossier);
  return {
    name: 'summary',
    title: t('report.summary'),
    blocks: [
      {
        kind: 'callout',
        tone: 'plain',
        heading: t('report.nothing', { state: view.state.name, date: date(asof) }),
        body: [
          first === null
            ? [text(t('report.nothing.never'))]
            : [
                text(t('report.nothing.first', { date: date(first.date) })),
                text(' '),
                ...labelRuns(view, label(view, first.kind, first.id)),
                text('.'),
              ],
        ],
      },
      paragraph(text(t('report.nothing.next'))),
    ],
  };
}
