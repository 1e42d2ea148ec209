/** Whether a file is one of a treaty body's documents on one State, by its cover alone. Pure and cheap. */
import type { OpenedDocument } from '../../features/proposals/index.ts';
import { coverText, ownSymbol } from '../common/cover.ts';
import { treatyBodyNamed, treatyBodyOfSymbol } from '../common/treaty-bodies.ts';

/** What stands beside the concluding observations in a review: only its facts are taken, not its text. */
export const COMPANIONS = [
  'list_of_issues',
  'list_of_issues_prior',
  'replies_to_list_of_issues',
  'state_report',
  'visit_report',
  'visit_reply',
] as const;
export type CompanionKind = (typeof COMPANIONS)[number];

export interface Recognised {
  readonly kind: 'concluding_observations' | CompanionKind;
  readonly confidence: number;
}

const OBSERVATIONS =
  /(?<!follow-up to (?:the )?)(?:concluding (?:observations|comments)|conclusions and recommendations)(?! of the (?:previous|last))|(?<!suivi des )observations finales|(?<!seguimiento de las )observaciones finales|заключительные замечания|выводы и рекомендации|conclusions et recommandations du comité|conclusiones y recomendaciones del comité/iu;
const FOLLOW_UP =
  /follow-up to (?:the )?(?:concluding|recommendations)|suivi des observations finales|seguimiento de las observaciones finales|последующ\p{L}{1,4} (?:мер\p{L}{1,3}|действи\p{L}{1,2}).{0,40}заключительны/iu;
const SUMMARY_RECORD = /summary record|compte rendu analytique|acta resumida|краткий отчет/iu;

const TITLES: readonly (readonly [CompanionKind, RegExp])[] = [
  [
    'replies_to_list_of_issues',
    /(?:replies|responses|written replies) (?:of|from|by) [^\n]{2,80}(?:list of issues|questions)|replies to the list of issues|réponses [^\n]{0,80}liste de points|respuestas [^\n]{0,80}lista de cuestiones|ответы [^\n]{0,80}перечень вопросов/iu,
  ],
  [
    'list_of_issues_prior',
    /list of issues (?:and questions )?prior to|liste de points (?:et de questions )?établie avant|lista de cuestiones (?:y preguntas )?previa|перечень вопросов[^\n]{0,60}до представления/iu,
  ],
  [
    'list_of_issues',
    /list of (?:issues|themes)|liste (?:des|de) points|lista de cuestiones|перечень (?:вопросов|тем)/iu,
  ],
];

export function recognised(document: OpenedDocument): Recognised | null {
  const cover = coverText(document).slice(0, 6000);
  const head = cover.slice(0, 1500);
  if (SUMMARY_RECORD.test(head) || FOLLOW_UP.test(head)) return null;
  const own = ownSymbol(cover);
  const body = own === null ? treatyBodyNamed(head) : treatyBodyOfSymbol(own);
  if (body === null) return null;
  const companion = COMPANIONS.find((kind) => kind === own?.kind);
  if (companion !== undefined) return { kind: companion, confidence: 0.9 };
  if (own?.kind === 'concluding_observations')
    return { kind: 'concluding_observations', confidence: OBSERVATIONS.test(cover) ? 0.98 : 0.8 };
  // A symbol to which something was glued when the text was taken out of its page.
  if (own !== null)
    return own.symbol.includes('/CO/') && OBSERVATIONS.test(head)
      ? { kind: 'concluding_observations', confidence: 0.8 }
      : null;
  const titled = TITLES.find(([, title]) => title.test(head))?.[0];
  if (titled !== undefined) return { kind: titled, confidence: 0.7 };
  // A letter on follow-up names them too; their own cover has them as its title.
  return OBSERVATIONS.test(head) && !/\brapporteur\b|excellenc/iu.test(head)
    ? { kind: 'concluding_observations', confidence: 0.85 }
    : null;
}
