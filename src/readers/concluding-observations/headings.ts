/** The sections of concluding observations by their headings, in English, French, Spanish and Russian. */

export type SectionKind = 'introduction' | 'positive' | 'factors' | 'concerns' | 'closing';

const SECTIONS: readonly (readonly [SectionKind, RegExp])[] = [
  ['introduction', /^(?:introduction|introducción|введение)$/iu],
  [
    'positive',
    /^(?:positive (?:aspects|factors|developments)|(?:follow-up measures (?:undertaken|taken) and )?progress achieved|follow-up measures (?:undertaken|taken) and progress achieved|aspects positifs|mesures positives|mesures de suivi (?:adoptées|prises) et progrès|progrès (?:réalisés|accomplis)|aspectos positivos|medidas (?:complementarias|de seguimiento) (?:adoptadas|y progresos)|(?:позитивные|положительные) аспекты|последующие меры.{0,40}прогресс)/iu,
  ],
  [
    'factors',
    /^(?:factors and difficulties|factors impeding|facteurs et difficultés|factores y dificultades|факторы и трудности)/iu,
  ],
  [
    'concerns',
    /(?:(?:principal|main) (?:areas|subjects|matters) of concern|^(?:subjects|areas|matters) of concern|^concerns and recommendations|principaux (?:sujets|motifs|domaines|points) de préoccupation|^(?:sujets de )?préoccupations? et recommandations|principales (?:motivos|ámbitos|esferas|áreas|temas) de preocupación|^motivos de preocupación|^preocupaciones y recomendaciones|(?:основные|главные) (?:вопросы|проблемы|предметы|области|темы|сферы)[\p{L}, -]{0,60}(?:обеспокоенност|озабоченност|беспоко)|^вопросы,? вызывающие|^проблемы,? вызывающие|^(?:вызывающие )?(?:обеспокоенност|озабоченност)\p{L}* и рекомендаци)/iu,
  ],
  [
    'closing',
    /^(?:(?:dissemination|implementation) and (?:follow-up|reporting|dissemination)|follow-up (?:procedure|and dissemination|to (?:the )?(?:present )?concluding observations)|follow-up$|other (?:recommendations|issues|matters)|implementation and reporting|next (?:periodic )?reports?|suivi|diffusion|autres recommandations|seguimiento|difusión|otras (?:recomendaciones|cuestiones)|последующие (?:меры|действия|шаги)|распространение|другие (?:рекомендации|вопросы)|прочие (?:рекомендации|вопросы))/iu,
  ],
];

/** The section that a heading opens; null for a heading of a topic. */
export const sectionOf = (heading: string): SectionKind | null =>
  SECTIONS.find(([, pattern]) => pattern.test(heading.trim()))?.[0] ?? null;
