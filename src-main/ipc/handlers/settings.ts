// The settings domain of the contract: changes go to the settings, which validate, store and announce them.
import type { Handlers } from '../../../src-preload/contract';
import type { UserSettings } from '../../settings/user-settings';

export const settingsHandlers = (settings: UserSettings): Handlers['settings'] => ({
  change: (values) => settings.change(values),
});
