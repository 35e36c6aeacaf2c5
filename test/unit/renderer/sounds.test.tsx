// Sounds are played when main says so, at the volume that is set by then; a request is louder news than a message.
import { expect, it, vi } from 'vitest';
import { makeFeeds } from '../../../src-renderer/app/feeds';
import { followSounds, playSound } from '../../../src-renderer/app/sounds';

it('plays one of several, at the volume of now', () => {
  const feeds = makeFeeds();
  const play = vi.fn(() => Promise.resolve(true));
  let volume = 40;
  const stop = followSounds(feeds, () => volume, play);
  feeds.emit('sounds', ['message', 'offer']);
  volume = 100;
  feeds.emit('sounds', ['message']);
  expect(play.mock.calls).toEqual([
    ['offer', 40],
    ['message', 100],
  ]);
  stop();
  feeds.emit('sounds', ['offer']);
  expect(play).toHaveBeenCalledTimes(2);
});

it('says whether it could be played, and starts the same one anew', async () => {
  const elements = new Set<HTMLMediaElement>();
  const play = vi.spyOn(HTMLMediaElement.prototype, 'play').mockImplementation(function (this: HTMLMediaElement) {
    elements.add(this);
    return Promise.resolve();
  });
  expect(await playSound('offer', 50)).toBe(true);
  expect(await playSound('offer', 50)).toBe(true);
  expect([elements.size, [...elements][0]?.volume, [...elements][0]?.currentTime]).toEqual([1, 0.5, 0]);
  play.mockRejectedValue(new Error('no device'));
  expect(await playSound('message', 50)).toBe(false);
});
