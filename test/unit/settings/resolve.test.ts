// Who decides: the computer's policy before the person's, both before the agent, she before the default; only what may
// be forced can be, and only what she sees can be hers.
import { describe, expect, it } from 'vitest';
import { CATALOGUE, type CatalogueKey, type PolicyValues } from '../../../src-main/settings/catalogue';
import { resolve, type Origin } from '../../../src-main/settings/resolve';
import type { Settings } from '../../../src-preload/contract/settings';

type Row = [machine: PolicyValues, user: PolicyValues, chosen: Partial<Settings>, value: unknown, origin: Origin];

const rows = (key: CatalogueKey, table: Row[]) => {
  it.each(table)(`${key}: computer %j, person %j, agent %j gives %j (%s)`, (machine, user, chosen, value, origin) => {
    const sources = [
      { scope: 'machine', values: machine },
      { scope: 'user', values: user },
    ] as const;
    for (const order of [sources, [...sources].reverse()]) {
      const resolved = resolve(order, chosen);
      expect([resolved.values[key], resolved.origins[key]]).toEqual([value, origin]);
    }
  });
};

describe('resolve', () => {
  rows('closeToTray', [
    [{}, {}, {}, false, 'default'],
    [{}, {}, { closeToTray: true }, true, 'user'],
    [{}, { closeToTray: false }, { closeToTray: true }, false, 'user-policy'],
    [{ closeToTray: true }, { closeToTray: false }, {}, true, 'machine-policy'],
    [{ closeToTray: false }, { closeToTray: true }, { closeToTray: true }, false, 'machine-policy'],
    [{ spellCheck: false }, {}, { closeToTray: true }, true, 'user'],
  ]);
  rows('undoSendSeconds', [
    [{}, {}, { undoSendSeconds: 0 }, 0, 'user'],
    [{ undoSendSeconds: 0 }, { undoSendSeconds: 3 }, { undoSendSeconds: 5 }, 0, 'machine-policy'],
  ]);
  rows('backendUrl', [
    [{}, {}, {}, '', 'default'],
    [{}, { backendUrl: 'wss://b.example' }, {}, 'wss://b.example', 'user-policy'],
    [{ backendUrl: '' }, { backendUrl: 'wss://b.example' }, {}, '', 'machine-policy'],
    // Not a setting of hers, whatever her settings file says.
    [{}, {}, { backendUrl: 'wss://c.example' } as object, '', 'default'],
  ]);
  rows('theme', [
    // Not to be forced, whoever says it.
    [{ theme: 'dark' }, { theme: 'dark' }, {}, 'system', 'default'],
    [{ theme: 'dark' }, {}, { theme: 'light' }, 'light', 'user'],
  ]);

  it('says a value and an origin for every setting, each fitting its schema', () => {
    const { values, origins } = resolve([], {});
    expect(Object.keys(values)).toEqual(Object.keys(CATALOGUE));
    expect(Object.keys(origins)).toEqual(Object.keys(CATALOGUE));
    for (const key of Object.keys(CATALOGUE) as CatalogueKey[])
      expect(CATALOGUE[key].schema.safeParse(values[key]).success, key).toBe(true);
  });
});
