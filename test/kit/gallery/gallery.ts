// Shows one state of the real renderer on a desk double, to look at it: ?scene=busy&lang=fr&theme=dark&scale=100.
import type { Language } from '../../../src-preload/contract';
import { ok, refused } from '../../../src-preload/contract/result';
import { createDeskDouble } from '../renderer/desk-double';
import { sampleTranscript } from '../renderer/sample-desk';
import { sceneSlices } from './scenes';

const query = new URLSearchParams(window.location.search);
const now = Date.now();
const slices = sceneSlices(
  query.get('scene') ?? 'busy',
  now,
  (query.get('lang') ?? 'en') as Language,
  query.get('theme') ?? 'light',
);
slices.settings.values.uiScale = Number(query.get('scale') ?? 100);
const double = createDeskDouble(slices);
double.answer('transcript.open', ({ interactionId }: { interactionId: string }) =>
  ok({ interactionId, messages: sampleTranscript(now), firstUnread: 7, draft: '' }),
);
double.answer('session.signIn', () => refused('auth-expired', { detail: '4004' }));
double.answer('session.signOut', () => refused('conversation-open'));
double.answer('settings.change', (change: Record<string, never>) => {
  const settings = {
    ...slices.settings,
    values: { ...slices.settings.values, ...change },
  };
  settings.language = settings.values.language === 'system' ? 'en' : settings.values.language;
  slices.settings = settings;
  double.publish({ settings });
  return ok(null);
});
window.desk = double.desk;
Object.assign(window, { double });
await import('../../../src-renderer/main');
