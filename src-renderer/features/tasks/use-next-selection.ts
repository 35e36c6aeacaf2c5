// When the conversation on screen leaves the desk (wrap-up done, closed, taken away), the next sensible one comes up.
import { useEffect, useRef } from 'react';
import { conversationSelected } from '../../app/ui-slice';
import { useAppDispatch, useDesk } from '../../app/store';
import { groupTasks, nextTask } from './task-order';

export function useNextSelection(): void {
  const dispatch = useAppDispatch();
  const selectedId = useDesk((state) => state.ui.selectedId);
  const tasks = useDesk((state) => state.tasks);
  const wrapUps = useDesk((state) => state.wrapUps);
  const shown = useRef<string | null>(null);

  useEffect(() => {
    const before = shown.current;
    shown.current = selectedId;
    if (selectedId !== null || before === null) return;
    if (tasks.some(({ interactionId }) => interactionId === before)) return;
    const next = nextTask(groupTasks(tasks, wrapUps));
    if (next !== null) dispatch(conversationSelected(next));
  }, [dispatch, selectedId, tasks, wrapUps]);
}
