// The composer's text and what becomes of it: a draft per conversation, the typing signal, sending, and getting the text
// back when the desk refuses it.
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Refusal } from '../../../src-preload/contract';
import { desk } from '../../app/desk-client';
import { announce } from '../../app/announcer';
import { useDraftText } from '../../app/drafts';
import { useTranslation } from '../../app/i18n';
import { useDesk } from '../../app/store';
import { putBack, writeDraft } from './draft-text';
import { draftSaver } from './transcripts';
import { makeTypingSignal } from './typing-signal';

export interface ComposerState {
  text: string;
  setText: (text: string) => void;
  /** @param anyway although somebody else has answered meanwhile: the agent has been asked */
  send: (anyway?: boolean) => void;
  /** Why the last message was refused; gone at the next key press. */
  refusal: Refusal | null;
}

export function useComposer(interactionId: string): ComposerState {
  const text = useDraftText(interactionId);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { t } = useTranslation('composer');
  const undoSeconds = useDesk((state) => state.settings.values.undoSendSeconds);
  const alive = useRef(true);
  const typing = useMemo(
    () => makeTypingSignal((on) => void desk.message.typing({ interactionId, on })),
    [interactionId],
  );

  useEffect(() => {
    alive.current = true;
    const leave = () => void draftSaver.flush(interactionId);
    window.addEventListener('pagehide', leave);
    return () => {
      alive.current = false;
      window.removeEventListener('pagehide', leave);
      typing.stop();
    };
  }, [interactionId, typing]);

  const setText = (next: string) => {
    writeDraft(interactionId, next);
    setRefusal(null);
    if (next.trim() === '') typing.stop();
    else typing.pressed();
  };

  const send = (anyway = false) => {
    const sent = text;
    typing.stop();
    writeDraft(interactionId, '');
    setRefusal(null);
    void desk.message.send({ interactionId, text: sent, ...(anyway ? { anyway } : {}) }).then((result) => {
      if (result.ok) {
        void draftSaver.flush(interactionId);
        if (undoSeconds > 0) announce(t('heldAnnounced', { count: undoSeconds }));
        return;
      }
      // Nothing is lost: the refused text comes back in front of what was typed meanwhile.
      putBack(interactionId, sent);
      if (alive.current) setRefusal(result.refusal);
    });
  };

  return { text, setText, send, refusal };
}
