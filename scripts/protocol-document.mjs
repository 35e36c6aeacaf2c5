// Makes the documents of the protocol from its zod schemas: the AsyncAPI 3 document and the tables of
// docs/protocol.md. Pure: gets the protocol and zod, returns text. `npm run docs` writes it, a test compares it.

const capital = (name) => name.charAt(0).toUpperCase() + name.slice(1);
/** `message.created` -> `MessageCreated` */
const pascal = (name) => name.split('.').map(capital).join('');
const schemaRef = (id) => ({ $ref: `#/components/schemas/${id}` });
const messageRef = (id) => ({ $ref: `#/channels/agent/messages/${id}` });

const ENTITIES = [
  'agent',
  'agentState',
  'activity',
  'queue',
  'source',
  'channel',
  'customer',
  'replyWindow',
  'interaction',
  'participant',
  'conference',
  'attribute',
  'reservation',
  'message',
  'delivery',
  'wrapUp',
  'transferTarget',
  'cannedReply',
  'policy',
  'protocolError',
];
const CLIENT_FRAMES = { hello: 'Hello', ackFrame: 'Ack', ping: 'Ping', commandFrame: 'Command' };
const SERVER_FRAMES = { welcome: 'Welcome', snapshot: 'Snapshot', result: 'Result', pong: 'Pong', eventFrame: 'Event' };

/** Every schema as JSON Schema of what is on the wire, by name, with references between them. */
function wireSchemas(protocol, z) {
  const registry = z.registry();
  const add = (schema, id) => {
    // One schema object may stand for several names (`{}` of many commands); only its first can be a reference.
    if (!registry.has(schema)) registry.add(schema, { id });
    return registry.get(schema).id;
  };
  for (const key of ENTITIES) add(protocol[key], capital(key));
  for (const [key, id] of Object.entries({ ...CLIENT_FRAMES, ...SERVER_FRAMES })) add(protocol[key], `${id}Frame`);
  const named = { commands: {}, events: {} };
  for (const [name, { data, value }] of Object.entries(protocol.COMMANDS))
    named.commands[name] = { data: add(data, `${pascal(name)}Data`), value: add(value, `${pascal(name)}Value`) };
  for (const [name, data] of Object.entries(protocol.EVENTS)) named.events[name] = add(data, `${pascal(name)}Data`);
  const { schemas } = z.toJSONSchema(registry, { io: 'input', uri: (id) => `#/components/schemas/${id}` });
  for (const schema of Object.values(schemas)) {
    delete schema.$schema;
    delete schema.$id;
  }
  return { schemas, named };
}

/** The envelope with its `type` and `data` filled in. */
const enveloped = (envelope, type, dataId) => ({
  ...envelope,
  properties: { ...envelope.properties, type: { const: type }, data: schemaRef(dataId) },
});

export function asyncApi(protocol, z) {
  const { schemas, named } = wireSchemas(protocol, z);
  const messages = {};
  const operations = {};
  const put = (id, name, payload) => {
    messages[id] = { name, contentType: 'application/json', payload };
    return messageRef(id);
  };
  const operate = (id, action, list, reply) => {
    operations[id] = {
      action,
      channel: { $ref: '#/channels/agent' },
      messages: list,
      ...(reply ? { reply: { channel: { $ref: '#/channels/agent' }, messages: reply } } : {}),
    };
  };

  const frame = (id) => put(id, id.toLowerCase(), schemaRef(`${id}Frame`));
  operate('hello', 'send', [frame('Hello')], [frame('Welcome')]);
  operate('snapshot', 'receive', [frame('Snapshot')]);
  operate('ping', 'send', [frame('Ping')], [frame('Pong')]);
  operate('ack', 'send', [frame('Ack')]);
  for (const [name, { data, value }] of Object.entries(named.commands)) {
    const id = pascal(name);
    const command = put(id, name, enveloped(schemas.CommandFrame, name, data));
    const result = put(`${id}Result`, 'result', {
      allOf: [
        schemaRef('ResultFrame'),
        { type: 'object', properties: { data: { type: 'object', properties: { value: schemaRef(value) } } } },
      ],
    });
    operate(name.replace('.', '_'), 'send', [command], [result]);
  }
  for (const [name, data] of Object.entries(named.events)) {
    const id = `${pascal(name)}Event`;
    operate(id, 'receive', [put(id, name, enveloped(schemas.EventFrame, name, data))]);
  }

  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Parley protocol',
      version: `${protocol.PROTOCOL_VERSION}.0.0`,
      description:
        'Between an agent client (the application described here) and a routing backend. The rules are in protocol.md.',
    },
    defaultContentType: 'application/json',
    servers: {
      backend: {
        host: '{host}',
        protocol: 'wss',
        variables: { host: { description: 'Given by the tenant. `ws` on loopback only.' } },
      },
    },
    channels: {
      agent: {
        address: '/',
        description: `One WebSocket for each signed-in agent, subprotocol ${protocol.SUBPROTOCOL}, one JSON object a text frame.`,
        messages,
      },
    },
    operations,
    components: { schemas },
  };
}

const code = (text) => `\`${text}\``;
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** `a`, `b?` of an object schema. */
function fields(schema, schemas) {
  const target = schema.$ref ? schemas[schema.$ref.split('/').at(-1)] : schema;
  const names = Object.keys(target.properties ?? {});
  const required = new Set(target.required ?? []);
  return names.length === 0 ? '' : names.map((name) => code(required.has(name) ? name : `${name}?`)).join(' ');
}

/** The generated parts of docs/protocol.md by marker name. */
export function tables(protocol, z) {
  const { schemas, named } = wireSchemas(protocol, z);
  const of = (id) => fields(schemas[id], schemas);
  const numbers = Object.entries({ ...protocol, ...protocol.HEARTBEAT }).filter(
    ([, value]) => typeof value === 'number',
  );
  return {
    entities: table(
      ['Entity', 'Fields'],
      ENTITIES.map((key) => [code(capital(key)), of(capital(key))]),
    ),
    commands: table(
      ['Command', 'data', 'value of its result'],
      Object.entries(named.commands).map(([name, { data, value }]) => [code(name), of(data), of(value)]),
    ),
    events: table(
      ['Event', 'data'],
      Object.entries(named.events).map(([name, data]) => [code(name), of(data)]),
    ),
    errors: table(
      ['Code', 'May be tried again'],
      Object.entries(protocol.ERROR_CODES).map(([name, { retryable }]) => [code(name), retryable ? 'yes' : 'no']),
    ),
    'close-codes': table(
      ['Code', 'Meaning', 'Client'],
      Object.entries(protocol.CLOSE_CODES).map(([number, { name, client }]) => [number, name, client]),
    ),
    numbers: table(
      ['Name', 'Value'],
      numbers.map(([name, value]) => [code(name), value.toLocaleString('en-GB').replaceAll(',', ' ')]),
    ),
  };
}

/** The text with each generated part put between its markers. Throws on a marker it has nothing for, or a missing one. */
export function filled(markdown, parts, file = 'docs/protocol.md') {
  const left = new Set(Object.keys(parts));
  const text = markdown.replace(/<!-- generated:([\w-]+) -->[\s\S]*?<!-- \/generated -->/g, (_whole, name) => {
    if (!left.delete(name)) throw new Error(`${file}: unknown or repeated marker "${name}"`);
    return `<!-- generated:${name} -->\n\n${parts[name]}\n\n<!-- /generated -->`;
  });
  if (left.size > 0) throw new Error(`${file}: no marker for ${[...left].join(', ')}`);
  return text;
}
