import { languageOf } from '../../kernel/language.ts';
import type { Reader } from '../../store/index.ts';
import type { RecordsView } from '../record/index.ts';
import { FACET_WORDS, FACETS, hitPath, readAsked } from '../search/index.ts';
import type { Hit, Query, SearchService } from '../search/index.ts';
import { feedXml, tagUri } from './feed.ts';
import type { Feed, FeedEntry, FeedLink } from './feed.ts';
import { beginningOf, ledgerName, momentsOf } from './news.repository.ts';
import { questionLine } from './question-words.ts';

/** A hit with the moment at which it became known in the record. */
export interface News {
  readonly hit: Hit;
  /** ISO 8601 UTC. */
  readonly known: string;
}

interface Parts {
  readonly search: Pick<SearchService, 'ask'>;
  readonly db: Reader;
}

/** The question of the view's address, asked for how many there are. */
export const totalQuery = (view: RecordsView): Query => ({
  ...readAsked(view.context).query,
  from: 0,
  count: 0,
  mostValues: Object.fromEntries(FACETS.map((name) => [name, 1])),
});

/** Of what the view's address asks, what became known last first. `since`: only what came by a later change. */
export async function newsOf(
  { search, db }: Parts,
  view: RecordsView,
  page: { readonly from: number; readonly count: number; readonly since?: number },
): Promise<{ readonly total: number; readonly news: readonly News[] }> {
  const query = totalQuery(view);
  const { total, hits } = await search.ask({ ...query, ...page, order: 'known' });
  const moments = await momentsOf(
    db,
    hits.map((hit) => hit.change),
  );
  const beginning = await beginningOf(db);
  return { total, news: hits.map((hit) => ({ hit, known: moments.get(hit.change) ?? beginning })) };
}

/** Entries of one page, and pages of one feed: what is older is found on the site. */
export const FEED_LIMITS = { entries: 50, pages: 20 } as const;

export interface FeedOf {
  /** What the feed is called after its name 'tag:…': 'find/q=torture' or 'questions/…'. */
  readonly name: string;
  readonly title: string;
  /** 'https://servanda.example.org'. */
  readonly origin: string;
  /** The page for people, and the feed's own, without the number of its page; paths. */
  readonly page: string;
  readonly self: string;
}

/** The feed of the question that the view's address asks; `?page=` goes back in time. */
export async function feedOf(parts: Parts, view: RecordsView, page: number, of: FeedOf): Promise<string> {
  const { context } = view;
  const number = Math.min(page, FEED_LIMITS.pages);
  const { entries: count, pages } = FEED_LIMITS;
  const { total, news } = await newsOf(parts, view, { from: (number - 1) * count, count });
  const ledger = await ledgerName(parts.db);
  const last = Math.min(pages, Math.max(1, Math.ceil(total / count)));
  const addressOf = (one: number): string =>
    `${of.origin}${of.self}${one === 1 ? '' : `${of.self.includes('?') ? '&' : '?'}page=${one}`}`;
  const pageLink = (rel: FeedLink['rel'], one: number): FeedLink => ({
    rel,
    href: addressOf(one),
    type: 'application/atom+xml',
  });
  const feed: Feed = {
    id: tagUri(ledger, of.name),
    title: of.title,
    subtitle: context.t('questions.feed.subtitle', { question: questionLine(view) }),
    language: languageOf(context.language).tag,
    author: context.t('layout.name'),
    updated: news[0]?.known ?? (await beginningOf(parts.db)),
    links: [
      pageLink('self', number),
      { rel: 'alternate', href: `${of.origin}${of.page}`, type: 'text/html' },
      ...(last > 1 ? [pageLink('first', 1)] : []),
      ...(number > 1 ? [pageLink('previous', number - 1)] : []),
      ...(number < last ? [pageLink('next', number + 1)] : []),
    ],
    entries: news.map((one) => entryOf(view, one, of.origin, ledger)),
  };
  return feedXml(feed);
}

const wordsOf = (view: RecordsView, name: 'kind' | 'state' | 'mechanism', value: string): string =>
  FACET_WORDS.find((one) => one.name === name)?.words(view, value) ?? value;

/** 'Kazakhstan · recommendation · 124.16 · 30 October 2014'. */
export function newsTitle(view: RecordsView, { hit }: News): string {
  const { facets } = hit;
  return [
    ...facets.state.map((value) => wordsOf(view, 'state', value)),
    ...facets.kind.map((value) => wordsOf(view, 'kind', value)),
    ...facets.mechanism.map((value) => wordsOf(view, 'mechanism', value)),
    hit.paragraph,
    hit.date === null ? null : view.context.date(hit.date),
  ]
    .filter(Boolean)
    .join(' · ');
}

function entryOf(view: RecordsView, news: News, origin: string, ledger: string): FeedEntry {
  const { hit, known } = news;
  const category = (name: 'kind' | 'state') =>
    hit.facets[name].map((term) => ({ term, label: wordsOf(view, name, term) }));
  return {
    id: tagUri(ledger, [hit.unit || 'catalogue', hit.kind, hit.id].join('/')),
    title: newsTitle(view, news),
    known,
    href: `${origin}${view.context.link(hitPath(hit))}`,
    text: hit.text.text,
    textLanguage: hit.text.language,
    categories: [...category('state'), ...category('kind')],
  };
}
