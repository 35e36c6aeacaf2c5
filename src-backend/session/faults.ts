// Misbehaviour on demand, so that a test or a demo can see what the client makes of it: late, held or failed answers.
import type { ErrorCode } from '../../src-protocol';

export interface FaultRule {
  /** A command's name, or `*`. */
  command: string;
  /** Absent: everybody. */
  agentId?: string | undefined;
  /** How many commands it still meets. */
  times: number;
  fault:
    | { kind: 'fail'; code: ErrorCode; message: string }
    /** `execution`: the command itself is carried out later, not only its answer. */
    | { kind: 'late'; ms: number; what: 'result' | 'execution' }
    | { kind: 'hold' };
}

export interface Faults {
  add(rule: FaultRule): void;
  /** The rule that meets this command, used up by one. */
  take(agentId: string, command: string): FaultRule['fault'] | undefined;
  clear(): void;
  /** Results held back, to be let go in order. */
  readonly held: (() => void)[];
  release(): number;
}

export function createFaults(): Faults {
  let rules: FaultRule[] = [];
  const held: (() => void)[] = [];
  return {
    held,
    add: (rule) => void rules.push({ ...rule }),
    take(agentId, command) {
      const rule = rules.find(
        (entry) =>
          (entry.command === '*' || entry.command === command) &&
          (entry.agentId === undefined || entry.agentId === agentId),
      );
      if (!rule) return undefined;
      rule.times -= 1;
      rules = rules.filter(({ times }) => times > 0);
      return rule.fault;
    },
    clear() {
      rules = [];
    },
    release() {
      const go = held.splice(0);
      for (const send of go) send();
      return go.length;
    },
  };
}
