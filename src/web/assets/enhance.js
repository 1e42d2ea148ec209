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

const regions = document.querySelectorAll('.table-scrolls, .viewer-page');
const needsStop = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const scrolls = target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight;
    if (scrolls) target.tabIndex = 0;
    else target.removeAttribute('tabindex');
  }
});
for (const region of regions) needsStop.observe(region);
