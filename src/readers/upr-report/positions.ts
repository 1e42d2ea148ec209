/** What the report says the State answered: null where the answer is to come later. */
export type Position = 'supported' | 'partially_supported' | 'noted' | null;

/** What a paragraph that introduces (or follows) recommendations says about them. */
export interface Ground {
  readonly position: Position;
  /** False for "the following recommendations were made": nothing is said, a later paragraph may say it. */
  readonly isSaid: boolean;
}

const noted: Ground = { position: 'noted', isSaid: true };
const partly: Ground = { position: 'partially_supported', isSaid: true };
const supported: Ground = { position: 'supported', isSaid: true };
const later: Ground = { position: null, isSaid: true };

/**
 * English. The first pattern that fits decides. Refusals come before support ("did not enjoy the support"), and a reply
 * that is to come before both, because such paragraphs often announce it in the same words. "Noted" comes before
 * "implemented already": that is how China (2009) and Viet Nam (2009) refused. Cases in positions.test.ts.
 */
const ENGLISH: readonly (readonly [RegExp, Ground])[] = [
  [/\bsome\b.{1,90}\benjoy.{1,200}\b(?:others|some)\b.{1,120}\bnot enjoy\b/isu, later],
  [
    /\b(?:(?:did|do|does|would|could|can|will) ?not|cannot) (?:currently |presently )?(?:enjoy|(?:have|receive|gain|meet with) (?:the |its |their )?(?:support|approval|agreement)|be (?:accepted|supported)|accept|support)\b|\b(?:has|have|had) not (?:enjoyed|received|been (?:accepted|supported))\b/iu,
    noted,
  ],
  [
    /\bnot (?:accepted|supported|acceptable)\b|\bunacceptable\b|\breject(?:s|ed)?\b|\bare not relevant\b|\bunable to (?:accept|support)\b/iu,
    noted,
  ],
  [
    /\bpart(?:ial(?:ly)?|ly) (?:enjoy|support|accept)|\b(?:supported|accepted) (?:in part|partially)\b|\benjoys? (?:the |its )?partial support\b|\bsupport(?:s|ed)? in part\b/iu,
    partly,
  ],
  [
    /\b(?:will|would|to) be (?:further )?(?:examined|considered|studied|reviewed)|\bwould study\b|\bwill (?:further )?(?:examine|consider|study|review)\b/iu,
    later,
  ],
  [
    /\b(?:enjoy(?:s|ed)?|ha(?:s|ve) (?:enjoyed|received)) (?:the |its |their )?(?:full )?support\b|\bagree[sd]? (?:to follow|on the following)|\b(?:were|are|is|have been|has been) (?:accepted|supported)\b|\baccept(?:s|ed) (?:the|them|these|those|all)\b|\bsupport(?:s|ed) (?:the (?:following )?recommendations?|the following|them|these|those|all)\b|\bsupport for the (?:following )?recommendations?\b|\bwith the agreement of the State\b|\bmeet with the (?:approval|agreement|support)\b/iu,
    supported,
  ],
  [
    /\b(?:were|are|is|be|been) (?:thus |only |hereby )?noted\b|\btakes? note of\b|\btook note of\b|\bnote[sd] the following\b|\bnote[sd] (?:the|these|those) (?:(?:above|remaining|other) )?recommendations\b(?!.*\bwill\b)/isu,
    noted,
  ],
  [
    /\balready (?:been )?(?:implemented|being implemented)|\bin the process of (?:being implement|implement)/iu,
    supported,
  ],
  [/\bresponses? (?:of|to|by|made|will)\b.*\bwill be\b|\bwill (?:provide|respond)/iu, later],
];

const FRENCH: readonly (readonly [RegExp, Ground])[] = [
  [
    /n[’'](?:a|ont) pas (?:recueilli|reçu|obtenu|emporté|rencontré|été (?:acceptée|appuyée|approuvée)|accepté|appuyé)|(?:ne|n[’']) ?(?:recueill|reçoi|bénéfici|emport|rencontr|obtien|accept|appui|appuy|souscri|peu)\p{L}* pas|ne peu(?:t|vent) (?:être )?(?:accept|appuy|souscrire)|rejet(?:te|é|ées)/iu,
    noted,
  ],
  [/partiellement|en partie/iu, partly],
  [
    /ser(?:a|ont) (?:examinée|étudiée)|examiner(?:a|ont)|étudier(?:a|ont)|(?:y |qui y )répondra|répondra en temps|donnera (?:une |sa |ses )?réponse/iu,
    later,
  ],
  [
    /(?:recueill|obten|obtien|reç|emport|bénéfici|rencontr)\p{L}* (?:de )?(?:l[’'] ?|son |leur )(?:adhésion|appui|assentiment|agrément|approbation|soutien)|(?:ont|a|sont) (?:été )?(?:accepté|appuyé|approuvé)e?s?|(?:qui |les? |, )(?:les )?(?:accepte|appuie|approuve)(?!\p{L})|(?:accepte|appuie|souscrit)(?: à| aux| les)?|ont l[’'] ?(?:appui|adhésion)/iu,
    supported,
  ],
  [/prend note|a pris note|prenant note|pris note|(?:ont été|sont) notées|note les recommandations/iu, noted],
  [/déjà (?:été )?(?:appliquée|mise)s?|en cours d[’'] ?application|en voie d[’'] ?application/iu, supported],
];

const SPANISH: readonly (readonly [RegExp, Ground])[] = [
  [
    /no (?:han? )?(?:cuent|cont|goz|recib|tien|tuv|obtu|obten|acept|apoy|pued|fueron (?:aceptad|apoyad)|son aceptables|sido (?:aceptad|apoyad))|rechaz/iu,
    noted,
  ],
  [/parcialmente|en parte/iu, partly],
  [
    /ser(?:á|án) (?:examinad|estudiad)|examinar(?:á|án)|estudiar(?:á|án)|(?:les |a las que )?dar(?:á|án) respuesta|responder(?:á|án)/iu,
    later,
  ],
  [
    /(?:cuent|cont|goz|recib|tien|obtu)\p{L}* (?:con |de )?(?:el |su |del |la )(?:pleno )?(?:apoyo|respaldo|aprobación|aceptación)|(?:han sido|fueron|son|ha sido) (?:aceptad|apoyad)|(?:acepta|apoya|aceptó|apoyó)(?: las| la| los|\b)/iu,
    supported,
  ],
  [/toma(?:n|do)? nota|tomó nota|ha tomado nota|se toma nota|toma conocimiento/iu, noted],
  [/ya (?:se )?(?:han sido|han|fueron|está)\p{L}* aplicad|en (?:curso|proceso) de aplicación/iu, supported],
];

const RUSSIAN: readonly (readonly [RegExp, Ground])[] = [
  [
    /не (?:пользуются|пользовались|получили|получают|нашли|находят|встретили|заручились) (?:\p{L}+ ){0,2}поддержк|не (?:были )?(?:поддержан|приняты|может (?:принять|поддержать)|поддерживает|принимает)|отклон|отверг/iu,
    noted,
  ],
  [/частичн|отчасти/iu, partly],
  [
    /будут (?:\p{L}+ ){0,2}(?:рассмотрен|изучен)|рассмотрит|изучит|(?:пред[оь]?ставит|даст|направит) (?:\p{L}+ ){0,2}ответ/iu,
    later,
  ],
  [/к сведению|отмеча(?:ет|ются)|были отмечены|во внимание/iu, noted],
  [
    /(?:пользуются|получили|получают|находят|нашли|встретили|заручились) (?:\p{L}+ ){0,2}поддержк|(?:были )?поддержаны|поддержива(?:ет|ются)|были приняты|принимает|принял/iu,
    supported,
  ],
  [/уже (?:выполн|осуществ|реализ)|в процессе (?:выполнен|осуществлен|реализац)/iu, supported],
];

/** No sentence fits patterns of two languages, so all are tried. */
const GROUNDS = [...ENGLISH, ...FRENCH, ...SPANISH, ...RUSSIAN];

/** Classifies the words of a paragraph; `isSaid: false` where no pattern fits. */
export function groundOf(words: string): Ground {
  return GROUNDS.find(([pattern]) => pattern.test(words))?.[1] ?? { position: null, isSaid: false };
}
