// Entry of the main process. Everything is in boot/; nothing here may await `ready` (an ESM entry that does never gets it).
import { start } from './boot/start';

start(process.argv);
