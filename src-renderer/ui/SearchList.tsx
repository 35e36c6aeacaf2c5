// A searchable list: the search field keeps the focus, arrow keys move the active option, Enter takes it
// (aria-activedescendant). Used for states and every list of targets. Our own rather than react-aria's Autocomplete: that
// one replays keys into the list and swallowed Enter and Escape inside a popover.
import { Search } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { classes } from './class-names';
import './search-list.css';

export interface SearchListItem {
  id: string;
  label: string;
  /** Small, at the end of the line: a state, a reason why it cannot be taken. */
  note?: ReactNode;
  /** Decorative, before the label. */
  mark?: ReactNode;
  isDisabled?: boolean;
}

export interface SearchListProps {
  /** Name of the list for screen readers. */
  label: string;
  /** Name of the search field. */
  placeholder: string;
  items: readonly SearchListItem[];
  /** Said when nothing fits the search. */
  emptyText: string;
  selectedId?: string | null;
  /** Also called for the selected one: Enter always answers. */
  onSelect: (id: string) => void;
  autoFocus?: boolean;
}

/** Case and accents do not count: "cak" finds "Čakanje". */
const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** Items that fit what was typed, in their order. */
export function matching(items: readonly SearchListItem[], query: string): SearchListItem[] {
  const wanted = fold(query.trim());
  return items.filter((item) => fold(item.label).includes(wanted));
}

/** The next item that can be taken, round the end; undefined when there is none. */
function step(items: readonly SearchListItem[], fromId: string | undefined, by: 1 | -1): string | undefined {
  const open = items.filter((item) => !item.isDisabled);
  const at = open.findIndex((item) => item.id === fromId);
  const next = at < 0 ? (by === 1 ? 0 : -1) : (at + by) % open.length;
  return open.at(next)?.id;
}

export function SearchList(props: SearchListProps) {
  const { label, placeholder, items, emptyText, selectedId, onSelect, autoFocus = true } = props;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(selectedId ?? undefined);
  const shown = matching(items, query);
  // The list may have changed under the active option: then the first one is next.
  const activeId = shown.some((item) => item.id === chosen) ? chosen : step(shown, undefined, 1);
  const optionId = (itemId: string) => `${id}-${itemId}`;

  useEffect(() => {
    if (autoFocus) field.current?.focus();
  }, [autoFocus]);
  useEffect(() => {
    if (activeId !== undefined) document.getElementById(`${id}-${activeId}`)?.scrollIntoView({ block: 'nearest' });
  }, [activeId, id]);

  const search = (text: string) => {
    setQuery(text);
    setChosen(undefined);
  };
  const take = (item: SearchListItem | undefined) => {
    if (item && !item.isDisabled) onSelect(item.id);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    // Enter and arrows belong to the input method while it composes.
    if (event.nativeEvent.isComposing) return;
    const toEnd = query === '' && { Home: step(shown, undefined, 1), End: step(shown, undefined, -1) }[event.key];
    if (event.key === 'ArrowDown') setChosen(step(shown, activeId, 1));
    else if (event.key === 'ArrowUp') setChosen(step(shown, activeId, -1));
    else if (toEnd) setChosen(toEnd);
    else if (event.key === 'Enter') take(shown.find((item) => item.id === activeId));
    else if (event.key === 'Escape' && query !== '') {
      // The first Escape takes back the search only; with nothing typed it closes what the list is in.
      event.stopPropagation();
      search('');
    } else return;
    event.preventDefault();
  };

  return (
    <div className="search-list">
      <div className="search-list__field">
        <Search size={16} aria-hidden="true" className="search-list__glass" />
        <input
          ref={field}
          className="search-list__input"
          role="combobox"
          aria-label={placeholder}
          aria-expanded
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-activedescendant={activeId === undefined ? undefined : optionId(activeId)}
          placeholder={placeholder}
          value={query}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => {
            search(event.target.value);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={`${id}-list`} className="search-list__items" role="listbox" aria-label={label}>
        {shown.map((item) => (
          <div
            key={item.id}
            id={optionId(item.id)}
            role="option"
            aria-selected={item.id === selectedId}
            aria-disabled={item.isDisabled ? true : undefined}
            className={classes('search-list__item', item.id === activeId && 'search-list__item--active')}
            // The field keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(item)}
          >
            {item.mark ? <span className="search-list__mark">{item.mark}</span> : null}
            <span className="search-list__label truncate">{item.label}</span>
            {item.note ? <span className="search-list__note">{item.note}</span> : null}
          </div>
        ))}
      </div>
      <p role="status" className={shown.length === 0 ? 'search-list__empty' : 'visually-hidden'}>
        {shown.length === 0 ? emptyText : ''}
      </p>
    </div>
  );
}
