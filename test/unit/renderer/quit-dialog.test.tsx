// The question before the end, the window's own settings, and what happens when the network is back.
import { screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { watchNetworkReturn } from '../../../src-renderer/app/network-return';
import { DialogHost } from '../../../src-renderer/dialogs/DialogHost';
import { WindowSection } from '../../../src-renderer/features/settings/WindowSection';
import { sampleSlices } from '../../kit/renderer/sample-desk';
import { renderStage, strikeStage } from '../../kit/renderer/stage';

afterEach(strikeStage);

it('says what is open, follows it, and stays or quits as she chooses', async () => {
  const stage = await renderStage(<DialogHost />);
  expect(screen.queryByRole('alertdialog')).toBeNull();
  stage.publish({ quit: { offers: 2, conversations: 1, wrapUps: 0, unsent: 1 } });
  const dialog = screen.getByRole('alertdialog', { name: 'Quit with open work?' });
  const items = () =>
    within(dialog)
      .queryAllByRole('listitem')
      .map(({ textContent }) => textContent);
  expect(items()).toEqual(['2 requests waiting for you', '1 conversation', '1 message not sent yet']);
  stage.publish({ quit: { offers: 0, conversations: 0, wrapUps: 1, unsent: 0 } });
  expect(items()).toEqual(['1 conversation without a wrap-up reason']);
  await stage.user.click(within(dialog).getByRole('button', { name: 'Quit anyway' }));
  expect(stage.callsOf('program.quit')).toEqual([{}]);
  await stage.user.keyboard('{Escape}');
  expect(stage.callsOf('program.stay')).toEqual([{}]);
  stage.publish({ quit: { offers: 0, conversations: 0, wrapUps: 1, unsent: 0, isRestart: true } });
  expect(screen.getByRole('alertdialog', { name: 'Restart with open work?' })).toBeDefined();
  expect(screen.getByRole('button', { name: 'Restart anyway' })).toBeDefined();
  stage.publish({ quit: null });
  expect(screen.queryByRole('alertdialog')).toBeNull();
});

it('changes one setting of the window at a time, and shows what IT has decided as locked', async () => {
  const { settings } = sampleSlices(Date.now());
  const forced = { ...settings, origins: { ...settings.origins, keepAwake: 'policy' as const } };
  const stage = await renderStage(<WindowSection />, { settings: forced });
  await stage.user.click(screen.getByRole('checkbox', { name: 'Keep Parley in the tray when the window is closed' }));
  expect(stage.callsOf('settings.change')).toEqual([{ closeToTray: true }]);
  const locked = screen.getByRole('checkbox', { name: /^Keep the computer from sleeping/ });
  expect(locked).toHaveProperty('disabled', true);
  expect(screen.getByText('Set by your organisation')).toBeDefined();
});

it('looks at the line anew when the network is back', async () => {
  const stage = await renderStage(<DialogHost />);
  const page = new EventTarget();
  const stop = watchNetworkReturn(page, window.desk);
  page.dispatchEvent(new Event('online'));
  expect(stage.callsOf('session.retryNow')).toHaveLength(1);
  stop();
  page.dispatchEvent(new Event('online'));
  expect(stage.callsOf('session.retryNow')).toHaveLength(1);
});
