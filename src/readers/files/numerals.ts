/** Numbers as Word prints them before paragraphs (ECMA-376-1 §17.18.59, ST_NumberFormat). Pure. */

/** The number in the format of that name; unknown formats print figures, as Word does for those it cannot show. */
export function numeral(format: string, value: number): string {
  const number = Math.trunc(value);
  if (number < 0 || number > 30_000) return String(number);
  return (FORMATS[format] ?? String)(number);
}

const FORMATS: Readonly<Record<string, (value: number) => string>> = {
  none: () => '',
  bullet: () => '•',
  decimal: String,
  decimalZero: (value) => String(value).padStart(2, '0'),
  lowerRoman: (value) => roman(value).toLowerCase(),
  upperRoman: (value) => roman(value),
  lowerLetter: (value) => repeated('abcdefghijklmnopqrstuvwxyz', value),
  upperLetter: (value) => repeated('ABCDEFGHIJKLMNOPQRSTUVWXYZ', value),
  // Word leaves out ё, й, ъ, ы and ь, which no list in Russian uses.
  russianLower: (value) => repeated('абвгдежзиклмнопрстуфхцчшщэюя', value),
  russianUpper: (value) => repeated('АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ', value),
  arabicAlpha: (value) => repeated('أبتثجحخدذرزسشصضطظعغفقكلمنهوي', value),
  arabicAbjad: (value) => repeated('أبجدهوزحطيكلمنسعفصقرشتثخذضظغ', value),
  hindiNumbers: (value) => String(value).replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)] ?? digit),
  ordinal: (value) => `${value}${ending(value)}`,
  chicago: (value) => repeated('*†‡§', value),
};

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(value: number): string {
  let rest = value;
  let text = '';
  for (const [worth, sign] of ROMAN) {
    text += sign.repeat(Math.floor(rest / worth));
    rest %= worth;
  }
  return text;
}

/** a … z, aa, bb … zz, aaa: Word repeats the letter instead of counting on in two. */
function repeated(alphabet: string, value: number): string {
  const letters = [...alphabet];
  if (value < 1) return '';
  const times = Math.floor((value - 1) / letters.length) + 1;
  return times > 50 ? String(value) : (letters[(value - 1) % letters.length] ?? '').repeat(times);
}

function ending(value: number): string {
  const tens = value % 100;
  if (tens >= 11 && tens <= 13) return 'th';
  return ({ 1: 'st', 2: 'nd', 3: 'rd' } as Readonly<Record<number, string>>)[value % 10] ?? 'th';
}
