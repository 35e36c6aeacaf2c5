// The menu of the right mouse button: what the spell-checker suggests, and cut, copy, paste. What can be copied is what the
// page shows, and that has been masked. Pure: says which entries there are; windows/context-menu shows them.
export interface ClickedText {
  isEditable: boolean;
  selectionText: string;
  misspelledWord: string;
  dictionarySuggestions: readonly string[];
  editFlags: { canUndo: boolean; canRedo: boolean; canCut: boolean; canCopy: boolean; canPaste: boolean };
}

export type EditEntry =
  | { kind: 'suggestion'; word: string }
  | { kind: 'no-suggestion' }
  | { kind: 'learn'; word: string }
  | { kind: 'line' }
  | { kind: 'role'; role: 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'selectAll'; isEnabled: boolean };

const LINE: EditEntry = { kind: 'line' };

/** Empty where there is nothing to do with what was clicked. */
export function editEntries({
  isEditable,
  selectionText,
  misspelledWord,
  dictionarySuggestions,
  editFlags,
}: ClickedText): EditEntry[] {
  const role = (name: Extract<EditEntry, { kind: 'role' }>['role'], isEnabled: boolean): EditEntry => ({
    kind: 'role',
    role: name,
    isEnabled,
  });
  if (!isEditable) return selectionText.trim() === '' ? [] : [role('copy', editFlags.canCopy)];
  const suggestions: EditEntry[] = dictionarySuggestions.map((word) => ({ kind: 'suggestion', word }));
  const spelling: EditEntry[] =
    misspelledWord === ''
      ? []
      : [
          ...(suggestions.length > 0 ? suggestions : [{ kind: 'no-suggestion' } as const]),
          { kind: 'learn', word: misspelledWord },
          LINE,
        ];
  return [
    ...spelling,
    role('undo', editFlags.canUndo),
    role('redo', editFlags.canRedo),
    LINE,
    role('cut', editFlags.canCut),
    role('copy', editFlags.canCopy),
    role('paste', editFlags.canPaste),
    LINE,
    role('selectAll', true),
  ];
}
