// A few views of one thing, one at a time. Arrow keys move between the tabs, Tab goes into the one on show.
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs';
import './tabs.css';

export interface TabsProps<T extends string> {
  /** Name of the row of tabs for screen readers. */
  label: string;
  tabs: readonly { id: T; label: string }[];
  shownId: T;
  onShow: (id: T) => void;
  /** What the tab on show holds. */
  children: ReactNode;
}

export function Tabs<T extends string>({ label, tabs, shownId, onShow, children }: TabsProps<T>) {
  return (
    <AriaTabs
      className="tabs"
      selectedKey={shownId}
      onSelectionChange={(key) => {
        onShow(key as T);
      }}
    >
      <TabList className="tabs__row" aria-label={label}>
        {tabs.map(({ id, label: words }) => (
          <Tab key={id} id={id} className="tabs__tab">
            {words}
          </Tab>
        ))}
      </TabList>
      <TabPanel key={shownId} id={shownId} className="tabs__panel">
        {children}
      </TabPanel>
    </AriaTabs>
  );
}
