/** Asks every second how far the work has come; goes on by itself when it is finished. */
const WAIT = 1000;
/** So many failures are no passing hitch: the page itself then says what is wrong. */
const MOST_FAILURES = 10;

const follow = (status, show) => {
  let failures = 0;
  const ask = async () => {
    try {
      const answer = await fetch(status, { headers: { Accept: 'application/json' } });
      if (!answer.ok) throw new Error(String(answer.status));
      const body = await answer.json();
      if (show(body.data ?? body)) return;
      failures = 0;
    } catch {
      failures += 1;
      if (failures > MOST_FAILURES) return location.reload();
    }
    setTimeout(ask, WAIT);
  };
  setTimeout(ask, WAIT);
};

const setBar = (bar, { done, of }) => {
  if (typeof of === 'number') bar.max = of;
  if (typeof done === 'number') bar.value = done;
};
const setWords = (element, words) => {
  if (typeof words === 'string' && words !== element.textContent) element.textContent = words;
};

const one = document.querySelector('.progress');
if (one) {
  const bar = one.querySelector('progress');
  const step = one.querySelector('[role=status]');
  follow(one.dataset.status, ({ done, of, step: words, next }) => {
    if (typeof next === 'string') {
      location.replace(next);
      return true;
    }
    setBar(bar, { done, of });
    setWords(step, words);
    return false;
  });
}

const several = document.querySelector('.progress-list[data-status]');
if (several) {
  follow(several.dataset.status, ({ rows, isDone }) => {
    for (const { id, step, isDone: isRowDone, ...bar } of rows) {
      const row = document.getElementById(`progress-${id}`);
      if (!row) continue;
      setBar(row.querySelector('progress'), bar);
      row.querySelector('progress').hidden = isRowDone;
      row.classList.toggle('done', isRowDone);
      setWords(row.querySelector('.progress-step'), step);
    }
    if (isDone) several.querySelector(':scope > p:last-child')?.remove();
    return isDone;
  });
}
