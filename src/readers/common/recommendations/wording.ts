import type { Alpha3, StateNames } from '../../../kernel/state-names.ts';

/**
 * "Recommended to Poland to ratify …", "That Algeria ratify …", "To ratify …" → "Ratify …": what the State is asked to
 * do, without who is asked, since that stands in the record. Where the sentence does not allow it ("Recommended that
 * limits be set") it stays as it is. The words of the report are kept beside this text.
 */
export function recommendationText(raw: string, reviewed: Alpha3 | null, stateNames: StateNames): string {
  let text = raw
    .replace(/^[\s;,.:/–—-]+/u, '')
    .replace(/^(?:(?:and|or|as well as)\s+)+(?=\S)/iu, '')
    .replace(/[\s;,:/.]+$/u, '')
    .trim();
  text = withoutAddress(text, reviewed, stateNames).replace(
    /^to (?=\p{Ll})(?!(?:the|this|that|its|all) )/iu,
    '',
  );
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const REPORTING =
  /^(?:(?:it|they|he|she|also|further|finally|in addition|moreover|in this regard|strongly|therefore),? )*(?:recommend(?:s|ed|ing)?|encourag(?:e|es|ed|ing)|urg(?:e|es|ed|ing)|invit(?:e|es|ed|ing)|call(?:s|ed)? (?:up)?on|advis(?:e|es|ed)|suggest(?:s|ed)?(?: to)?|request(?:s|ed)?|ask(?:s|ed)?)(?: to)?(?: that)? /iu;

function withoutAddress(text: string, reviewed: Alpha3 | null, stateNames: StateNames): string {
  const reporting = REPORTING.exec(text)?.[0];
  if (reporting !== undefined) {
    const rest = text.slice(reporting.length);
    const addressed = afterAddressee(rest, reviewed, stateNames);
    // "Recommended to Poland that laws be liberalized": nobody is told to liberalize them.
    if (addressed !== null && /^that (?!it )/iu.test(addressed)) return text;
    if (addressed !== null)
      return addressed.replace(/^(?:that it |should |to (?!the )|in |it )/iu, (word) =>
        word === 'in ' ? word : '',
      );
    // "Recommended to make efforts": an infinitive without addressee.
    return /\bto $/iu.test(reporting) && /^\p{Ll}/u.test(rest) ? rest : text;
  }
  const that = /^(?:that|for) (?=\S)/iu.exec(text)?.[0];
  if (that === undefined) return text;
  const rest = afterAddressee(text.slice(that.length), reviewed, stateNames);
  return rest === null ? text : rest.replace(/^(?:should |to )/iu, '');
}

const GOVERNMENT =
  /^(?:the )?(?:State(?: under review| party)?|Government|authorities|country|delegation)(?! of)(?: |(?=, ))/u;

/** The text after "Poland", "the Government of Poland", "the State"; null where it begins with none of these. */
function afterAddressee(text: string, reviewed: Alpha3 | null, stateNames: StateNames): string | null {
  const government = GOVERNMENT.exec(text)?.[0];
  if (government !== undefined) return text.slice(government.length).replace(/^, /u, '');
  const ofState = /^(?:the )?(?:Government|authorities|delegation) of (?=\S)/u.exec(text)?.[0] ?? '';
  const words = text.slice(ofState.length).split(' ');
  for (let count = Math.min(8, words.length - 1); count > 0; count -= 1) {
    const name = words.slice(0, count).join(' ').replace(/,$/u, '');
    if (reviewed !== null && stateNames.resolve(name) === reviewed) return words.slice(count).join(' ');
  }
  return null;
}
