// Text of a scenario file -> a checked scenario. Whatever is wrong is said with file, line, column and field.
import { JsonError, lineAndColumn, parseLocated } from './positions';
import { scenario, type Scenario } from './schema';

export class ScenarioError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ScenarioError';
  }
}

/** Throws `ScenarioError`, one problem a line: `FILE:LINE:COLUMN: field: what is wrong`. */
export function readScenario(text: string, file: string): Scenario {
  const place = (offset: number) => {
    const { line, column } = lineAndColumn(text, offset);
    return `${file}:${line}:${column}`;
  };
  let located: ReturnType<typeof parseLocated>;
  try {
    located = parseLocated(text);
  } catch (error) {
    if (error instanceof JsonError) throw new ScenarioError([`${place(error.offset)}: ${error.message}`]);
    throw error;
  }
  const say = (path: readonly PropertyKey[], message: string) =>
    `${place(located.offsetOf(path))}: ${path.map(String).join('.') || 'scenario'}: ${message}`;
  const read = scenario.safeParse(located.value);
  if (!read.success) throw new ScenarioError(read.error.issues.map(({ path, message }) => say(path, message)));
  const loose = looseEnds(read.data);
  if (loose.length > 0) throw new ScenarioError(loose.map(({ path, message }) => say(path, message)));
  return read.data;
}

/** References that lead nowhere, ids used twice, and what the rules of the program need. */
function looseEnds(given: Scenario): { path: PropertyKey[]; message: string }[] {
  const found: { path: PropertyKey[]; message: string }[] = [];
  const ids = (items: readonly { id: string }[]) => new Set(items.map(({ id }) => id));
  const [queues, pages, activities] = [ids(given.queues), ids(given.pages), ids(given.activities)];
  const need = (known: Set<string>, id: string | undefined, what: string, path: PropertyKey[]) => {
    if (id !== undefined && !known.has(id)) found.push({ path, message: `there is no ${what} "${id}"` });
  };
  for (const part of ['activities', 'queues', 'pages', 'agents', 'stories', 'cannedReplies'] as const) {
    const seen = new Set<string>();
    given[part].forEach(({ id }, at) => {
      if (seen.has(id)) found.push({ path: [part, at, 'id'], message: `"${id}" is used twice` });
      seen.add(id);
    });
  }
  given.agents.forEach((agent, at) => {
    agent.queues?.forEach((id, index) => need(queues, id, 'queue', ['agents', at, 'queues', index]));
    need(activities, agent.activity, 'activity', ['agents', at, 'activity']);
    agent.simulated?.activities.forEach((id, index) =>
      need(activities, id, 'activity', ['agents', at, 'simulated', 'activities', index]),
    );
  });
  given.stories.forEach((story, at) => {
    need(queues, story.queue, 'queue', ['stories', at, 'queue']);
    need(pages, story.page, 'page', ['stories', at, 'page']);
  });
  need(ids(given.wrapUp.codes), given.wrapUp.default, 'wrap-up code', ['wrapUp', 'default']);
  for (const kind of ['available', 'idle'] as const)
    if (!given.activities.some((activity) => activity.kind === kind))
      found.push({ path: ['activities'], message: `one activity of kind "${kind}" is needed` });
  for (const id of ['rona', 'connection-lost'])
    if (!given.activities.some((activity) => activity.kind === 'system' && activity.id === id))
      found.push({ path: ['activities'], message: `the system activity "${id}" is needed` });
  if (given.agents.every(({ simulated }) => simulated !== undefined))
    found.push({ path: ['agents'], message: 'one agent who is not simulated is needed' });
  return found;
}
