import { trySymbol } from '../../kernel/symbol.ts';
import { instrument, provision } from '../catalogue/index.ts';
import { inLanguage, pageHref } from '../record/index.ts';
import type { RecordsView } from '../record/index.ts';
import { source } from '../sources/index.ts';

/** A record that the whole question names. */
export interface Landing {
  readonly href: string;
  readonly label: string;
}

/** 'ICCPR art. 7', 'CEDAW, article 16 (1)': an instrument's abbreviation or short title, then an article. */
const ARTICLE = /^(?<name>.{2,80}?),?\s+(?:art(?:\.|icle)?|ст(?:\.|атья)?)\s*(?<article>\d{1,3})\b/iu;

/** Documents and provisions that the question is the name of. */
export function landingsOf(view: RecordsView, text: string): Landing[] {
  const symbol = text.includes('/') ? (trySymbol(text)?.symbol ?? null) : null;
  const documents = symbol === null ? [] : view.catalogue.all(source).filter((one) => one.symbol === symbol);
  return [
    ...documents.map((one) => ({
      href: pageHref(view, 'source', one.id),
      label: `${one.symbol ?? ''} – ${inLanguage(view.context, one.title)}`,
    })),
    ...articlesOf(view, text),
  ];
}

function articlesOf(view: RecordsView, text: string): Landing[] {
  const { name, article } = ARTICLE.exec(text)?.groups ?? {};
  if (name === undefined || article === undefined) return [];
  const wanted = name.trim().toLowerCase();
  const treaty = view.catalogue
    .all(instrument)
    .find(
      (one) =>
        one.abbreviation?.toLowerCase() === wanted ||
        Object.values(one.shortTitle).some((title) => title?.toLowerCase() === wanted),
    );
  return view.catalogue
    .all(provision)
    .filter((one) => one.instrumentId === treaty?.id && one.article.match(/\d+/)?.[0] === article)
    .map((one) => ({
      href: pageHref(view, 'provision', one.id),
      label: `${treaty?.abbreviation ?? name}, ${one.article}: ${inLanguage(view.context, one.subject)}`,
    }));
}
