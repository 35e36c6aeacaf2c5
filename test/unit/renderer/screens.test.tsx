// Connection strip, sign-in, settings and dialogs as an agent meets them.
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { ConnectionPhase } from '../../../src-preload/contract';
import { ok, refused } from '../../../src-preload/contract/result';
import { App } from '../../../src-renderer/app/App';
import { dialogOpened } from '../../../src-renderer/app/ui-slice';
import { sampleOffer, samplePresence, sampleSlices } from '../../kit/renderer/sample-desk';
import { renderStage, strikeStage } from '../../kit/renderer/stage';

afterEach(strikeStage);

const NOW = Date.now();
const line = (phase: ConnectionPhase, over = {}) => ({ phase, since: NOW, attempt: 0, embedded: false, ...over });

describe('connection strip', () => {
  it('is not there while the line is live', async () => {
    await renderStage(<App />);
    expect(screen.queryByRole('region', { name: 'Connection' })).toBeNull();
  });

  it('says what is wrong and what still works, and tries again on demand', async () => {
    const stage = await renderStage(<App />);
    stage.publish({ connection: line('reconnecting', { attempt: 2, nextAttemptAt: Date.now() + 8_000 }) });
    const strip = screen.getByRole('region', { name: 'Connection' });
    expect(strip.textContent).toMatch(/Connection lost, reconnecting.*Messages wait here.*Next try in 00:0\d/);
    expect(screen.getByRole('alert').textContent).toContain('Connection lost');
    await stage.user.click(within(strip).getByRole('button', { name: 'Retry now' }));
    expect(stage.callsOf('session.retryNow')).toHaveLength(1);
    stage.publish({ connection: line('live') });
    expect(screen.queryByRole('region', { name: 'Connection' })).toBeNull();
    expect(screen.getByRole('status').textContent).toBe('Connected again');
  });

  it('offers to take over a session that went elsewhere', async () => {
    const stage = await renderStage(<App />, {
      connection: line('superseded', { supersededBy: { clientName: 'Laptop', since: NOW } }),
    });
    expect(screen.getByRole('region', { name: 'Connection' }).textContent).toMatch(
      /Laptop has your session since .*drafts and waiting messages are kept/,
    );
    await stage.user.click(screen.getByRole('button', { name: 'Sign in here' }));
    expect(stage.callsOf('session.takeOver')).toHaveLength(1);
  });

  it('asks the one at work whether to hand over', async () => {
    const contestedBy = { clientName: 'Laptop', since: NOW };
    const stage = await renderStage(<App />, { connection: line('live', { contestedBy }) });
    expect(screen.getByRole('region', { name: 'Connection' }).textContent).toContain('Laptop was refused at');
    await stage.user.click(screen.getByRole('button', { name: 'Stay here' }));
    await stage.user.click(screen.getByRole('button', { name: 'Hand over' }));
    expect(stage.callsOf('session.stay')).toHaveLength(1);
    expect(stage.callsOf('session.handOver')).toHaveLength(1);
  });

  it('leads from an ended session to sign-in and back', async () => {
    const stage = await renderStage(<App />, { connection: line('stopped', { reason: 'authenticate' }) });
    await stage.user.click(screen.getByRole('button', { name: 'Sign in again' }));
    expect(screen.getByRole('heading', { name: 'Sign in' })).toBeDefined();
    await stage.user.click(screen.getByRole('button', { name: 'Back to my conversations' }));
    expect(screen.getByRole('navigation', { name: 'Tasks' })).toBeDefined();
  });
});

describe('sign-in', () => {
  const signedOut = { presence: null, connection: line('signed-out') };

  it('sends address and token, and forgets the token', async () => {
    const stage = await renderStage(<App />, signedOut);
    const token = screen.getByLabelText('Access key');
    expect(token.getAttribute('type')).toBe('password');
    await stage.user.type(screen.getByLabelText('Address of the service'), ' wss://contact.example.org ');
    await stage.user.type(token, 'secret-token{Enter}');
    expect(stage.callsOf('session.signIn')).toEqual([
      { url: 'wss://contact.example.org', token: 'secret-token', remember: true },
    ]);
    await waitFor(() => expect(token).toHaveProperty('value', ''));
    expect(JSON.stringify(stage.store.getState())).not.toContain('secret-token');
  });

  it('that began by itself says why it was refused, and takes over with the key main still has', async () => {
    const stage = await renderStage(<App />, {
      presence: null,
      connection: line('superseded', { supersededBy: { clientName: 'Laptop', since: NOW } }),
      signIn: { ...sampleSlices(NOW).signIn, hasStoredToken: false, refusal: { code: 'superseded', retryable: false } },
    });
    expect(screen.getByRole('alert').textContent).toMatch(/already signed in with Laptop, since/);
    await stage.user.click(screen.getByRole('button', { name: 'Sign in here and end the other session' }));
    expect(stage.callsOf('session.takeOver')).toHaveLength(1);
    expect(stage.callsOf('session.signIn')).toEqual([]);
  });

  it('asks for what is missing before it calls', async () => {
    const stage = await renderStage(<App />, signedOut);
    await stage.user.click(screen.getByRole('button', { name: 'Sign in' }));
    const address = screen.getByLabelText('Address of the service');
    expect(address.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(address.getAttribute('aria-describedby') ?? '')?.textContent).toMatch(/wss:/);
    expect(stage.calls).toEqual([]);
  });

  it('uses the stored token when the field is empty', async () => {
    const signIn = {
      embeddedAvailable: false,
      url: 'wss://a.example',
      urlForced: 'policy' as const,
      hasStoredToken: true,
    };
    const stage = await renderStage(<App />, { ...signedOut, signIn });
    expect(screen.getByLabelText('Address of the service').hasAttribute('readonly')).toBe(true);
    expect(screen.queryByRole('button', { name: /simulated/ })).toBeNull();
    await stage.user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(stage.callsOf('session.signIn')).toEqual([{ url: 'wss://a.example', token: '', remember: true }]);
  });

  it('says in words why it failed, the code behind Details', async () => {
    const stage = await renderStage(<App />, signedOut, { language: 'fr' });
    stage.answer('session.tryEmbedded', () => refused('backend-unreachable', { detail: 'ECONNREFUSED' }));
    await stage.user.click(screen.getByRole('button', { name: 'Essayer avec des clients simulés' }));
    const failure = await waitFor(() => {
      const [found] = screen.getAllByRole('alert').filter((alert) => alert.textContent.includes('injoignable'));
      return found as HTMLElement;
    });
    expect(
      within(failure)
        .getByText(/ECONNREFUSED/)
        .closest('details')?.open,
    ).toBe(false);
  });

  it('shows no form while it signs in by itself', async () => {
    const stage = await renderStage(<App />, { presence: null, connection: line('connecting', { embedded: true }) });
    expect(screen.getByText('Starting the simulated customers…')).toBeDefined();
    expect(screen.queryByLabelText('Access key')).toBeNull();
    stage.publish({ presence: samplePresence(NOW), connection: line('live') });
    expect(screen.getByRole('button', { name: /Your state/ })).toBeDefined();
  });

  it('keeps the form with what was typed while it connects', async () => {
    const stage = await renderStage(<App />, signedOut);
    await stage.user.type(screen.getByLabelText('Address of the service'), 'wss://typed');
    stage.publish({ connection: line('connecting') });
    expect(screen.getByLabelText('Address of the service')).toHaveProperty('value', 'wss://typed');
    expect(screen.getByRole('button', { name: 'Signing in…' })).toHaveProperty('disabled', true);
  });
});

describe('settings', () => {
  const openSettings = async (stage: Awaited<ReturnType<typeof renderStage>>) => {
    await stage.user.click(screen.getByRole('button', { name: /Account and settings/ }));
    await stage.user.click(screen.getByRole('menuitem', { name: 'Settings' }));
    return screen.findByRole('dialog', { name: 'Settings' });
  };

  it('changes language at once, everywhere', async () => {
    const stage = await renderStage(<App />);
    const dialog = await openSettings(stage);
    await stage.user.click(within(dialog).getByRole('radio', { name: 'Slovenščina' }));
    expect(stage.callsOf('settings.change')).toEqual([{ language: 'sl' }]);
    const { settings } = sampleSlices(NOW);
    stage.publish({ settings: { ...settings, values: { ...settings.values, language: 'sl' }, language: 'sl' } });
    expect(screen.getByRole('dialog', { name: 'Nastavitve' })).toBeDefined();
    expect(document.documentElement.lang).toBe('sl');
  });

  it('applies theme and scale to the document', async () => {
    const { settings } = sampleSlices(NOW);
    const stage = await renderStage(<App />);
    stage.publish({ settings: { ...settings, values: { ...settings.values, theme: 'dark', uiScale: 125 } } });
    expect(document.documentElement.dataset['theme']).toBe('dark');
    expect(document.documentElement.style.fontSize).toBe('20px');
  });

  it('locks what the organisation forces, and says so', async () => {
    const { settings } = sampleSlices(NOW);
    const stage = await renderStage(<App />, {
      settings: { ...settings, origins: { ...settings.origins, theme: 'policy' } },
    });
    const dialog = await openSettings(stage);
    const group = within(dialog).getByRole('radiogroup', { name: 'Appearance' });
    expect(within(group).getByRole('radio', { name: 'Dark' })).toHaveProperty('disabled', true);
    expect(document.getElementById(group.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'Set by your organisation',
    );
  });

  it('closes on Escape and gives the focus back', async () => {
    const stage = await renderStage(<App />);
    await openSettings(stage);
    await stage.user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: /Account/ })));
  });
});

describe('dialogs', () => {
  it('say why signing out is refused and stay open', async () => {
    const stage = await renderStage(<App />);
    stage.answer('session.signOut', () => refused('conversation-open'));
    stage.store.dispatch(dialogOpened({ kind: 'sign-out' }));
    const dialog = await screen.findByRole('alertdialog', { name: 'Sign out?' });
    await stage.user.click(within(dialog).getByRole('button', { name: 'Sign out' }));
    expect(await within(dialog).findByText(/You still have open conversations/)).toBeDefined();
    stage.answer('session.signOut', () => ok(null));
    await stage.user.click(within(dialog).getByRole('button', { name: 'Sign out' }));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  });

  it('never hide the offer popover, take its focus, or close because of it', async () => {
    const stage = await renderStage(<App />);
    stage.store.dispatch(dialogOpened({ kind: 'settings' }));
    await screen.findByRole('dialog', { name: 'Settings' });
    // What is behind the dialog is out of reach …
    const behind = screen.getByRole('button', { name: /Your state/, hidden: true });
    expect(behind.closest('[aria-hidden="true"], [inert]')).not.toBeNull();
    // … but an offer that comes now is not.
    stage.answer('offer.accept', () => ok({ accepted: [], refused: [] }));
    stage.publish({ offers: [sampleOffer(Date.now(), 'a')] });
    const offers = await screen.findByRole('region', { name: 'Contact requests' });
    expect(offers.closest('[aria-hidden="true"], [inert]')).toBeNull();
    const accept = within(offers).getByRole('button', { name: /Accept/ });
    accept.focus();
    expect(document.activeElement).toBe(accept);
    await stage.user.click(accept);
    expect(stage.callsOf('offer.accept')).toEqual([{ reservationIds: ['r-a'] }]);
    expect(screen.getByRole('dialog', { name: 'Settings' })).toBeDefined();
  });
});
