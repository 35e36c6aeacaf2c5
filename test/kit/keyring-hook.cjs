// Loaded into Electron behind Playwright's own hook, which turns every key store off: the test's keyring counts again.
const { app } = require('electron');
app.commandLine.removeSwitch('password-store');
app.commandLine.appendSwitch('password-store', 'gnome-libsecret');
