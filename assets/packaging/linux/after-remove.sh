#!/bin/sh
# After the removal, of the deb and the rpm. An upgrade calls it too, the rpm's after the new version is in place: then
# everything stays. What agents keep in their homes and what IT keeps in /etc/parley is never touched.
case "$1" in
  remove | purge | disappear | 0) ;;
  *) exit 0 ;;
esac

if [ -f /etc/apparmor.d/parley ]; then
  if command -v apparmor_status >/dev/null && apparmor_status --enabled 2>/dev/null; then
    if ! { [ -x /usr/bin/ischroot ] && /usr/bin/ischroot; }; then apparmor_parser --remove /etc/apparmor.d/parley || true; fi
  fi
  rm -f /etc/apparmor.d/parley
fi

if command -v update-desktop-database >/dev/null; then update-desktop-database -q /usr/share/applications || true; fi
if command -v gtk-update-icon-cache >/dev/null; then gtk-update-icon-cache -q -t /usr/share/icons/hicolor || true; fi
exit 0
