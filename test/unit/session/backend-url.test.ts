import { describe, expect, it } from 'vitest';
import { checkBackendUrl } from '../../../src-main/session/backend-url';

describe('backend address', () => {
  it.each([
    'wss://backend.example/agent',
    'WSS://Backend.Example:8443',
    'ws://127.0.0.1:9000',
    'ws://localhost:9000/x',
    'ws://[::1]:1',
    ' wss://a.example ',
  ])('takes %s', (url) => {
    expect(checkBackendUrl(url).ok).toBe(true);
  });

  it.each([
    'ws://backend.example',
    'ws://127.0.0.1.example.org',
    'ws://localhost.example.org',
    'ws://10.0.0.1',
    'ws://0.0.0.0',
    'ws://[::ffff:10.0.0.1]',
  ])('refuses %s as insecure', (url) => {
    expect(checkBackendUrl(url)).toMatchObject({ ok: false, code: 'insecure-url' });
  });

  it.each([
    '',
    'backend.example',
    'https://backend.example',
    'javascript:alert(1)',
    'wss://me:secret@backend.example',
    'wss://backend.example/?token=secret',
    'wss://backend.example/#token',
  ])('refuses %s as no backend address', (url) => {
    expect(checkBackendUrl(url)).toMatchObject({ ok: false, code: 'bad-url' });
  });
});
