/** Files may be dropped on the field, and one that is too large is named before it is sent. */
for (const zone of document.querySelectorAll('.drop')) {
  const input = zone.querySelector('input[type=file]');
  const words = document.createElement('p');
  words.className = 'soft';
  words.textContent = zone.dataset.drop;
  zone.append(words);
  zone.classList.add('drop-ready');

  zone.addEventListener('dragover', (event) => {
    event.preventDefault();
    zone.classList.add('drop-over');
  });
  for (const end of ['dragleave', 'drop'])
    zone.addEventListener(end, () => zone.classList.remove('drop-over'));
  zone.addEventListener('drop', (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length === 0) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });

  const most = Number(zone.dataset.maxBytes ?? Number.POSITIVE_INFINITY);
  input.addEventListener('change', () => {
    const tooLarge = [...input.files].some((file) => file.size > most);
    input.setCustomValidity(tooLarge ? zone.dataset.tooLarge : '');
    input.reportValidity();
  });
}
