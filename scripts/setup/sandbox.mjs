// Some Linux systems forbid what Chromium's sandbox is made of. We never switch the sandbox off, so
// the person gets told what to allow, before Electron aborts with a message of its own.
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * @param {{ appArmor: string | null, clone: string | null, most: string | null }} kernel
 *   kernel.apparmor_restrict_unprivileged_userns, kernel.unprivileged_userns_clone, user.max_user_namespaces
 * @returns {boolean} whether an ordinary user may make user namespaces
 */
export function namespacesAllowed({ appArmor, clone, most }) {
  return appArmor !== '1' && clone !== '0' && most !== '0';
}

/** @param {string} name */
function kernelSetting(name) {
  try {
    return readFileSync(`/proc/sys/${name}`, 'utf8').trim();
  } catch {
    return null;
  }
}

/**
 * @param {string} binary the Electron binary
 * @returns {string | null} what to do so that the sandbox can start, or null when nothing is known to be in its way
 */
export function sandboxProblem(binary) {
  if (process.platform !== 'linux') return null;
  const allowed = namespacesAllowed({
    appArmor: kernelSetting('kernel/apparmor_restrict_unprivileged_userns'),
    clone: kernelSetting('kernel/unprivileged_userns_clone'),
    most: kernelSetting('user/max_user_namespaces'),
  });
  if (allowed) return null;
  const helper = join(dirname(binary), 'chrome-sandbox');
  try {
    const { uid, mode } = statSync(helper);
    if (uid === 0 && (mode & 0o4000) !== 0) return null;
  } catch {
    // Without the helper the advice below is still the way.
  }
  const sudo = process.getuid?.() === 0 ? '' : 'sudo ';
  return (
    'This system forbids user namespaces to ordinary users, so Electron needs its sandbox helper. If it does not start, run:\n' +
    `  ${sudo}chown root:root ${helper} && ${sudo}chmod 4755 ${helper}`
  );
}
