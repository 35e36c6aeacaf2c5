// What really happened in a course, as those who did it know it; the checker compares it with what is held and shown.
export interface Said {
  interactionId: string;
  text: string;
  /** `certain`: whoever said it was told that it is taken. `unknown`: a crash came before an answer. */
  taken: 'certain' | 'unknown';
}

export class CourseRecord {
  /** In the order of saying; a message sent again after a failure stands at its new place. */
  readonly agent: Said[] = [];
  readonly customer: Said[] = [];
  /** Texts the agent was told were not sent (failed, taken back), and when. */
  readonly notSent = new Map<string, number>();
  /** What events told, in their order; `epoch` changes with every snapshot. */
  readonly told: { interactionId: string; index: number; messageId: string; epoch: number }[] = [];
  /** Calls of the window that have no answer yet. */
  readonly open = new Set<string>();
  calls = 0;
  /** Errors that reached nobody. */
  readonly errors: string[] = [];
  readonly log: string[] = [];

  /** What is over and was well. */
  forget(): void {
    this.agent.length = 0;
    this.customer.length = 0;
    this.told.length = 0;
    this.log.length = 0;
    this.notSent.clear();
  }

  /** Follows one call of the window: exactly one answer. */
  async follow<T>(name: string, call: Promise<T>): Promise<T> {
    this.calls += 1;
    const id = `${name} ${this.calls}`;
    this.open.add(id);
    try {
      return await call;
    } finally {
      this.open.delete(id);
    }
  }
}
