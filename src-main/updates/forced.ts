// Whether the organisation has said anything about updates: then it is shown where the agent reads about them.
import type { UserSettings } from '../settings/user-settings';

const OURS = ['updateMode', 'updateUrl', 'updateChannel'] as const;

export const isForcedByOrganisation = ({ policy }: Pick<UserSettings, 'policy'>) =>
  OURS.some((key) => key in policy().values);
