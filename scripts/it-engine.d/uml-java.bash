#!/usr/bin/env bash
# Stands in for java: runs it in User-Mode Linux, in this folder, with these arguments.
set -euo pipefail
work=@WORK@
: > "$work/said/exit-code"
printf '%s\n' "$PWD" > "$work/said/folder"
printf '%s\0' "$@" > "$work/said/arguments"
env -0 > "$work/said/environment"
# The first terminal is the pipe through which Maven and its fork talk; what the kernel says goes to another.
"$work/uml/usr/bin/linux.uml" mem=6G "ubd0=$work/disk" rootfstype=hostfs rootflags=/ ro \
  "init=@INIT@" "WORK=$work" con=null con0=fd:0,fd:1 console=tty1 quiet 2> "$work/said/kernel"
exit "$(cat "$work/said/exit-code")"
