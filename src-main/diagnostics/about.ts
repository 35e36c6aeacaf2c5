// Which program on which system: stands in every report and crash report, and on the command line.
import { arch, platform, release } from 'node:os';

/** One word each, so that a version is not taken for a number of somebody's when it is read again. */
export const aboutProgram = (program: string) => ({
  program,
  electron: process.versions.electron,
  system: `${platform()}-${release()}-${arch()}`,
});
