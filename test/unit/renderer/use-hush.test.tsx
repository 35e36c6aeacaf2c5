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

it('is cleared when masking is switched on, also of a request that has just left', async () => {
  const offer = { ...sampleOffer(NOW, 'one'), preview: { text: 'raw', masked: [] } };
  const { publish } = await renderStage(<Hush />, { masking: { isOn: false }, offers: [offer] });
  announce('They write: raw', 'assertive');
  publish({ tasks: [sampleTask(NOW, 'one', { maskingOn: false })] });
  expect(said()).toBe('They write: raw');
  publish({ masking: { isOn: true }, offers: [] });
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
