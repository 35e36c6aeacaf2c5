// Runs a call of the desk for a control: a refusal that the control does not show itself becomes a toast in words.
import { useCallback } from 'react';
import type { Result } from '../../src-preload/contract';
import { useAppDispatch } from './store';
import { toastShown } from './ui-slice';

/** `const perform = usePerform(); const result = await perform(desk.task.end({ interactionId }));` */
export function usePerform(): <T>(call: Promise<Result<T>>) => Promise<Result<T>> {
  const dispatch = useAppDispatch();
  return useCallback(
    async (call) => {
      const result = await call;
      if (!result.ok) dispatch(toastShown(result.refusal));
      return result;
    },
    [dispatch],
  );
}
