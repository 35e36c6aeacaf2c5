// What a notification on screen stands for. The presenter knows opaque tokens only; here they lead back to the thing,
// so that a click, late or not, finds exactly that one.

/** What a notification is about; one notification a subject at most. */
export type Subject =
  | { kind: 'offer'; reservationId: string }
  /** All offers at once, where they are too many. */
  | { kind: 'offers' }
  | { kind: 'conversation'; interactionId: string }
  | { kind: 'wrap-up'; interactionId: string }
  | { kind: 'rona' }
  | { kind: 'connection' }
  | { kind: 'test' };

const IDS = { offer: 'reservationId', conversation: 'interactionId', 'wrap-up': 'interactionId' } as const;
const isNamed = (kind: string): kind is keyof typeof IDS => Object.hasOwn(IDS, kind);

export function tokenOf(subject: Subject): string {
  switch (subject.kind) {
    case 'offer':
      return `offer:${subject.reservationId}`;
    case 'conversation':
    case 'wrap-up':
      return `${subject.kind}:${subject.interactionId}`;
    case 'offers':
    case 'rona':
    case 'connection':
    case 'test':
      return subject.kind;
  }
}

/** @param token made by `tokenOf`; ids may hold any character */
export function subjectOf(token: string): Subject {
  const colon = token.indexOf(':');
  const kind = colon < 0 ? token : token.slice(0, colon);
  if (!isNamed(kind)) return { kind } as Subject;
  return { kind, [IDS[kind]]: token.slice(colon + 1) } as Subject;
}
