// Check 12: what became of the organisation's settings on this computer.
import type { PolicyState } from '../../settings/policy-state';
import type { Check } from './check';

export function policy(state: () => PolicyState): Check<'policy'> {
  return () => {
    const { sources, values } = state();
    const problems = sources.flatMap((source) => source.problems);
    const facts = {
      settings: Object.keys(values).length,
      sources: sources.filter((source) => source.state !== 'absent').length,
      problems: problems.length,
    };
    if (sources.some((source) => source.state === 'broken')) return { code: 'broken', facts };
    if (problems.length > 0) return { code: 'problems', facts };
    return { code: facts.sources === 0 && facts.settings === 0 ? 'none' : 'in-force', facts };
  };
}
