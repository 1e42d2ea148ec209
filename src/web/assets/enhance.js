/**
 * Small comforts; every page works without them. Menus close by Escape and by a click elsewhere; a region that does
 * not scroll is no stop for the keyboard.
 */
const openMenus = () => document.querySelectorAll('details.drop-down[open], details.stamp[open]');

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  for (const menu of openMenus()) {
    if (menu.contains(document.activeElement)) menu.querySelector('summary').focus();
    menu.open = false;
  }
});

document.addEventListener('click', (event) => {
  for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
});

/* The key / leads to the field to find by, arrow keys from there through what was found, as in a list of choices. */
const isTyping = (element) =>
  element instanceof HTMLElement && (element.matches('input, textarea, select') || element.isContentEditable);

document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const field = document.querySelector('#find-q, #masthead-q');
  if (field === null) return;
  event.preventDefault();
  field.focus();
  field.select();
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const links = [...document.querySelectorAll('.hit-text a')];
  const at = links.indexOf(document.activeElement);
  if (at === -1 && document.activeElement?.id !== 'find-q') return;
  const next = at + (event.key === 'ArrowDown' ? 1 : -1);
  const target = next < 0 ? document.querySelector('#find-q') : links[next];
  if (target === undefined || (at === -1 && next < 0)) return;
  event.preventDefault();
  target.focus();
});

const regions = document.querySelectorAll('.table-scrolls, .viewer-page');
const needsStop = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const scrolls = target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight;
    if (scrolls) target.tabIndex = 0;
    else target.removeAttribute('tabindex');
  }
});
for (const region of regions) needsStop.observe(region);
