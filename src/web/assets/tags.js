/**
 * Deciding on suggested tags by keys: with the focus on a suggestion, arrows go to the next, C confirms it, R refuses it,
 * the space bar ticks it. After a decision the work goes on where it was.
 */
const form = document.getElementById('tagging');
const boxes = [...(form?.querySelectorAll('.suggestions input[type=checkbox]') ?? [])];

const LETTERS = { c: 'confirm', r: 'refuse' };

form?.addEventListener('keydown', (event) => {
  const at = boxes.indexOf(event.target);
  if (at === -1 || event.altKey || event.ctrlKey || event.metaKey) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step !== undefined) {
    event.preventDefault();
    boxes[at + step]?.focus();
    boxes[at + step]?.scrollIntoView({ block: 'nearest' });
    return;
  }
  const what = LETTERS[event.key.toLowerCase()];
  if (what === undefined) return;
  event.preventDefault();
  event.target.closest('li')?.querySelector(`button[value^="${what} "]`)?.click();
});

// The entry that was decided on, or, where it is done, the first that waits.
const place = location.hash.startsWith('#entry-') ? document.getElementById(location.hash.slice(1)) : null;
if (location.hash.startsWith('#entry-')) (place?.querySelector('input[type=checkbox]') ?? boxes[0])?.focus();
form?.classList.add('scripted');
