/** Asks every second how far the work has come; goes on by itself when it is finished. */
const parts = document.querySelector('.progress');
const bar = parts.querySelector('progress');
const step = parts.querySelector('[role=status]');
let failures = 0;

const ask = async () => {
  try {
    const answer = await fetch(parts.dataset.status, { headers: { Accept: 'application/json' } });
    if (!answer.ok) throw new Error(String(answer.status));
    const body = await answer.json();
    const { done, of, step: words, next } = body.data ?? body;
    if (typeof next === 'string') return location.replace(next);
    if (typeof of === 'number') bar.max = of;
    if (typeof done === 'number') bar.value = done;
    if (typeof words === 'string' && words !== step.textContent) step.textContent = words;
    failures = 0;
  } catch {
    failures += 1;
    // Ten failures are no passing hitch: the page itself then says what is wrong.
    if (failures > 10) return location.reload();
  }
  setTimeout(ask, 1000);
};
setTimeout(ask, 1000);
