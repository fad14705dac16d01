# Functions for scripts that start a containerd of their own; to be sourced by one that has the function die and sets
#   run      a short folder for sockets and what else lives as long as containerd
#   bridge   the name of the bridge that pods hang on
#   id       eight digits that tell this containerd from others
#   folder   where root, the folder of its images, is

socket=$run/containerd.sock
pause=jmh-runtime/pause:1

ctr_here() {
  ctr -a "$socket" --connect-timeout 2s -n k8s.io "$@"
}

need_containerd() {
  local program
  for program in containerd ctr runc ip unshare setsid findmnt; do
    command -v "$program" > /dev/null || die "'$program' is missing; apt-get install containerd runc iproute2 util-linux"
  done
}

# In a mount namespace of its own: crun refuses to work with both cgroup trees, and CNI keeps its results in /var/lib/cni.
prepare_mounts() {
  if [ "$(findmnt -no FSTYPE /sys/fs/cgroup)" = tmpfs ] && findmnt -no TARGET /sys/fs/cgroup/unified > /dev/null; then
    umount /sys/fs/cgroup/unified
  fi
  mkdir -p /var/lib/cni "$run/cni"
  mount --bind "$run/cni" /var/lib/cni
}

# The first of 10.77.x.0/24 that no route of this machine leads to.
free_subnet() {
  local x
  for x in $(seq 100 250); do
    if ! ip -4 route | grep -q "10\.77\.$x\."; then
      echo "10.77.$x"
      return
    fi
  done
  die "no subnet 10.77.x.0/24 is free for the pods"
}

# network SUBNET LAST: the bridge, which is SUBNET.1, and what tells CNI to give pods the addresses up to SUBNET.LAST.
# Pods reach the host by that bridge, for which the machine need not forward packets.
# The hardware address is given, since the kernel takes the lowest of the ports' otherwise, and changes it with each pod.
network() {
  local subnet=$1 last=$2
  ip link add "$bridge" address "02:6a:$(printf '%s' "$id" | sed 's/../&:/g; s/:$//')" type bridge
  ip address add "$subnet.1/24" dev "$bridge"
  ip link set "$bridge" up
  mkdir -p "$run/net.d"
  cat > "$run/net.d/10-jmh-runtime.conflist" <<TEXT
{"cniVersion": "0.4.0", "name": "$bridge", "plugins": [
  {"type": "bridge", "bridge": "$bridge", "ipMasq": false, "isGateway": false,
   "ipam": {"type": "host-local", "dataDir": "$run/leases",
            "ranges": [[{"subnet": "$subnet.0/24", "rangeEnd": "$subnet.$last", "gateway": "$subnet.1"}]],
            "routes": [{"dst": "0.0.0.0/0"}]}}]}
TEXT
}

# gVisor has a shim of its own for pods, which Debian does not have. Containerd's shim for runc serves as well, if a script
# between both does these things:
# - On kernels from 6.11 on gVisor takes /proc/sys/net for the mark of the host's own network (gVisor issue 10704), so it
#   does not see it.
# - All containers of a pod are one process of gVisor, so that the shim would not see the end of one: it is given a process
#   that waits for that, in the control group of gVisor's own.
# - That process also keeps the container's streams, which the shim hands to 'create', and gVisor takes from 'start'.
# - Where a sandbox has ended, killing what is left of it must fail in runc's words.
stand_in() {
  cat > "$run/runsc" <<TEXT
#!/bin/sh
root= bundle= pid_file= command= previous=
for word in "\$@"; do
  case "\$previous" in
    --root) root=\$word ;;
    --log) bundle=\${word%/*} ;;
    --pid-file) pid_file=\$word ;;
  esac
  case "\$word" in create | start | kill) command=\$word ;; esac
  previous=\$word
done
hide='exec "\$0" "\$@"'
if [ "\$(printf '6.11\n%s\n' "\$(uname -r)" | sort -V | head -n 1)" = 6.11 ]; then
  hide='mount -t tmpfs -o ro none /proc/sys/net && exec "\$0" "\$@"'
fi
runsc() {
  unshare -m sh -c "\$hide" $1 "\$@"
}

wait_for() {
  while $1 --root "\$root" state "\$previous" | grep -q '"status": "created"'; do
    sleep 0.01
  done
  status=\$($1 --root "\$root" wait "\$previous" | sed -n 's/.*"exitStatus":\([0-9]*\).*/\1/p')
  exit "\${status:-137}"
}

case "\$command" in
  create)
    runsc "\$@" || exit
    if grep -q '"io.kubernetes.cri.container-type":"container"' "\$bundle/config.json"; then
      sandbox=\$(cat "\$pid_file")
      wait_for 3>&2 2> /dev/null &
      while IFS=: read -r number controllers group; do
        for tree in "/sys/fs/cgroup/\${controllers#name=}" /sys/fs/cgroup; do
          if [ -e "\$tree\$group/cgroup.procs" ]; then
            echo \$! > "\$tree\$group/cgroup.procs"
            break
          fi
        done
      done < "/proc/\$sandbox/cgroup"
      printf %s \$! | tee "\$bundle/waiting" > "\$pid_file"
    fi
    ;;
  start)
    if [ -e "\$bundle/waiting" ]; then
      streams=/proc/\$(cat "\$bundle/waiting")/fd
      runsc "\$@" < "\$streams/0" > "\$streams/1" 2> "\$streams/3" && exit
      kill "\$(cat "\$bundle/waiting")"
      exit 1
    else
      runsc "\$@" > /dev/null 2>&1
    fi
    ;;
  kill)
    said=\$(runsc "\$@" 2>&1)
    code=\$?
    echo "\$said" | sed 's/sandbox is not running/container not running/'
    exit \$code
    ;;
  *)
    runsc "\$@"
    ;;
esac
TEXT
  chmod 700 "$run/runsc"
}

handler() {
  cat <<TEXT
[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.$1]
runtime_type = "io.containerd.runc.v2"
[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.$1.options]
BinaryName = "$2"
Root = "$run/oci"
TEXT
}

handlers() {
  handler runc "$(command -v runc)"
  if command -v crun > /dev/null; then
    handler crun "$(command -v crun)"
  fi
  if command -v containerd-shim-runsc-v1 > /dev/null; then
    echo '[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runsc]'
    echo 'runtime_type = "io.containerd.runsc.v1"'
  elif command -v runsc > /dev/null; then
    stand_in "$(command -v runsc)"
    handler runsc "$run/runsc"
  fi
}

containerd_config() {
  local plugins=/usr/lib/cni
  [ -x "$plugins/bridge" ] || plugins=/opt/cni/bin
  [ -x "$plugins/bridge" ] || die "CNI's plugin 'bridge' is missing; apt-get install containernetworking-plugins"
  cat <<TEXT
version = 2
root = "$folder/root"
state = "$run/state"
[grpc]
address = "$socket"
[ttrpc]
address = "$run/ttrpc.sock"
[plugins."io.containerd.internal.v1.opt"]
path = "$run/opt"
[plugins."io.containerd.grpc.v1.cri"]
sandbox_image = "$pause"
disable_apparmor = true
restrict_oom_score_adj = true
netns_mounts_under_state_dir = true
[plugins."io.containerd.grpc.v1.cri".cni]
bin_dir = "$plugins"
conf_dir = "$run/net.d"
[plugins."io.containerd.grpc.v1.cri".containerd]
default_runtime_name = "runc"
TEXT
  handlers
}

# What holds a pod's namespaces. The real one waits for a signal, and so does 'sleep infinity'.
import_pause() {
  local work sleep layer
  work=$(mktemp -d "$run/pause.XXXXXX")
  sleep=$(readlink -f "$(command -v sleep)")
  mkdir -p "$work/root/bin"
  cp "$sleep" "$work/root/bin/sleep"
  ldd "$sleep" | grep -o '/[^ ]*' | while read -r library; do
    cp --parents -L "$library" "$work/root"
  done
  tar -C "$work/root" --sort=name --mtime=@0 --owner=0 --group=0 -cf "$work/layer.tar" .
  layer=$(sha256sum "$work/layer.tar" | cut -d' ' -f1)
  cat > "$work/config.json" <<TEXT
{"architecture": "$(dpkg --print-architecture)", "os": "linux", "config": {"Entrypoint": ["/bin/sleep", "infinity"]},
 "rootfs": {"type": "layers", "diff_ids": ["sha256:$layer"]}}
TEXT
  echo "[{\"Config\": \"config.json\", \"RepoTags\": [\"$pause\"], \"Layers\": [\"layer.tar\"]}]" > "$work/manifest.json"
  tar -C "$work" -cf "$work/pause.tar" manifest.json config.json layer.tar
  ctr_here images import "$work/pause.tar" > /dev/null
  rm -rf "$work"
}

# Kills and removes whatever containers there are, if containerd still answers.
end_containers() {
  local attempt
  if [ ! -S "$socket" ] || ! ctr_here version > /dev/null 2>&1; then
    return 0
  fi
  ctr_here tasks ls -q 2> /dev/null | while read -r task; do
    ctr_here tasks kill -s SIGKILL "$task" > /dev/null 2>&1 || true
  done
  for attempt in $(seq 30); do
    [ -n "$(ctr_here tasks ls 2> /dev/null | awk '$3 == "RUNNING"')" ] || break
    sleep 0.1
  done
  ctr_here tasks ls -q 2> /dev/null | while read -r task; do
    ctr_here tasks rm -f "$task" > /dev/null 2>&1 || true
  done
  ctr_here containers ls -q 2> /dev/null | while read -r container; do
    ctr_here containers rm "$container" > /dev/null 2>&1 || true
  done
}

# Sockets of shims, which lie outside of containerd's own folders. A shim that was killed leaves its one behind.
remove_shim_sockets() {
  local address
  for address in "$run"/state/io.containerd.runtime.v2.task/k8s.io/*/address; do
    if [ -e "$address" ]; then
      rm -f "$(sed 's,^unix://,,' "$address")"
    fi
  done
}
