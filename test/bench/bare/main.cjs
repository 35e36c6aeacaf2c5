// The floor of the cold-start measurement: the least an Electron program with one sandboxed window can be.
const { app, BrowserWindow } = require('electron');
const { join } = require('node:path');

app.enableSandbox();
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, show: false });
  window.once('ready-to-show', () => window.show());
  return window.loadFile(join(__dirname, 'index.html'));
});
