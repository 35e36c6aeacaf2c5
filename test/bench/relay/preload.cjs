// Shows each frame in one element, or takes it away again.
const { ipcRenderer } = require('electron');

ipcRenderer.on('frame', (_event, text) => {
  document.querySelector('.one')?.remove();
  if (text === 'clear') return;
  const element = document.createElement('div');
  element.className = 'one';
  element.textContent = text.slice(0, 80);
  document.body.append(element);
});
