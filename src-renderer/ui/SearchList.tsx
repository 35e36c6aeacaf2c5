// A searchable list: the search field has the focus, arrow keys, Home, End and Enter work on the list meanwhile
// (aria-activedescendant). Used for states, wrap-up reasons, and every list of targets.
import { Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { Autocomplete, useFilter } from 'react-aria-components/Autocomplete';
import { ListBox, ListBoxItem, Text } from 'react-aria-components/ListBox';
import { Input, SearchField } from 'react-aria-components/SearchField';
import './search-list.css';

export interface SearchListItem {
  id: string;
  label: string;
  /** Small, at the end of the line: a state, a reason why it cannot be taken. */
  note?: string;
  /** Decorative, before the label. */
  mark?: ReactNode;
  isDisabled?: boolean;
}

export interface SearchListProps {
  /** Name of the list for screen readers. */
  label: string;
  placeholder: string;
  items: readonly SearchListItem[];
  /** Said when nothing fits the search. */
  emptyText: string;
  selectedId?: string | null;
  onSelect: (id: string) => void;
  /** Below this number of items the field is still there, for keyboard and screen reader, but takes no room. */
  autoFocus?: boolean;
}

export function SearchList(props: SearchListProps) {
  const { label, placeholder, items, emptyText, selectedId, onSelect, autoFocus = true } = props;
  const { contains } = useFilter({ sensitivity: 'base' });
  return (
    <div className="search-list">
      <Autocomplete filter={contains}>
        <SearchField aria-label={placeholder} autoFocus={autoFocus} className="search-list__field">
          <Search size={16} aria-hidden="true" className="search-list__glass" />
          <Input className="search-list__input" placeholder={placeholder} />
        </SearchField>
        <ListBox
          aria-label={label}
          className="search-list__items"
          items={items}
          selectionMode="single"
          selectedKeys={selectedId ? [selectedId] : []}
          disabledKeys={items.filter((item) => item.isDisabled).map((item) => item.id)}
          // Choosing the chosen one again is an answer too, so that Enter always closes a picker.
          onAction={(key) => onSelect(String(key))}
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : [...keys];
            if (key !== undefined) onSelect(String(key));
          }}
          renderEmptyState={() => <p className="search-list__empty">{emptyText}</p>}
        >
          {(item: SearchListItem) => (
            <ListBoxItem id={item.id} textValue={item.label} className="search-list__item">
              {item.mark ? <span className="search-list__mark">{item.mark}</span> : null}
              <Text slot="label" className="search-list__label truncate">
                {item.label}
              </Text>
              {item.note ? (
                <Text slot="description" className="search-list__note">
                  {item.note}
                </Text>
              ) : null}
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
    </div>
  );
}
