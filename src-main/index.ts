// Entry of the main process. Everything is in boot/; nothing here may await `ready` (an ESM entry that does never gets it).
import { start } from './boot/start';

// An answer on the command line is awaited: until it is given Electron does not ask for a display.
await start(process.argv);
