/**
 * The review of a document without reloading: decisions and links swap the page's content in place and keep the focus
 * where the work is; a passage and what was found in it show one another; single keys work while an item has the focus.
 */
const main = document.querySelector('main');
const here = location.pathname;

const findings = () => [...document.querySelectorAll('.viewer-findings > li')];
const itemOf = (element) => element?.closest('.viewer-findings > li') ?? null;

/** The item and its passage stand out; the passage is brought into view in its own region. */
const show = (item) => {
  for (const one of findings()) one.classList.toggle('current', one === item);
  const id = item.id.replace('finding-', 'passage-');
  for (const mark of document.querySelectorAll('.viewer-page mark')) {
    const link = mark.querySelector('a');
    const isOwn = link.hash === `#${item.id}`;
    mark.classList.toggle('current', isOwn);
    if (isOwn) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
  return scrollTo(document.getElementById(id));
};

const scrollTo = (passage) => {
  const region = passage?.closest('.viewer-page');
  if (!region) return false;
  const offset = passage.getBoundingClientRect().top - region.getBoundingClientRect().top;
  region.scrollTop += offset - region.clientHeight / 3;
  return true;
};

const focusOn = (item) => {
  item.tabIndex = -1;
  item.focus({ preventScroll: true });
  item.scrollIntoView({ block: 'nearest' });
};

let isBusy = false;
let waiting = null;

/** Takes the content of another state of this page; `focusId` is what the work goes on with. One after the other. */
const swap = async (address, options, focusId) => {
  if (isBusy) {
    waiting = () => swap(address, options, focusId);
    return;
  }
  isBusy = true;
  main.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(address, { headers: { Accept: 'text/html' }, ...options });
    const url = new URL(answer.url);
    if (url.pathname !== here) return location.assign(answer.url);
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const content = next.querySelector('main');
    if (!content?.querySelector('#review')) return location.assign(answer.url);
    main.replaceChildren(...content.childNodes);
    document.title = next.title;
    if (options?.method !== 'POST' || answer.redirected) history.pushState(null, '', answer.url);
    start();
    const asked =
      focusId ??
      (url.searchParams.has('item') ? document.querySelector('.viewer-findings > .current')?.id : '');
    const item = asked ? document.getElementById(asked) : null;
    if (item) focusOn(item);
    else main.focus({ preventScroll: true });
    const words = main.querySelector('[role=status]');
    // A region that changes after it stands on the page is read out; one that comes with its words is not.
    if (words) {
      const said = words.textContent;
      words.textContent = '';
      setTimeout(() => (words.textContent = said), 100);
    }
  } finally {
    isBusy = false;
    main.removeAttribute('aria-busy');
    const next = waiting;
    waiting = null;
    next?.();
  }
};

const start = () => {
  document.getElementById('review')?.classList.add('scripted');
  scrollTo(document.querySelector('.viewer-page mark.current')?.closest('p'));
};

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a');
  if (!link || !link.closest('#review, .lead') || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (link.hash.startsWith('#finding-') && link.closest('.viewer-page')) {
    const item = isBusy ? null : document.getElementById(link.hash.slice(1));
    if (!item) return;
    event.preventDefault();
    show(item);
    return focusOn(item);
  }
  const url = new URL(link.href);
  if (url.origin !== location.origin || url.pathname !== here) return;
  event.preventDefault();
  const item = itemOf(link);
  if (!isBusy && item && link.classList.contains('source') && show(item)) return;
  void swap(link.href, {}, item?.id);
});

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!form.closest('#review')) return;
  event.preventDefault();
  const body = new FormData(form, event.submitter ?? undefined);
  // Not form.action: its buttons bear that name.
  void swap(form.getAttribute('action'), { method: 'POST', body });
});

addEventListener('popstate', () => {
  if (document.getElementById('review')) void swap(location.href, {});
});

const press = (item, action) => item.querySelector(`button[name=one][value^="${action} "]`)?.click();

/** Single keys act only while an item has the focus, so that they meet nobody who types (WCAG 2.2, 2.1.4). */
const KEYS = {
  j: (item) => item.nextElementSibling,
  k: (item) => item.previousElementSibling,
  c: (item) => press(item, 'confirm'),
  d: (item) => press(item, 'drop'),
  u: (item) => press(item, 'take-back'),
  e: (item) => item.querySelector('a.edit')?.click(),
  p: (item) => item.querySelector('a.source')?.click(),
  x: (item) => item.querySelector('input[type=checkbox]')?.click(),
};

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const isTyping = event.target.matches?.('input:not([type=checkbox]), textarea, select');
  const item = itemOf(document.activeElement);
  if (!item || isTyping || !(event.key in KEYS)) return;
  event.preventDefault();
  const next = KEYS[event.key](item);
  if (next instanceof HTMLElement) {
    show(next);
    focusOn(next);
  }
});

/** In a list of names Enter makes a box of what is typed; the server looks the name up. */
document.addEventListener('keydown', (event) => {
  const list = event.target.closest?.('.tokens');
  if (!list || event.key !== 'Enter' || event.target.type !== 'text' || event.target.value.trim() === '')
    return;
  event.preventDefault();
  const boxes = list.querySelector('.token-boxes');
  const box = document.createElement('input');
  const label = document.createElement('label');
  const id = `${event.target.id}-new-${boxes.children.length}`;
  Object.assign(box, {
    type: 'checkbox',
    name: list.dataset.name,
    value: event.target.value.trim(),
    checked: true,
    id,
  });
  Object.assign(label, { htmlFor: id, textContent: box.value });
  const token = document.createElement('li');
  token.className = 'token';
  token.append(box, label);
  boxes.append(token);
  boxes.hidden = false;
  event.target.value = '';
});

start();
