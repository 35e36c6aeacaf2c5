#!/bin/sh
# After the installation and after each upgrade, of the deb and the rpm. Written for any POSIX shell; electron-builder fills in
# words of the form dollar-brace, so there are none here.

# AppArmor (Ubuntu 24.04 and newer) lets only programs with a profile make the user namespaces of Chromium's sandbox. Older
# versions do not know this kind of profile and do not need it.
profile=/opt/Parley/resources/apparmor-profile
has_profile=no
if command -v apparmor_status >/dev/null && apparmor_status --enabled 2>/dev/null; then
  if apparmor_parser --skip-kernel-load --debug "$profile" >/dev/null 2>&1; then
    cp -f "$profile" /etc/apparmor.d/parley
    if ! { [ -x /usr/bin/ischroot ] && /usr/bin/ischroot; }; then
      apparmor_parser --replace --write-cache --skip-read-cache /etc/apparmor.d/parley && has_profile=yes
    fi
  fi
fi

# Where users may not make user namespaces, the sandbox needs its setuid helper; elsewhere it has no business being setuid.
# To decide anew after the system's settings were changed: dpkg-reconfigure parley, or install the rpm again.
setting() { cat "/proc/sys/$1" 2>/dev/null; }
helper=/opt/Parley/chrome-sandbox
mode=0755
if [ "$(setting user/max_user_namespaces)" = 0 ] || [ "$(setting kernel/unprivileged_userns_clone)" = 0 ]; then mode=4755; fi
if [ "$(setting kernel/apparmor_restrict_unprivileged_userns)" = 1 ] && [ "$has_profile" = no ]; then mode=4755; fi
chmod "$mode" "$helper"

# parley:// links and the menu. Where the distribution does it by itself, once more does no harm.
if command -v update-desktop-database >/dev/null; then update-desktop-database -q /usr/share/applications || true; fi
if command -v gtk-update-icon-cache >/dev/null; then gtk-update-icon-cache -q -t /usr/share/icons/hicolor || true; fi
exit 0
