// What the session layer knows of a line to a client: enough to be a WebSocket, a pipe of a test or a simulation.
export interface Connection {
  send(text: string): void;
  /** Says goodbye with a code of the protocol's table; the reason is for developers. */
  close(code: number, reason: string): void;
  /** Cuts it without a goodbye. */
  terminate(): void;
}

/** What the line reports. `receive(undefined)`: something that is not text. */
export interface Peer {
  receive(text: string | undefined): void;
  closed(): void;
}
