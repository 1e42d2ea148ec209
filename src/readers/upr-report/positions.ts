/** What the report says the State answered: null where the answer is to come later. */
export type Position = 'supported' | 'noted' | null;

/** What a paragraph that introduces (or follows) recommendations says about them. */
export interface Ground {
  readonly position: Position;
  /** False for "the following recommendations were made": nothing is said, a later paragraph may say it. */
  readonly isSaid: boolean;
}

/**
 * The first pattern that fits decides. Refusals come before support ("did not enjoy the support"), and a reply that is
 * to come before both, because such paragraphs often announce it in the same words. Each line has its cases in
 * positions.test.ts.
 */
const GROUNDS: readonly (readonly [RegExp, Ground])[] = [
  [
    /\b(?:(?:did|do|does|would|could|can|will) ?not|cannot|could not) (?:currently )?(?:enjoy|be (?:accepted|supported)|accept|support)\b|\b(?:has|have|had) not (?:enjoyed|been accepted)\b/iu,
    { position: 'noted', isSaid: true },
  ],
  [/\bnot (?:accepted|supported|acceptable)\b|\bunacceptable\b|\breject(?:s|ed)?\b|\bare not relevant\b/iu, { position: 'noted', isSaid: true }],
  [
    /\b(?:will|would|to) be (?:further )?(?:examined|considered|studied|reviewed)|\bwould study\b|\bwill (?:further )?(?:examine|consider|study)\b/iu,
    { position: null, isSaid: true },
  ],
  [
    /\b(?:enjoy(?:s|ed)?|ha(?:s|ve) (?:enjoyed|received)) (?:the |its |their )?(?:full )?support\b|\bagree[sd]? (?:to follow|on the following)|\b(?:were|are|have been) (?:accepted|supported)\b|\baccept(?:s|ed) the\b|\bsupport(?:s|ed) the (?:following )?recommendations?\b/iu,
    { position: 'supported', isSaid: true },
  ],
  [/\balready (?:been )?(?:implemented|being implemented)|\bin the process of (?:being implement|implement)/iu, { position: 'supported', isSaid: true }],
  [/\b(?:were|are|is|be) (?:thus )?noted\b|\btakes? note of\b|\bnoted the following\b/iu, { position: 'noted', isSaid: true }],
  [/\bresponses? (?:of|to|by|made|will)\b.*\bwill be\b|\bwill (?:provide|respond)/iu, { position: null, isSaid: true }],
];

/** Classifies the words of a paragraph; `isSaid: false` where no pattern fits. */
export function groundOf(words: string): Ground {
  return GROUNDS.find(([pattern]) => pattern.test(words))?.[1] ?? { position: null, isSaid: false };
}
