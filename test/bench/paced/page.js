/* global requestAnimationFrame -- of the page */
// Plain text, once a frame: the newest line of each conversation, and every line of the first one.
const list = document.querySelector('ul');
const log = document.querySelector('div');
const rows = new Map();
let pending = [];

function draw() {
  const newest = new Map();
  for (const { id, text } of pending) {
    newest.set(id, text);
    if (id !== (rows.keys().next().value ?? id)) continue;
    const line = document.createElement('p');
    line.textContent = text;
    log.append(line);
    if (log.childElementCount > 50) log.firstElementChild.remove();
  }
  pending = [];
  for (const [id, text] of newest) {
    let row = rows.get(id);
    if (!row) {
      row = document.createElement('li');
      rows.set(id, row);
      list.append(row);
    }
    row.textContent = text;
  }
  log.scrollTop = log.scrollHeight;
}

window.paced.onBatch((batch) => {
  if (pending.length === 0) requestAnimationFrame(draw);
  pending.push(...batch);
});
