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
 * The first pattern that fits decides. Refusals come before support ("did not enjoy the support"), and a reply that is
 * to come before both, because such paragraphs often announce it in the same words. "Noted" comes before "implemented
 * already": that is how China (2009) and Viet Nam (2009) refused. Cases in positions.test.ts.
 */
const GROUNDS: readonly (readonly [RegExp, Ground])[] = [
  [/\bsome\b.{1,90}\benjoy.{1,200}\b(?:others|some)\b.{1,120}\bnot enjoy\b/isu, later],
  [
    /\b(?:(?:did|do|does|would|could|can|will) ?not|cannot) (?:currently )?(?:enjoy|be (?:accepted|supported)|accept|support)\b|\b(?:has|have|had) not (?:enjoyed|received|been (?:accepted|supported))\b/iu,
    noted,
  ],
  [
    /\bnot (?:accepted|supported|acceptable)\b|\bunacceptable\b|\breject(?:s|ed)?\b|\bare not relevant\b/iu,
    noted,
  ],
  [
    /\bpart(?:ial(?:ly)?|ly) (?:enjoy|support|accept)|\b(?:supported|accepted) (?:in part|partially)\b|\benjoys? (?:the |its )?partial support\b/iu,
    partly,
  ],
  [
    /\b(?:will|would|to) be (?:further )?(?:examined|considered|studied|reviewed)|\bwould study\b|\bwill (?:further )?(?:examine|consider|study)\b/iu,
    later,
  ],
  [
    /\b(?:enjoy(?:s|ed)?|ha(?:s|ve) (?:enjoyed|received)) (?:the |its |their )?(?:full )?support\b|\bagree[sd]? (?:to follow|on the following)|\b(?:were|are|have been) (?:accepted|supported)\b|\baccept(?:s|ed) the\b|\bsupport(?:s|ed) the (?:following )?recommendations?\b|\bsupport for the (?:following )?recommendations?\b|\bwith the agreement of the State\b/iu,
    supported,
  ],
  [/\b(?:were|are|is|be|been) (?:thus |only )?noted\b|\btakes? note of\b|\bnoted the following\b/iu, noted],
  [
    /\balready (?:been )?(?:implemented|being implemented)|\bin the process of (?:being implement|implement)/iu,
    supported,
  ],
  [/\bresponses? (?:of|to|by|made|will)\b.*\bwill be\b|\bwill (?:provide|respond)/iu, later],
];

/** Classifies the words of a paragraph; `isSaid: false` where no pattern fits. */
export function groundOf(words: string): Ground {
  return GROUNDS.find(([pattern]) => pattern.test(words))?.[1] ?? { position: null, isSaid: false };
}
