// Views are rebuilt only when what they are made of has changed, so that an unchanged slice stays the same object.

/** `build`, remembering the last call: the same inputs give the same object back. */
export function memo<I extends unknown[], O>(build: (...inputs: I) => O): (...inputs: I) => O {
  let last: { inputs: I; output: O } | undefined;
  return (...inputs) => {
    if (last?.inputs.every((input, at) => input === inputs[at]) !== true) last = { inputs, output: build(...inputs) };
    return last.output;
  };
}

/** The same for each entry of a table by id; entries that are gone are forgotten. Order and identity of the list are kept. */
export function memoList<T, I extends unknown[], O>(build: (item: T, ...inputs: I) => O) {
  let known = new Map<string, { inputs: [T, ...I]; output: O }>();
  let list: O[] = [];
  return (items: readonly { id: string; inputs: [T, ...I] }[]): O[] => {
    const next = new Map<string, { inputs: [T, ...I]; output: O }>();
    for (const { id, inputs } of items) {
      const before = known.get(id);
      const same = before?.inputs.every((input, at) => input === inputs[at]) === true;
      next.set(id, same ? before : { inputs, output: build(...inputs) });
    }
    known = next;
    const outputs = [...next.values()].map(({ output }) => output);
    if (outputs.length !== list.length || outputs.some((output, at) => output !== list[at])) list = outputs;
    return list;
  };
}
