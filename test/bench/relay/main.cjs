// The floor of "frame to painted popover": the least a program does that shows in a window what a WebSocket brings.
const { app, BrowserWindow } = require('electron');
const { join } = require('node:path');
const { WebSocket } = require(process.env.BENCH_WS);

app.enableSandbox();
void app.whenReady().then(async () => {
  const webPreferences = { preload: join(__dirname, 'preload.cjs') };
  // Started last and small, so that neither window covers the other: a covered one paints nothing.
  const window = new BrowserWindow({ x: 0, y: 0, width: 300, height: 200, webPreferences });
  await window.loadFile(join(__dirname, 'index.html'));
  const socket = new WebSocket(process.env.BENCH_URL);
  socket.on('message', (data) => window.webContents.send('frame', String(data)));
});
