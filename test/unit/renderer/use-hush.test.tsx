// What was read out goes when masking is switched on, and stays through everything else.
import { afterEach, expect, it } from 'vitest';
import { announce } from '../../../src-renderer/app/announcer';
import { useHush } from '../../../src-renderer/app/use-hush';
import { sampleOffer, sampleTask } from '../../kit/renderer/sample-desk';
import { renderStage, strikeStage } from '../../kit/renderer/stage';

afterEach(strikeStage);

const NOW = Date.now();
const Hush = () => {
  useHush();
  return null;
};
const said = () => document.querySelector('[aria-live="assertive"]')?.textContent;

it('is cleared when an open conversation becomes masked', async () => {
  const task = sampleTask(NOW, 'one', { maskingOn: false });
  const { publish } = await renderStage(<Hush />, { tasks: [task] });
  announce('They write: raw', 'assertive');
  publish({ tasks: [{ ...task, unread: 3 }, sampleTask(NOW, 'two', { maskingOn: true })] });
  expect(said()).toBe('They write: raw');
  publish({ tasks: [{ ...task, maskingOn: true }] });
  expect(said()).toBe('');
});

it('is cleared when a request that is shown gets other words', async () => {
  const offer = { ...sampleOffer(NOW, 'one'), preview: { text: 'raw', masked: [] } };
  const { publish } = await renderStage(<Hush />, { offers: [offer] });
  announce('They write: raw', 'assertive');
  publish({ offers: [{ ...offer, state: 'accepting' }, sampleOffer(NOW, 'two')] });
  expect(said()).toBe('They write: raw');
  publish({ offers: [{ ...offer, preview: { text: '***', masked: [] } }] });
  expect(said()).toBe('');
});
