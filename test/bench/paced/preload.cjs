const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('paced', {
  onBatch: (take) => void ipcRenderer.on('batch', (_event, batch) => take(batch)),
});
