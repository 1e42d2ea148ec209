/**
 * The words by which committees concern themselves, recommend, welcome and ask, in English, French, Spanish and Russian.
 * After the usage common to the ten committees: the main verb stands in the present behind "the Committee", or the
 * State party "should". Every pattern looks at one sentence and is bounded.
 */

/** "the Committee", what may stand between it and its verb. */
const BETWEEN_EN =
  '(?:,[^,.;]{1,240},)?(?: (?:\\p{L}{1,20}ly|also|further|therefore|thus|again|once|more|in|particular|moreover|wishes|would|like|to)){0,5}';
const VERB_EN =
  '(?:recommends?|urges?|calls? (?:up)?on|encourages?|invites?|requests?|asks?|exhorts?|advises?|suggests?|reminds?|draws? (?:the State party|attention|the attention)|reiterates? (?:its|the) (?:\\p{L}{1,20} ){0,2}(?:recommendations?|calls?|requests?)|emphasi[sz]es? the (?:importance|need)|is of the view that)';

const RECOMMENDS: readonly RegExp[] = [
  new RegExp(`\\b(?:the Committee|it)${BETWEEN_EN} ${VERB_EN}(?!\\p{L})`, 'iu'),
  /\bState part(?:y|ies)(?:’s|'s)?(?: \p{L}{1,20}){0,2} (?:should|must|needs to)\b|\b(?:the State party|the Government) is (?:\p{L}{1,20} ){0,3}(?:urged|encouraged|invited|requested|recommended|called upon|asked)\b/iu,
  /\b(?:recommends?|urges?|encourages?|invites?|requests?|calls? (?:up)?on|reminds?) (?:that )?the State party\b/iu,
  /^(?:(?:in particular|to this end|to that end|in this regard|in this respect|in addition|furthermore|moreover|for that purpose), )?(?:it|the State(?: party)?|they) (?:should|must)\b/iu,
  /(?<!\p{L})État partie (?:devrait|doit|est (?:\p{L}{1,20} ){0,2}(?:invité|prié|encouragé|engagé))/iu,
  /\bComité(?:,[^,.;]{1,240},)?(?: (?:lui|l['’]|le|en outre|également|aussi|de nouveau|\p{L}{1,20}ment|vivement)){0,3} (?:recommande|engage|exhorte|encourage|invite|demande|prie|réitère (?:sa|ses) recommandation|rappelle (?:à l|sa recommandation)|appelle l)/iu,
  /\bIl (?:devrait|doit|recommande|engage|exhorte|encourage|invite|demande|prie)(?!\p{L})/u,
  /\bse (?:solicita|pide|ruega|invita|recomienda|alienta) al Estado/iu,
  /\bEstado [Pp]arte (?:deber?ía|debe|ha de)(?!\p{L})/u,
  /\bComité(?:,[^,.;]{1,240},)?(?: (?:también|además|asimismo|le|encarecidamente|\p{L}{1,20}mente)){0,3} (?:recomienda|insta|exhorta|alienta|invita|solicita|pide|reitera (?:su|sus) recomendaci|recuerda al|señala a la atención|aconseja)/iu,
  /\bComité(?: \p{L}{1,20}){0,3} (?:recomienda|insta|alienta|invita|pide|solicita) (?:al|que el) Estado/iu,
  /Комитет(?:,[^,.;]{1,240},)?(?: (?:также|далее|кроме|того|вновь|настоятельно|решительно)){0,4} (?:рекомендует|призывает|просит|предлагает|повторяет (?:свою|свои) рекомендаци|подтверждает (?:свою|свои) (?:\p{L}{1,20} )?рекомендаци|напоминает|обращает внимание)/iu,
  /(?:государств\p{L}+[-–‑ ]участник\p{L}*|ему) (?:\p{L}{1,20} )?(?:следует|надлежит|предлагается|рекомендуется|необходимо|должно)(?!\p{L})|^(?:следует|государству)(?!\p{L})/iu,
];

const CONCERNED: readonly RegExp[] = [
  /\b(?:is|are|remains?|was|continues to be)(?: \p{L}{1,20}){0,3} (?:concerned|alarmed|disturbed|worried|troubled|dismayed|appalled)\b/iu,
  /\bregrets?\b|\bdeplores?\b|\bwith (?:\p{L}{1,20} ){0,2}(?:concern|regret|alarm|dismay|disappointment)\b/iu,
  /\b(?:expresses|expressed|reiterates|shares|repeats|has)(?: \p{L}{1,20}){0,4} concerns?\b|\bof (?:\p{L}{1,20} ){0,2}concern\b|\bconcerned (?:at|about|that|by|over)\b|\bfinds it (?:\p{L}{1,20} )?(?:regrettable|unacceptable)\b/iu,
  /préoccup|\bregrette|s['’]inquiète|inquiétude|déplore|alarmé/iu,
  /preocup|inquiet|\blamenta\b|\bdeplora\b|alarma(?:do|n)?\b/iu,
  /обеспоко|озабоч|сожале|беспоко|тревог|встревож/iu,
];

const WELCOMES: readonly RegExp[] = [
  /\b(?:welcomes?|commends?|appreciates?|congratulates?|acknowledges?|applauds?|praises?)\b|\bwith (?:\p{L}{1,20} ){0,2}(?:appreciation|satisfaction|interest|gratification)\b|\bexpresses its (?:\p{L}{1,20} )?(?:appreciation|satisfaction|gratitude)\b|\bis (?:encouraged|pleased)\b/iu,
  /accueille avec|se félicite|avec (?:\p{L}{1,20} )?(?:satisfaction|intérêt)|\bsalue\b|sait gré|\bremercie/iu,
  /acoge con|\bcelebra\b|encomia|felicita|con (?:satisfacción|beneplácito|agrado|reconocimiento|interés)|\bagradece/iu,
  /приветствует|удовлетворени|признательност|высоко оценивает|с интересом|позитивно/iu,
];

/** What a committee asks to be told, not to be done: the asking verb stands right behind the main one. */
const ASKS_FOR: readonly RegExp[] = [
  /\b(?:requests?|invites?|asks?|urges?|encourages?|calls upon|requested|invited|recommends?|should)(?: that)?(?: the State party| it)?(?: to|,[^,]{1,160},| that it)?(?: \p{L}{1,20}ly)? (?:provide|include|submit|furnish|supply|inform|report|present|indicate)\b[^.]{0,260}\b(?:information|data|statistics|reports?|the Committee|details)\b/iu,
  /(?:demande|prie|invite|prié|invité|devrait|recommande)[^.]{0,90}(?:fournir|faire parvenir|communiquer|soumettre|présenter|faire figurer|donner)[^.]{0,160}(?:renseignements|informations|données|rapport)/iu,
  /(?:pide|solicita|invita|ruega|debería|alienta)[^.]{0,90}(?:facilit|proporcion|present|inclu|sumini|inform)\p{L}{0,8}[^.]{0,160}(?:información|datos|informe)/iu,
  /(?:просит|предлагает|следует|рекомендует|предлагается)[^.]{0,90}(?:представить|включить|сообщить|предоставить|информировать)[^.]{0,160}(?:информаци|сведени|данны|доклад)/iu,
];
/** To the Committee, that is, and not to the public. */
const TOLD_TO_COMMITTEE =
  /\b(?:next|periodic|follow-?up|implement\p{L}{0,8}|the Committee|within (?:one|two|three|\d+))\b|rapport|informe|доклад|mise en œuvre|la suite|dans un délai|aplicación|осуществлени|выполнени/iu;

export type SentenceClass = 'recommends' | 'concerned' | 'welcomes' | 'other';

const some = (patterns: readonly RegExp[], text: string): boolean =>
  patterns.some((pattern) => pattern.test(text));

/** Longer sentences are looked at as far as this: a main verb stands early, and hostile text costs no more. */
const LOOKED_AT = 3000;

export function sentenceClass(sentence: string): SentenceClass {
  const text = sentence.slice(0, LOOKED_AT);
  if (some(RECOMMENDS, text)) return 'recommends';
  if (some(CONCERNED, text)) return 'concerned';
  return some(WELCOMES, text) ? 'welcomes' : 'other';
}

export function asksForInformation(text: string): boolean {
  const looked = text.slice(0, LOOKED_AT);
  return TOLD_TO_COMMITTEE.test(looked) && some(ASKS_FOR, looked);
}

/** Words that end in a stop without ending a sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:v|vs|Mr|Mrs|Ms|Dr|Prof|St|Nos?|arts?|paras?|par|párrs?|núm|sect|chap|cf|Corr|Add|Rev|op|cit|p|pp|e\.g|i\.e|г|гг|ст|п|пп)\.$/u;

/** Sentences with their offsets, in order; together they are the text. */
export function sentencesOf(text: string): { readonly text: string; readonly start: number }[] {
  const sentences: { text: string; start: number }[] = [];
  let start = 0;
  for (const stop of text.matchAll(/[.!?]["”»’)]?\d{0,2} +(?=[\p{Lu}"“«(])/gu)) {
    const end = stop.index + stop[0].length;
    if (ABBREVIATION.test(text.slice(Math.max(0, stop.index - 7), stop.index + 1))) continue;
    sentences.push({ text: text.slice(start, end), start });
    start = end;
  }
  if (start < text.length) sentences.push({ text: text.slice(start), start });
  return sentences;
}
