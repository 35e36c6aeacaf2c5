// Stands between the program and its backend and adds messages of customers of its own making, as many and as fast as
// asked. The sequence stays whole: numbers of the backend are moved up, acknowledgements moved down.
import { randomUUID } from 'node:crypto';
import { WebSocket, WebSocketServer } from 'ws';

const TEXTS = [
  'Hello, is anybody there?',
  'I ordered two pairs of shoes last Monday and only one of them has come so far.',
  'The parcel number is 1Z 204 E38 06 4387 2231, it says delivered but nothing is here.',
  'Thank you!',
  'You can call me on +44 7966 197542 in the afternoon, or write to melissa.smith@example.org.',
  'Could you please check whether the blue one is still available in size 42?',
  'My card 4111 1111 1111 1111 was charged twice for order 10482, 79.90 EUR each time.',
  'ok',
  'I have been waiting since last week and would really like to know when it will arrive, because we travel on Friday.',
  'Yes, that is right.',
];

/** The customer of a conversation. @param {{ participants: any[] }} interaction */
function authorOf({ participants }) {
  const { participantId, role, displayName } = participants.find((one) => one.role === 'customer');
  return { participantId, role, displayName };
}

/** @param {string} target address of the backend */
export async function startFeed(target) {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
  await new Promise((resolve) => server.once('listening', resolve));
  /** @type {WebSocket | undefined} */
  let client;
  /** @type {WebSocket | undefined} */
  let floor;
  /** @typedef {{ interactionId: string, author: object, index: number, unread: number }} Talk */
  /** Of the program and of the floor: what one of them is told leaves no hole in the conversations of the other. */
  const talks = { /** @type {Talk[]} */ ours: [], /** @type {Talk[]} */ floor: [] };
  let last = 0;
  /** Numbers of the program and the backend's for the same event. @type {[number, number][]} */
  let places = [];

  /** @param {WebSocket} socket @param {string} protocol */
  function between(socket, protocol) {
    client = socket;
    last = 0;
    places = [];
    const upstream = new WebSocket(target, protocol, { perMessageDeflate: false });
    /** @type {string[]} */
    const early = [];
    let acknowledged = 0;
    upstream.on('open', () => {
      for (const text of early) upstream.send(text);
    });
    upstream.on('message', (data) => {
      const frame = JSON.parse(String(data));
      if (frame.type === 'snapshot')
        for (const who of /** @type {const} */ (['ours', 'floor']))
          talks[who] = frame.data.interactions.map((/** @type {any} */ one) => ({
            interactionId: one.interactionId,
            author: authorOf(one),
            index: one.lastIndex,
            unread: one.unread,
          }));
      if (frame.seq !== undefined) {
        last += 1;
        places.push([last, frame.seq]);
        frame.seq = last;
      }
      socket.send(JSON.stringify(frame));
    });
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data));
      if (frame.ack !== undefined) {
        while (places[1] !== undefined && places[1][0] <= frame.ack) places.shift();
        const known = places[0] !== undefined && places[0][0] <= frame.ack ? places[0][1] : 0;
        if (frame.type === 'ack' && known === acknowledged) return;
        acknowledged = known;
        frame.ack = known;
      }
      const text = JSON.stringify(frame);
      if (upstream.readyState === WebSocket.OPEN) upstream.send(text);
      else early.push(text);
    });
    socket.on('close', (code) => {
      if (process.env.BENCH_NOISY) process.stderr.write(`feed: the program left (${code})\n`);
      upstream.close();
    });
    upstream.on('close', (code, reason) => {
      if (process.env.BENCH_NOISY) process.stderr.write(`feed: the backend left (${code} ${String(reason)})\n`);
      socket.close(code > 1015 ? code : 1001);
    });
  }
  server.on('connection', (socket, request) => {
    if (request.url === '/floor') floor = socket;
    else between(socket, String(request.headers['sec-websocket-protocol']));
  });

  let made = 0;
  /** @param {'ours' | 'floor'} who @param {string} [text] @param {number} [at] which conversation */
  const messageText = (who, text = TEXTS[made % TEXTS.length], at = made) => {
    const talk = talks[who][at % talks[who].length];
    if (talk === undefined) throw new Error('nobody has signed in through the feed');
    made += 1;
    talk.index += 1;
    talk.unread += 1;
    const message = {
      messageId: randomUUID(),
      interactionId: talk.interactionId,
      index: talk.index,
      author: talk.author,
      createdAt: new Date().toISOString(),
      parts: [{ type: 'text', text }],
    };
    const frame = { type: 'message.created', id: randomUUID(), seq: 0, subject: talk.interactionId };
    return JSON.stringify({ ...frame, time: message.createdAt, data: { message, unread: talk.unread } });
  };
  const place = (/** @type {string} */ text) => text.replace('"seq":0', `"seq":${++last}`);

  return {
    url: `ws://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`,
    floorIsThere: () => floor !== undefined,
    /** Frames without their places in the sequence. The last one says `marker` in conversation `at`. */
    frames: (/** @type {number} */ count, /** @type {string} */ marker, /** @type {number} */ at) =>
      Array.from({ length: count }, (_, n) =>
        n === count - 1 ? messageText('ours', marker, at) : messageText('ours'),
      ),
    /** @param {string[]} frames @returns {number} when the first one went out, epoch ms */
    send: (frames) => {
      const placed = frames.map(place);
      const from = performance.timeOrigin + performance.now();
      for (const frame of placed) client?.send(frame);
      return from;
    },
    /** @param {'ours' | 'floor'} which @param {{ perSecond: number, ms: number }} pace @returns {Promise<number>} sent */
    pace: (which, { perSecond, ms }) =>
      new Promise((resolve) => {
        const began = performance.now();
        let sent = 0;
        const timer = setInterval(() => {
          const due = Math.round((Math.min(performance.now() - began, ms) / 1_000) * perSecond);
          for (; sent < due; sent += 1) {
            if (which === 'floor') floor?.send(messageText(which));
            else client?.send(place(messageText(which)));
          }
          if (performance.now() - began < ms) return;
          clearInterval(timer);
          resolve(sent);
        }, 5);
      }),
    stop: () => {
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}
