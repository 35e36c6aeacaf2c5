// Text of a stranger (who signed a certificate) that may stand in a report: short, of letters, and nothing in it that
// masking would hide.
import { maskText } from '../privacy/mask';

const NAME = /^[\p{L}\p{N} .,'&()/-]{1,64}$/u;

export const isPlainName = (text: string): boolean => NAME.test(text) && maskText(text).text === text;
