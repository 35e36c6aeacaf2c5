// A desk as the program composes it, on a real session against a real backend, with what it published and raised kept.
import { randomUUID } from 'node:crypto';
import { vi } from 'vitest';
import { createDesk, type Desk, type DeskAlert, type OwnSlices, type SignInRules } from '../../src-main/desk';
import { createSession, createSocketFactory, systemClock, type Clock, type Session } from '../../src-main/session';
import type { DeskDeps } from '../../src-main/desk/ports';
import type { MessageView, Result, TranscriptChange, TranscriptPage } from '../../src-preload/contract';
import { ok } from '../../src-preload/contract';
import { tokenMemory } from './token-memory';

export interface DeskStage {
  desk: Desk;
  session: Session;
  alerts: DeskAlert[];
  /** As the renderer would hold it: built from publications alone. */
  mirror: OwnSlices;
  published: string[];
  transcripts: TranscriptChange[];
  /** Open transcript built from its page and the changes since. */
  transcript: (interactionId: string) => MessageView[];
  open: (interactionId: string) => Promise<void>;
  stored: { token: string | null; url: string };
}

const until = { timeout: 10_000, interval: 10 };
/** Waits for what is expected to become true. */
export const eventually = <T>(expectation: () => T) => vi.waitFor(expectation, until);

/** Time runs faster for the client, so that its waits of seconds take a fraction of them. */
export const hurried = (factor: number): Clock => ({
  now: () => systemClock.now(),
  monotonic: () => systemClock.monotonic() * factor,
  setTimeout: (run, ms) => systemClock.setTimeout(run, ms / factor),
  clearTimeout: (handle) => {
    systemClock.clearTimeout(handle);
  },
});

export function createDeskStage(
  embedded: { url: string; token: string } | undefined,
  options: {
    clock?: Clock;
    locale?: string;
    keeping?: DeskDeps['keeping'];
    rules?: SignInRules;
    mustMask?: () => boolean;
  } = {},
): DeskStage {
  const clock = options.clock ?? systemClock;
  const session = createSession({
    clock,
    random: () => 0.01,
    newId: randomUUID,
    openSocket: createSocketFactory({ clock }),
    client: { name: 'Parley', version: '1.0.0' },
  });
  const stored: DeskStage['stored'] = { token: null, url: '' };
  const desk = createDesk({
    session,
    clock,
    locale: () => options.locale ?? 'en',
    ...(options.keeping === undefined ? {} : { keeping: options.keeping }),
    ...(options.mustMask === undefined ? {} : { mustMask: options.mustMask }),
    signIn: {
      ...(options.rules === undefined ? {} : { rules: options.rules }),
      secrets: tokenMemory(stored),
      lastUrl: {
        load: () => stored.url,
        save: (url) => {
          stored.url = url;
        },
      },
      ...(embedded === undefined ? {} : { startEmbedded: () => Promise.resolve(ok(embedded)) }),
    },
  });
  const held = new Map<string, Map<string, MessageView>>();
  const keep = (page: TranscriptPage) =>
    held.set(page.interactionId, new Map(page.messages.map((view) => [view.key, view])));
  const stage: DeskStage = {
    desk,
    session,
    alerts: [],
    mirror: desk.slices(),
    published: [],
    transcripts: [],
    stored,
    transcript: (interactionId) => {
      const all = [...(held.get(interactionId)?.values() ?? [])];
      return all.toSorted((a, b) => (a.index ?? Infinity) - (b.index ?? Infinity));
    },
    open: async (interactionId) => {
      const page = await desk.handlers.transcript.open({ interactionId });
      if (!page.ok) throw new Error(`transcript.open: ${page.refusal.code}`);
      keep(page.value);
    },
  };
  desk.onAlert((alert) => stage.alerts.push(alert));
  desk.onChange(({ slices, transcripts }) => {
    stage.mirror = { ...stage.mirror, ...slices };
    stage.published.push(JSON.stringify({ slices, transcripts }));
    stage.transcripts.push(...transcripts);
    for (const change of transcripts) {
      const messages = held.get(change.interactionId);
      for (const view of change.upserted) messages?.set(view.key, view);
      for (const key of change.removedKeys) messages?.delete(key);
      // As the window does it: a refusal (signed out meanwhile) leaves what is held.
      if (change.reset)
        void desk.handlers.transcript.open({ interactionId: change.interactionId }).then((page) => {
          if (page.ok) keep(page.value);
        });
    }
  });
  return stage;
}

/** The value of a result that must be good. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.refusal.code} ${result.refusal.detail ?? ''}`);
  return result.value;
}
export const textOf = (view: MessageView) =>
  view.parts.map((part) => (part.type === 'text' ? part.text.text : part.type)).join('');
