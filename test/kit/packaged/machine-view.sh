#!/bin/sh
# Makes the view of machine-view.ts and keeps it until its input ends. Runs in a mount namespace of its own.
# usage: machine-view.sh FOLDER SHARED...   FOLDER is empty; SHARED folders are the machine's own in the view too
set -e
base=$1
shift
mount -t tmpfs -o mode=755 tmpfs "$base"
mkdir "$base/changes" "$base/work" "$base/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$base/changes,workdir=$base/work" "$base/root"
for folder in /proc /sys /dev /tmp "$@"; do mount --rbind "$folder" "$base/root$folder"; done
# What was changed is to be seen in the view itself.
mount -t tmpfs -o mode=755 tmpfs "$base/root/mnt"
mkdir "$base/root/mnt/changes" "$base/root/mnt/machine"
mount --bind "$base/changes" "$base/root/mnt/changes"
cd "$base/root"
# Not chroot: in one, nobody may make the user namespaces of Chromium's sandbox.
pivot_root . mnt/machine
umount -l /mnt/machine
echo ready
exec cat
