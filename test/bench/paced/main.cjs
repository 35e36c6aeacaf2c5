// The floor of the load measurement: frames from a socket, parsed, gathered for one frame of the screen, sent to a page.
const { app, BrowserWindow } = require('electron');
const { join } = require('node:path');
const WebSocket = require('./ws');

app.enableSandbox();
void app.whenReady().then(async () => {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    webPreferences: { preload: join(__dirname, 'preload.cjs'), sandbox: true, contextIsolation: true },
  });
  await window.loadFile(join(__dirname, 'index.html'));
  let pending = [];
  const socket = new WebSocket(process.env.BENCH_FEED, { perMessageDeflate: false });
  socket.on('message', (data) => {
    const { interactionId, parts } = JSON.parse(data.toString('utf8')).data.message;
    if (pending.length === 0)
      setTimeout(() => {
        window.webContents.send('batch', pending);
        pending = [];
      }, 16);
    pending.push({ id: interactionId, text: parts[0].text });
  });
});
