/**
 * What every report says in the same words, in the languages in which the Working Group's reports are read here. After
 * the reports of the United Nations' own translators; what one language says never fits another, so the patterns of all
 * are tried on every line. `some` asks them.
 */
export const REPORT_LANGUAGES = ['en', 'fr', 'es', 'ru'] as const;
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];

export const some = (patterns: readonly RegExp[], text: string): boolean =>
  patterns.some((pattern) => pattern.test(text));

/** How every report begins, since 2008: by it a report is known, and its language. */
export const OPENINGS: readonly (readonly [ReportLanguage, RegExp])[] = [
  [
    'en',
    /\bThe Working Group on the Universal Periodic Review(?: \(UPR\))?,? established in accordance with/iu,
  ],
  [
    'fr',
    /Le Groupe de travail (?:sur|de) l[’'] ?Examen périodique universel(?: \(EPU\))?,? (?:créé|établi|institué) (?:conformément|en application|en vertu|par)/iu,
  ],
  [
    'es',
    /El Grupo de Trabajo sobre el Examen Periódico Universal(?: \(EPU\))?,? (?:establecido|creado) (?:de conformidad|en cumplimiento|en virtud|con arreglo|por)/iu,
  ],
  [
    'ru',
    /Рабочая группа по универсальному периодическому обзору(?: \(УПО\))?,? (?:учрежд[её]нная|созданная) (?:в соответствии|во исполнение|согласно|на основании)/iu,
  ],
];

export const TITLES: readonly RegExp[] = [
  /report of the working group on the universal periodic review/iu,
  /rapport du groupe de travail sur l[’'] ?examen périodique universel/iu,
  /informe del grupo de trabajo sobre el examen periódico universal/iu,
  /доклад рабочей группы по универсальному периодическому обзору/iu,
];

/** The document that holds the replies has the same title and says that it is an addendum. */
export const ADDENDUM = /(?<!\p{L})(?:Addendum|Additif|Adición|Добавление)(?!\p{L})/u;

export const REVIEW_NAMED: readonly RegExp[] = [
  /universal periodic review/iu,
  /examen périodique universel/iu,
  /examen periódico universal/iu,
  /универсальн\p{L}+ периодическ\p{L}+ обзор/iu,
];

/** The first paragraph; the cover and the table of contents stand before it. */
export const FIRST_PARAGRAPH: readonly RegExp[] = [
  /^1\. ?(?:The Working Group|Le Groupe de travail|El Grupo de Trabajo|Рабочая группа)/u,
];

/** What may stand behind a heading: the mark of a footnote. */
const END = '[.:*∗†\\d\\s]*$';

export const CONCLUSIONS: readonly RegExp[] = [
  new RegExp(`^(?:II\\.? ?)?conclusions? and(?: ?/ ?or)? recommendations?${END}`, 'iu'),
  new RegExp(`^(?:II\\.? ?)?conclusions? et(?: ?/ ?ou)? recommandations?${END}`, 'iu'),
  new RegExp(`^(?:II\\.? ?)?conclusiones y(?: ?/ ?o)? recomendaciones${END}`, 'iu'),
  new RegExp(`^(?:II\\.? ?)?выводы и(?: ?/ ?или)? рекомендации${END}`, 'iu'),
];

export const VOLUNTARY_PART: readonly RegExp[] = [
  new RegExp(
    `^(?:III?\\.? ?)?voluntary (?:pledges?|commitments?)(?: and (?:pledges?|commitments?))?(?: (?:of|by|made by) .+)?${END}`,
    'iu',
  ),
  new RegExp(
    `^(?:III?\\.? ?)?(?:promesses?|engagements?)(?: et (?:promesses|engagements))? volontaires(?: (?:de|d[’']|pris par) ?.+)?${END}`,
    'iu',
  ),
  new RegExp(
    `^(?:III?\\.? ?)?(?:promesas|compromisos)(?: y (?:promesas|compromisos))? voluntari[oa]s(?: de .+)?${END}`,
    'iu',
  ),
  new RegExp(
    `^(?:III?\\.? ?)?добровольные (?:обязательства|обещания)(?: и (?:обязательства|обещания))?${END}`,
    'iu',
  ),
];

export const ANNEX: readonly RegExp[] = [
  /^(?:annex(?:es)?(?: [IVX\d]+)?|appendix|composition of the delegation)(?: ?\[.{3,40}\])?[.:*∗\s]*$/iu,
  /^(?:annexe(?: [IVX\d]+)?|composition de la délégation)(?: ?\[.{3,60}\])?[.:*∗\s]*$/iu,
  /^(?:anexo(?: [IVX\d]+)?|composición de la delegación)(?: ?\[.{3,60}\])?[.:*∗\s]*$/iu,
  /^(?:приложение(?: [IVX\d]+)?|состав делегации)(?: ?\[.{3,60}\])?[.:*∗\s]*$/iu,
];

export const PRESENTATION: readonly RegExp[] = [
  /^(?:[A-D]\. ?)?presentation (?:by|of) the State(?: under review| concerned)?$/iu,
  /^(?:[A-D]\. ?)?(?:exposé|présentation) (?:de|par) l[’'] ?État.{0,40}$/iu,
  /^(?:[A-D]\. ?)?(?:exposición|presentación)(?: a cargo)? del Estado.{0,40}$/iu,
  /^(?:[A-DА-Г]\. ?)?представление (?:информации |доклада )?государств.{0,60}$/iu,
];

export const DIALOGUE: readonly RegExp[] = [
  /^(?:[A-D]\. ?)?interactive dialogue(?: and responses(?: by)?(?: the)?(?: State)?(?: under)?(?: review)?)?$/iu,
  /^(?:[A-D]\. ?)?(?:dialogue|débat)(?: interactif)?(?: et réponses.{0,60})?$/iu,
  /^(?:[A-D]\. ?)?diálogo(?: interactivo)?(?: y respuestas.{0,60})?$/iu,
  /^(?:[A-DА-Г]\. ?)?интерактивный диалог(?: и ответы.{0,60})?$/iu,
];

export const SUMMARY: readonly RegExp[] = [
  /^(?:I\. ?)?summary of (?:the )?proceedings(?: of the(?: review(?: process)?)?)?$/iu,
  /^(?:I\. ?)?résumé des débats.{0,60}$/iu,
  /^(?:I\. ?)?resumen de (?:las deliberaciones|los debates).{0,60}$/iu,
  /^(?:I\. ?)?резюме (?:процесса|хода|обсуждений).{0,60}$/iu,
];

/** "B. Interactive dialogue and responses by the State under review" may need two lines. */
export const SECOND_LINE: readonly RegExp[] = [
  /^(?:the )?(?:State )?(?:under )?(?:review|review process|concerned)$/iu,
  /^(?:faisant )?(?:l[’'] ?)?(?:objet )?(?:de )?(?:l[’'] ?)?(?:Examen|État examiné|examiné)$/iu,
  /^(?:objeto del )?(?:examen|Estado examinado|examinado)$/iu,
  /^(?:объекта )?обзора$/iu,
];

/** "All conclusions and/or recommendations contained in the present report reflect the position of …" */
export const CLOSING: readonly RegExp[] = [
  /^(?:All (?:the )?)?(?:conclusions|recommendations)(?: and(?: ?\/? ?or)? (?:conclusions|recommendations))? (?:contained|set out|included|in) /iu,
  /^Toutes les (?:conclusions|recommandations)/iu,
  /^Todas las (?:conclusiones|recomendaciones)/iu,
  /^Все (?:выводы|заключения|рекомендации)/iu,
];

/** The same with its number, where it stands apart even though the words before it end without a stop. */
export const CLOSING_NUMBERED: readonly RegExp[] = [
  /^\d+\. ?(?:All (?:the )?conclusions|Toutes les conclusions|Todas las conclusiones|Все выводы)(?!\p{L})/u,
];

/** "During the interactive dialogue, 81 delegations made statements. Recommendations …": nobody's statement. */
export const SUMS_UP: readonly RegExp[] = [
  /^(?:During the (?:ensuing )?(?:interactive )?dialogue|In the course of the dialogue),? .{0,80}\b(?:delegations?|statements?)\b/iu,
  /^(?:Au cours|Lors|Pendant) du dialogue.{0,80}(?:délégations|déclarations?)/iu,
  /^(?:Durante|En el curso|En el transcurso) (?:el|del) diálogo.{0,80}(?:delegaciones|declaraciones)/iu,
  /^В ходе (?:интерактивного )?диалога.{0,80}(?:делегаци|заявлени)/iu,
];

/** How many delegations spoke: the number is the first group. */
export const DELEGATIONS: readonly RegExp[] = [
  /\b(\d{1,3}|[a-z]+(?:-[a-z]+)?) delegations?\b/iu,
  /(?<!\p{L})(\d{1,3}) (?:délégations?|delegaciones|делегаци\p{L}{1,3})(?!\p{L})/iu,
];
