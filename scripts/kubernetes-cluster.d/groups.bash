# Functions for scripts/kubernetes-cluster: its control groups. Whatever the cluster starts is in one of them, so that its
# processes are known, even those whose parents have crashed.

# The trees of control groups: those of v1, or else the one of v2.
trees() {
  findmnt -rno TARGET -t cgroup || findmnt -rno TARGET -t cgroup2
}

# The group of etcd, containerd, the shims and the like, in a tree that changes nothing for them.
daemons() {
  trees | grep '/pids$' || trees | head -n 1
}

# Of all trees, since a kubelet asks for its root in each.
make_groups() {
  local tree file
  for tree in $(trees); do
    mkdir -p "$tree/$group"
    for file in cpuset.cpus cpuset.mems; do
      if [ -e "$tree/$file" ] && [ -z "$(cat "$tree/$group/$file")" ]; then
        cat "$tree/$file" > "$tree/$group/$file"
      fi
    done
    if [ -e "$tree/cgroup.subtree_control" ]; then
      for file in $(cat "$tree/cgroup.controllers"); do
        echo "+$file" | tee "$tree/cgroup.subtree_control" > "$tree/$group/cgroup.subtree_control" || true
      done
    fi
  done
  mkdir -p "$(daemons)/$group/daemons"
}

# The processes in them.
members() {
  local tree
  for tree in $(trees); do
    find "$tree/$group" -name cgroup.procs -exec cat {} + 2> /dev/null || true
  done | sort -u
}

remove_groups() {
  local tree
  for tree in $(trees); do
    find "$tree/$group" -depth -type d -exec rmdir {} + 2> /dev/null || true
  done
}
