import { describe, expect, it } from 'vitest';
import { socketFailure } from '../../../src-main/session/socket-failure';

const coded = (code: string, message = 'secret text') => Object.assign(new Error(message), { code });

describe('socket failure', () => {
  it.each([
    ['ENOTFOUND', 'unreachable'],
    ['EAI_AGAIN', 'unreachable'],
    ['ECONNREFUSED', 'unreachable'],
    ['ECONNRESET', 'unreachable'],
    ['CERT_HAS_EXPIRED', 'certificate'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
    ['ERR_SSL_UNSUPPORTED_PROTOCOL', 'tls'],
    ['EPROTO', 'tls'],
    ['HPE_INVALID_CONSTANT', 'not-a-backend'],
    ['WS_ERR_UNSUPPORTED_MESSAGE_LENGTH', 'bad-frame'],
  ])('takes %s as %s and passes only the code on', (code, failure) => {
    expect(socketFailure(coded(code), false)).toEqual({ failure, detail: code });
  });

  it('takes a reset of an open connection as its loss', () => {
    expect(socketFailure(coded('ECONNRESET'), true)).toEqual({ failure: 'lost', detail: 'ECONNRESET' });
  });

  it.each([
    ['Opening handshake has timed out', { failure: 'timeout' }],
    ['Unexpected server response: 404', { failure: 'not-a-backend', detail: '404' }],
    ['Server sent no subprotocol', { failure: 'not-a-backend' }],
    ['anything else wss://u:p@host', { failure: 'lost' }],
  ])('reads %j', (message, expected) => {
    expect(socketFailure(new Error(message), false)).toEqual(expected);
  });
});
