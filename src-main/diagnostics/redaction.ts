// What a string must look like to stand in the log: a code or an identifier that the program made. Whatever a person, a
// customer or a server may have written is left out whole; nothing is shortened or masked.

const IDENTIFIER = /^[A-Za-z0-9][A-Za-z0-9._:/-]{0,79}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** A number of somebody's: cards, accounts, phones, social security. */
const NUMBER = /\d[\d._:/-]{5,}\d/;
/** Keys and tokens: a long run of letters and digits mixed. */
const SECRET = /(?=[A-Za-z_-]*\d)(?=[\d_-]*[A-Za-z])[A-Za-z0-9_]{16,}/;
const LEFT_OUT = '[left-out]';

/** An identifier or code as it is; anything else is left out. */
export function redact(value: string): string {
  if (UUID.test(value)) return value;
  return IDENTIFIER.test(value) && !NUMBER.test(value) && !SECRET.test(value) ? value : LEFT_OUT;
}

/** Codes of the system and of Node are capitals; a code that somebody else gave an error may be anything. */
const SYSTEM_CODE = /^[A-Z][A-Z0-9_]{1,59}$/;
const FAULT_NAME = /^[A-Z][A-Za-z]{0,40}(Error|Exception|Failure|Sender)$/;

export interface Frame {
  file: string;
  line: number;
  column: number;
}

/** The places of the program in a stack, innermost first: names of files of the bundle, no folders, no words. */
export function framesOf(error: Error, most = 8): Frame[] {
  // A message may quote a stack of somebody's own: only what comes behind it is the program's.
  const { message, stack = '' } = error;
  const behind = stack.indexOf(message);
  const own = behind < 0 ? '' : stack.slice(behind + message.length);
  const places = own.matchAll(/^\s*at .*?([\w.-]+\.[cm]?[jt]sx?):(\d+):(\d+)\)?$/gm);
  return [...places].slice(0, most).map(([, file = '', line, column]) => ({
    file: redact(file),
    line: Number(line),
    column: Number(column),
  }));
}

/** What may be known of something thrown: its kind and its code, never its words. */
export function faultFields(error: unknown): Record<string, string | number> {
  if (!(error instanceof Error)) return { fault: typeof error };
  const { code } = error as NodeJS.ErrnoException;
  const [frame] = framesOf(error, 1);
  return {
    fault: FAULT_NAME.test(error.name) || error.name === 'Error' ? error.name : 'Error',
    ...(typeof code === 'string' && SYSTEM_CODE.test(code) ? { code } : {}),
    ...frame,
  };
}
