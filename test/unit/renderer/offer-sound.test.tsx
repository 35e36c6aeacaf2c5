// The sound of a contact request: once for each new one, at the agent's volume, and not at all when she turned it off.
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DeskSlices } from '../../../src-preload/contract';
import { useDesk } from '../../../src-renderer/app/store';
import { useOfferSound } from '../../../src-renderer/features/offer/use-offer-sound';
import { mount, unmountAll } from '../../kit/renderer/mount';
import { sampleOffer, sampleSlices } from '../../kit/renderer/sample-desk';

afterEach(unmountAll);

const now = Date.now();
const play = vi.fn<(volume: number) => void>();

function Ear() {
  useOfferSound(
    useDesk((state) => state.offers),
    play,
  );
  return null;
}

const settingsWith = (values: Partial<DeskSlices['settings']['values']>): DeskSlices['settings'] => {
  const { settings } = sampleSlices(now);
  return { ...settings, values: { ...settings.values, ...values } };
};

describe('offer sound', () => {
  it('is heard once for each new request, at the volume that is set', async () => {
    play.mockClear();
    const { publish } = await mount(<Ear />, { offers: [], settings: settingsWith({ soundVolume: 40 }) });
    expect(play).not.toHaveBeenCalled();
    await publish({ offers: [sampleOffer(now, 'a')] });
    expect(play.mock.calls).toEqual([[40]]);
    await publish({ offers: [sampleOffer(now, 'a', { state: 'accepting' })] });
    expect(play).toHaveBeenCalledTimes(1);
    await publish({ offers: [sampleOffer(now, 'a'), sampleOffer(now, 'b')] });
    expect(play).toHaveBeenCalledTimes(2);
  });

  it.each([{ offerSound: false }, { soundVolume: 0 }])('is silent with %j', async (values) => {
    play.mockClear();
    const { publish } = await mount(<Ear />, { offers: [], settings: settingsWith(values) });
    await publish({ offers: [sampleOffer(now, 'a')] });
    expect(play).not.toHaveBeenCalled();
  });
});
