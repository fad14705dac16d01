#!/bin/bash
# The first process in User-Mode Linux, which sees the machine's files, but cannot write to them:
# mounts what a system has, runs java as uml-java.bash has written it down, and switches off.
exec < /dev/tty0 > /dev/tty0
stty raw -echo
while IFS= read -r -d '' variable; do
  export "$variable"
done < "$WORK/said/environment"
PATH=$WORK/docker/usr/sbin:$WORK/docker/usr/bin:$WORK/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export PATH XDG_CACHE_HOME="$WORK/cache"
mount -t tmpfs none /run
{
  mount -t proc proc /proc
  mount -t sysfs sys /sys
  mount -t cgroup2 none /sys/fs/cgroup
  mount -t devtmpfs dev /dev
  mkdir -p /dev/pts /dev/shm
  mount -t devpts pts /dev/pts
  for folder in /dev/shm /tmp /var/tmp /mnt; do
    mount -t tmpfs none "$folder"
  done
  mkdir /mnt/said /mnt/disk
  mount -t hostfs none /mnt/said -o "$WORK/said"
  for module in overlay bridge veth; do
    LD_LIBRARY_PATH=$WORK/kmod/lib/x86_64-linux-gnu:$WORK/kmod/usr/lib/x86_64-linux-gnu \
      "$WORK/kmod/bin/modprobe" -d "$WORK/modules" "$module"
  done
  # gVisor does not run in User-Mode Linux.
  mount --bind /dev/null /usr/bin/runsc
  ip link set lo up
  folder=$(cat "$WORK/said/folder")
  project=$(cd "$folder/.." && pwd)
  # Writes go to memory: those of tests into the project, and those of the engine beside its images.
  for path in "$project" "$WORK/cache"; do
    mkdir -p "/mnt/changes$path" "/mnt/work$path"
    mount -t overlay none "$path" -o "lowerdir=$path,upperdir=/mnt/changes$path,workdir=/mnt/work$path"
  done
  mount /dev/ubda "$WORK/cache/jmh-runtime/test-engine/data"
  cd "$folder"
} > /run/init.log 2>&1
mapfile -d '' arguments < "$WORK/said/arguments"
java "${arguments[@]}" 2> /mnt/said/errors
echo $? > /mnt/said/exit-code
cp /run/init.log /mnt/said/init
sync
echo o > /proc/sysrq-trigger
sleep 10
