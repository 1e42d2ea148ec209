/**
 * The months in the languages of the site, full and abbreviated, in the grammatical cases in which dates use them.
 * Arabic has both sets that UN documents print side by side ("حزيران/يونيه"). Keys are looked up folded: lower case,
 * without accents, so that "aout", "Août" and "AOÛT" are one key.
 */

/** Lower case, accents and other combining marks off (so "й" becomes "и" and "أ" becomes "ا"). */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '');

/** Twelve lines, January to December; each line all words for that month. */
const WORDS: readonly string[] = [
  `january jan janvier janv enero ene январь января январе январю янв қаңтар қаңтарға қаңтардың қаңтардан қаңтарда қаң
   يناير كانون_الثاني`,
  `february feb février févr fév febrero feb февраль февраля феврале февралю февр фев ақпан ақпанға ақпанның ақпаннан
   ақпанда ақп فبراير شباط`,
  `march mar mars marzo март марта марте марту мар наурыз наурызға наурыздың наурыздан наурызда нау مارس آذار`,
  `april apr avril avr abril abr апрель апреля апреле апрелю апр сәуір сәуірге сәуірдің сәуірден сәуірде сәу
   أبريل نيسان`,
  `may mai mayo май мая мае маю мамыр мамырға мамырдың мамырдан мамырда мам مايو أيار`,
  `june jun juin junio июнь июня июне июню июн маусым маусымға маусымның маусымнан маусымда мау يونيو يونيه حزيران`,
  `july jul juillet juil julio июль июля июле июлю июл шілде шілдеге шілденің шілдеден шілдеде шіл يوليو يوليه تموز`,
  `august aug août agosto ago август августа августе августу авг тамыз тамызға тамыздың тамыздан тамызда там
   أغسطس آب`,
  `september sept sep septembre septiembre setiembre сентябрь сентября сентябре сентябрю сент сен қыркүйек қыркүйекке
   қыркүйектің қыркүйектен қыркүйекте қыр سبتمبر أيلول`,
  `october oct octobre octubre октябрь октября октябре октябрю окт қазан қазанға қазанның қазаннан қазанда қаз
   أكتوبر تشرين_الأول`,
  `november nov novembre noviembre ноябрь ноября ноябре ноябрю нояб ноя қараша қарашаға қарашаның қарашадан қарашада
   қар نوفمبر تشرين_الثاني`,
  `december dec décembre déc diciembre dic декабрь декабря декабре декабрю дек желтоқсан желтоқсанға желтоқсанның
   желтоқсаннан желтоқсанда жел ديسمبر كانون_الأول`,
];

/** Folded word → month 1 to 12. Two-word names are joined with "_". */
export const MONTHS: ReadonlyMap<string, number> = new Map(
  WORDS.flatMap((words, index) => words.split(/\s+/).map((word) => [fold(word), index + 1] as const)),
);

/** The Arabic two-word names, as folded text with a space → as key of MONTHS. */
export const TWO_WORD_MONTHS: readonly (readonly [string, string])[] = [...MONTHS.keys()]
  .filter((word) => word.includes('_'))
  .map((word) => [word.replace('_', ' '), word] as const);
