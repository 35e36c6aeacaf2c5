import { describe, expect, it } from 'vitest';
import { editEntries, type ClickedText } from '../../../src-main/system/edit-menu';

const clicked = (fields: Partial<ClickedText> = {}): ClickedText => ({
  isEditable: true,
  selectionText: '',
  misspelledWord: '',
  dictionarySuggestions: [],
  editFlags: { canUndo: true, canRedo: false, canCut: false, canCopy: false, canPaste: true },
  ...fields,
});
const shown = (fields?: Partial<ClickedText>) =>
  editEntries(clicked(fields)).map((entry) =>
    'word' in entry
      ? `${entry.kind} ${entry.word}`
      : entry.kind === 'role'
        ? `${entry.role}${entry.isEnabled ? '' : ' (off)'}`
        : entry.kind,
  );

describe('the menu of the right mouse button', () => {
  it('edits in a field, with what cannot be done switched off', () => {
    expect(shown()).toEqual(['undo', 'redo (off)', 'line', 'cut (off)', 'copy (off)', 'paste', 'line', 'selectAll']);
  });

  it('begins with what the spell-checker suggests', () => {
    const found = shown({ misspelledWord: 'teh', dictionarySuggestions: ['the', 'tech'] });
    expect(found.slice(0, 4)).toEqual(['suggestion the', 'suggestion tech', 'learn teh', 'line']);
    expect(shown({ misspelledWord: 'xq' }).slice(0, 3)).toEqual(['no-suggestion', 'learn xq', 'line']);
  });

  it('copies what is selected elsewhere, and is not there for nothing', () => {
    const editFlags = { canUndo: false, canRedo: false, canCut: false, canCopy: true, canPaste: false };
    expect(shown({ isEditable: false, selectionText: 'parcel', editFlags })).toEqual(['copy']);
    expect(shown({ isEditable: false, selectionText: '  ' })).toEqual([]);
  });
});
