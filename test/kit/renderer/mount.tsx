// A part of the renderer on a stage, with a conversation selected, and everything that outlives a test put away after it.
import { act } from '@testing-library/react';
import type { ReactElement } from 'react';
import type { DeskSlices, Publication } from '../../../src-preload/contract';
import { ok } from '../../../src-preload/contract/result';
import { accepting } from '../../../src-renderer/app/accepting';
import { drafts } from '../../../src-renderer/app/drafts';
import { conversationSelected } from '../../../src-renderer/app/ui-slice';
import { renderStage, strikeStage } from './stage';

export async function mount(part: ReactElement, over: Partial<DeskSlices> = {}, selected?: string) {
  const stage = await renderStage(part, over);
  stage.answer('offer.accept', () => ok({ accepted: [], refused: [] }));
  const select = (interactionId: string) =>
    act(async () => {
      stage.store.dispatch(conversationSelected(interactionId));
    });
  if (selected !== undefined) await select(selected);
  return {
    ...stage,
    select,
    /** Publishes, and lets what follows from it (answers of the desk) happen. */
    publish: (slices: Partial<DeskSlices>, rest?: Partial<Omit<Publication, 'slices'>>) =>
      act(async () => {
        stage.publish(slices, rest);
      }),
  };
}

export function unmountAll(): void {
  strikeStage();
  drafts.keepOnly(new Set());
  accepting.dismissReport();
}
