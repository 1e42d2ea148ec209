/** Ordinal numbers as UN documents print them: "126th", "seventy-fourth", "3271st". Pure. */

const UNITS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );
const TENS = ['twent', 'thirt', 'fort', 'fift', 'sixt', 'sevent', 'eight', 'ninet'];

/** "twentieth", "seventy-fourth", "126th" → 20, 74, 126; null for other words. */
export function ordinalNumber(words: string): number | null {
  const digits = /^(\d{1,4})(?:st|nd|rd|th)?$/u.exec(words.trim())?.[1];
  if (digits !== undefined) return Number(digits);
  const [tens = '', unit] = words.trim().toLowerCase().split(/[-\s]/u);
  const single = UNITS.indexOf(tens) + 1;
  if (single > 0) return unit === undefined ? single : null;
  const ten = TENS.findIndex(
    (start) => tens.startsWith(start) && /^(?:y|ieth)$/u.test(tens.slice(start.length)),
  );
  if (ten < 0) return null;
  if (unit === undefined) return tens.endsWith('ieth') ? (ten + 2) * 10 : null;
  const one = UNITS.indexOf(unit) + 1;
  return one > 0 && one < 10 ? (ten + 2) * 10 + one : null;
}

/** 3 → "third", 24 → "twenty-fourth"; in digits from 100 on. */
export function ordinalWord(number: number): string {
  const unit = UNITS[number - 1];
  if (unit !== undefined) return unit;
  const ten = TENS[Math.floor(number / 10) - 2];
  if (ten === undefined) return ordinalDigits(number);
  const rest = number % 10;
  return rest === 0 ? `${ten}ieth` : `${ten}y-${UNITS[rest - 1] ?? ''}`;
}

/** 3271 → "3271st". */
export function ordinalDigits(number: number): string {
  const last = number % 100;
  if (last >= 11 && last <= 13) return `${number}th`;
  return `${number}${['th', 'st', 'nd', 'rd'][number % 10] ?? 'th'}`;
}

/** "third", "third and fourth", "eighth to tenth": the numbers of reports that were sent as one. */
export function ordinalsInWords(numbers: readonly number[]): string {
  const [first = 1, last = first] = [numbers[0], numbers.at(-1)];
  if (first === last) return ordinalWord(first);
  return `${ordinalWord(first)} ${numbers.length > 2 ? 'to' : 'and'} ${ordinalWord(last)}`;
}
