import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { asyncApi, filled, tables } from '../../../scripts/protocol-document.mjs';
import * as protocol from '../../../src-protocol';

const file = (path: string) => new URL(`../../../${path}`, import.meta.url);
const stored = (path: string) => readFileSync(file(path), 'utf8');
const document = asyncApi(protocol, z);

describe('documents of the protocol (npm run docs)', () => {
  it('has the AsyncAPI document of these schemas', () => {
    expect(JSON.parse(stored('docs/asyncapi.json'))).toEqual(JSON.parse(JSON.stringify(document)));
  });

  it('has the tables of these schemas', async () => {
    const now = stored('docs/protocol.md');
    const style = await resolveConfig(file('docs/protocol.md'));
    expect(await format(filled(now, tables(protocol, z)), { ...style, parser: 'markdown' })).toBe(now);
  });

  it('describes every command with its result and every event', () => {
    const { operations } = document as unknown as { operations: Record<string, { action: string; reply?: unknown }> };
    const sent = Object.values(operations).filter(({ action, reply }) => action === 'send' && reply !== undefined);
    // hello and ping have replies too.
    expect(sent).toHaveLength(Object.keys(protocol.COMMANDS).length + 2);
    const received = Object.values(operations).filter(({ action }) => action === 'receive');
    expect(received).toHaveLength(Object.keys(protocol.EVENTS).length + 1);
  });

  it('refers only to what it contains', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => String(path));
    expect(references.length).toBeGreaterThan(100);
    for (const path of new Set(references)) {
      const found = path
        .split('/')
        .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);
      expect(found, path).toBeTypeOf('object');
    }
  });

  it('describes the wire: a time is a text, not a number', () => {
    const { components } = document as unknown as {
      components: { schemas: Record<string, { properties: Record<string, unknown> }> };
    };
    expect(components.schemas['Reservation']?.properties['expiresAt']).toMatchObject({
      type: 'string',
      format: 'date-time',
    });
  });

  it('notices a missing and a foreign marker', () => {
    expect(() => filled('', { events: 'x' })).toThrow(/no marker for events/);
    expect(() => filled('<!-- generated:moon -->\n<!-- /generated -->', {})).toThrow(/moon/);
  });
});
