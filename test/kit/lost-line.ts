// Until the specs that still say it this way are moved to `parley.line`.
import type { Parley } from './parley';

export async function loseLine({ line, desk }: Parley, _backend: unknown, _agent?: string) {
  await line.drops();
  return { strip: desk.connection.strip(), comeBack: line.returns };
}
