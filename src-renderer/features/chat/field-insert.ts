// Puts text into a field as if the agent had typed it: at the caret or over a range, so that her own undo takes it back.

/** @param range over which it goes; default: what is selected. The caret stands behind the text afterwards. */
export function typeInto(field: HTMLTextAreaElement, text: string, range?: { from: number; to: number }): void {
  field.focus({ preventScroll: true });
  if (range) field.setSelectionRange(range.from, range.to);
  // The only way that keeps the field's undo history. Where it is missing the text goes in without.
  // eslint-disable-next-line @typescript-eslint/no-deprecated, @typescript-eslint/no-unnecessary-condition -- as said
  if (document.execCommand?.('insertText', false, text)) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }));
}
