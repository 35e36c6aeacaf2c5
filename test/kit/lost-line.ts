// A line that stays lost until the test lets it come back: the service asks for a long wait before the next try, so the
// program does not come back by itself while a test looks at what is shown meanwhile.
import type { Backend } from '../../src-backend/start';
import { expect, type Parley } from './launch';

const WAIT_MS = 240_000;

/** @param agent whose line; all lines by default */
export async function loseLine({ page, t }: Pick<Parley, 'page' | 't'>, backend: Backend, agent = 'all') {
  const strip = page.getByRole('region', { name: t('connection.region') });
  backend.control.shutDoor({ retryAfterMs: WAIT_MS });
  backend.control.dropLine({ agent });
  await expect(strip).toContainText(t('connection.title.reconnecting'));
  // It has been told to wait, and does.
  await expect(strip.getByRole('timer')).toHaveText(/^0[2-4]:\d\d$/);
  return {
    strip,
    /** By the button in the strip: minutes before the program would try again by itself. */
    async comeBack() {
      backend.control.openDoor();
      await strip.getByRole('button', { name: t('connection.retryNow') }).click();
      await expect(strip).toHaveCount(0);
    },
  };
}
