// The task column: offers on top, then the conversations at work, then those to wrap up.
import { useCallback, useId, type ReactNode } from 'react';
import { useTranslation } from '../../app/i18n';
import type { TaskView, WrapUpView } from '../../../src-preload/contract';
import { useAppDispatch, useDesk } from '../../app/store';
import { conversationSelected } from '../../app/ui-slice';
import { NothingToDo } from './NothingToDo';
import { OfferRows } from './OfferRows';
import './task-column.css';
import { TaskItem } from './TaskItem';
import { groupTasks } from './task-order';
import { useNextSelection } from './use-next-selection';
import { useRovingFocus, type Roving } from './use-roving-focus';

export function TaskColumn() {
  const offers = useDesk((state) => state.offers);
  const tasks = useDesk((state) => state.tasks);
  useNextSelection();
  return (
    <div className="task-column">
      {offers.length > 0 && <OfferRows />}
      {tasks.length > 0 && <TaskList />}
      {offers.length === 0 && tasks.length === 0 && <NothingToDo />}
    </div>
  );
}

function TaskList() {
  const { t } = useTranslation('task');
  const dispatch = useAppDispatch();
  const tasks = useDesk((state) => state.tasks);
  const wrapUps = useDesk((state) => state.wrapUps);
  const selectedId = useDesk((state) => state.ui.selectedId);
  const { active, wrapping } = groupTasks(tasks, wrapUps);
  const nameOf = (task: TaskView) => task.customer.name ?? t('customer');
  const items = [...active, ...wrapping].map((task) => ({ id: task.interactionId, name: nameOf(task) }));
  const roving = useRovingFocus(items, selectedId);
  const onSelect = useCallback(
    (interactionId: string) => {
      dispatch(conversationSelected(interactionId));
    },
    [dispatch],
  );
  const group = { wrapUps, selectedId, roving, onSelect };
  return (
    <div className="task-list" role="listbox" aria-label={t('list')} onKeyDown={roving.onKeyDown}>
      {active.length > 0 && <Group {...group} title={t('active')} tasks={active} />}
      {wrapping.length > 0 && <Group {...group} title={t('wrapUp')} tasks={wrapping} />}
    </div>
  );
}

interface GroupProps {
  title: string;
  tasks: TaskView[];
  wrapUps: readonly WrapUpView[];
  selectedId: string | null;
  roving: Roving;
  onSelect: (id: string) => void;
}

function Group({ title, tasks, wrapUps, selectedId, roving, onSelect }: GroupProps) {
  const titleId = useId();
  return (
    <div role="group" aria-labelledby={titleId}>
      <GroupTitle id={titleId} count={tasks.length}>
        {title}
      </GroupTitle>
      {tasks.map((task) => (
        <TaskItem
          key={task.interactionId}
          task={task}
          wrapUp={wrapUps.find(({ interactionId }) => interactionId === task.interactionId)}
          selected={task.interactionId === selectedId}
          tabStop={task.interactionId === roving.tabStop}
          itemRef={roving.itemRef}
          onFocus={roving.onFocus}
          onSelect={onSelect}
        />
      ))}
    </div>
  );
}

function GroupTitle({ id, count, children }: { id: string; count: number; children: ReactNode }) {
  return (
    <div className="task-group__title" role="presentation">
      <span id={id}>{children}</span>
      <span className="figures" aria-hidden="true">
        {count}
      </span>
    </div>
  );
}
