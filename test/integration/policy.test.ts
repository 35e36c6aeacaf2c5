// The organisation's word on the real desk and session, against the real backend: where she may sign in, what is kept, what
// is masked; and that a change of it never ends a conversation.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startBackend, type Backend } from '../../src-backend/start';
import type { PolicyValues } from '../../src-main/settings/catalogue';
import { createSignInRules } from '../../src-main/settings/policy/sign-in-rules';
import { createUserSettings } from '../../src-main/settings/user-settings';
import { createDeskStage, eventually, textOf, valueOf, type DeskStage } from '../kit/desk-stage';
import { policyOf } from '../kit/policy-feed';

let backend: Backend;
const stages: DeskStage[] = [];

beforeEach(async () => {
  backend = await startBackend({ scenario: 'quiet' });
});
afterEach(async () => {
  for (const { desk } of stages.splice(0)) desk.dispose();
  await backend.stop();
});

/** The desk under a policy, joined to it as the program does it. */
function made(values: PolicyValues, given?: string) {
  const policy = policyOf(values);
  const settings = createUserSettings({
    source: { load: () => ({}), save: () => Promise.resolve() },
    policy,
    preferredLanguages: () => ['en'],
  });
  const stage = createDeskStage(
    { url: backend.url, token: backend.token },
    {
      rules: createSignInRules(settings, given),
      mustMask: () => settings.get('maskSensitiveData') === 'always',
    },
  );
  stages.push(stage);
  const { desk, stored } = stage;
  return {
    stage,
    stored,
    say: (next: PolicyValues) => {
      policy.say(next);
      return desk.policyChanged();
    },
    view: () => desk.slices().signIn,
    signIn: (url = backend.url, remember = false, token = backend.token) =>
      desk.handlers.session.signIn({ url, token, remember }),
    practise: () => desk.handlers.session.tryEmbedded({}),
    codeOf: async (result: ReturnType<typeof desk.handlers.session.signIn>) => {
      const said = await result;
      return said.ok ? 'done' : said.refusal.code;
    },
  };
}

describe('where she may sign in', () => {
  it('refuses another host before anything is sent there, and says so on the screen', async () => {
    const { signIn, codeOf, view, say } = made({ allowedHosts: ['routing.example.org'] });
    expect(await codeOf(signIn('wss://elsewhere.example'))).toBe('host-not-allowed');
    expect(view().refusal?.code).toBe('host-not-allowed');
    // As soon as IT has mended it, it is not in the way any more.
    await say({});
    expect(view().refusal).toBeUndefined();
    expect(await codeOf(signIn())).toBe('done');
  });

  it('refuses an address she means where the organisation has another one, and one of the command line', async () => {
    const { signIn, codeOf, view, stored } = made({ backendUrl: backend.url }, 'wss://given.example');
    expect(view()).toMatchObject({ url: backend.url, urlForced: 'policy' });
    expect(await codeOf(signIn('wss://given.example'))).toBe('setting-forced');
    expect(await codeOf(signIn(`${backend.url}/`.replace(/\/+$/, '/')))).toBe('done');
    expect(stored.url).toBe(backend.url);
  });

  it('follows the organisation to another address, and gives hers back', async () => {
    const { view, say, stage } = made({});
    stage.stored.url = 'wss://hers.example';
    expect(view()).toMatchObject({ url: '', urlForced: false });
    await say({ backendUrl: 'wss://ours.example' });
    expect(view()).toMatchObject({ url: 'wss://ours.example', urlForced: 'policy' });
    await say({});
    expect(view()).toMatchObject({ url: '', urlForced: false });
    expect(made({}, 'wss://given.example').view()).toMatchObject({
      url: 'wss://given.example',
      urlForced: 'command-line',
    });
  });

  it('has no practice where the organisation has none, and hides it', async () => {
    const { practise, codeOf, view, say } = made({ allowPractice: false });
    expect(view().embeddedAvailable).toBe(false);
    expect(await codeOf(practise())).toBe('practice-not-allowed');
    await say({ allowedHosts: [] });
    expect(view().embeddedAvailable).toBe(true);
    expect(await codeOf(practise())).toBe('done');
  });
});

describe('what is kept', () => {
  it('keeps no key against the organisation’s word, and takes away one that is kept', async () => {
    const { signIn, codeOf, view, say, stored } = made({});
    expect(await codeOf(signIn(backend.url, true))).toBe('done');
    expect([stored.token, view().hasStoredToken]).toEqual([backend.token, true]);
    await say({ rememberSignIn: false });
    expect([stored.token, view().hasStoredToken, view().rememberForbidden]).toEqual([null, false, true]);
    expect(await codeOf(signIn(backend.url, true))).toBe('done');
    expect(stored.token).toBeNull();
    expect(await codeOf(signIn(backend.url, true, ''))).toBe('token-missing');
  });
});

describe('what is masked', () => {
  const CARD = '4111 1111 1111 1111';
  const masked = '************1111';

  it('is what the tenant wants, or more; at once, also what is shown already, and the conversation goes on', async () => {
    backend.control.setPolicy({ maskSensitiveData: false });
    const { stage, signIn, say } = made({});
    const { desk } = stage;
    valueOf(await signIn());
    await eventually(() => {
      expect(stage.mirror.presence?.state.kind).toBe('idle');
    });
    valueOf(await desk.handlers.presence.setState({ activityId: 'available' }));
    const { interactionId } = backend.control.offer({ text: `My card ${CARD}`, queue: 'orders', page: 'shop-si' });
    await eventually(() => {
      expect(stage.mirror.offers).toHaveLength(1);
    });
    valueOf(await desk.handlers.offer.accept({ reservationIds: stage.mirror.offers.map((one) => one.reservationId) }));
    await stage.open(interactionId);
    const words = () => stage.transcript(interactionId).map(textOf).join('\n');
    expect(words()).toContain(CARD);
    expect(stage.mirror.masking.isOn).toBe(false);

    await say({ maskSensitiveData: 'always', allowedHosts: ['elsewhere.example'], allowPractice: false });
    expect(stage.mirror.masking.isOn).toBe(true);
    expect(JSON.stringify(stage.mirror)).not.toContain(CARD);
    await eventually(() => {
      expect(words()).toContain(masked);
    });
    const from = stage.published.length;
    // What the tenant says cannot loosen it, and what comes next is masked as well.
    backend.control.setPolicy({ maskSensitiveData: false, reservationTimeoutSeconds: 60 });
    backend.control.says({ interactionId, text: `Again ${CARD}` });
    await eventually(() => {
      expect(words()).toContain(`Again ${masked}`);
    });
    expect(stage.published.slice(from).join('\n')).not.toContain(CARD);
    expect(stage.mirror.masking.isOn).toBe(true);
    expect(stage.mirror.connection.phase).toBe('live');
    expect(stage.mirror.tasks).toHaveLength(1);

    await say({});
    expect(stage.mirror.masking.isOn).toBe(false);
    await eventually(() => {
      expect(words()).toContain(CARD);
    });
  });
});
