// What the program answers a script with.
import { writeSync } from 'node:fs';

const STDOUT = 1;

/** A pipe that is full is waited for: whoever reads must get all of it. */
export function print(text: string): void {
  for (let bytes = Buffer.from(text); bytes.length > 0;) {
    try {
      bytes = bytes.subarray(writeSync(STDOUT, bytes));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
}
