# Functions for scripts/kubernetes-cluster: the programs of a cluster, and how each is started.

# daemon NAME COMMAND…: starts it in the group that 'down' empties.
daemon() {
  local name=$1
  shift
  say "starting $name"
  setsid "$BASH" "$self" become "$(daemons)/$group/daemons/cgroup.procs" "$@" > "$logs/$name.log" 2>&1 < /dev/null &
  echo $! > "$run/$name.pid"
  disown
}

# Without whatever files the caller had open, such as a lock, which would be held as long as the cluster lives.
become() {
  local file
  echo $$ > "$1"
  shift
  for file in /proc/$$/fd/*; do
    file=${file##*/}
    if [ "$file" -gt 2 ]; then
      eval "exec $file>&-"
    fi
  done
  exec "$@"
}

# await SECONDS WHAT COMMAND…: until the command succeeds, unless one of the programs ends before.
await() {
  local end=$((SECONDS + $1)) what=$2 file log
  shift 2
  until "$@" > "$run/answer" 2>&1; do
    for file in "$run"/*.pid; do
      log=$logs/$(basename "$file" .pid).log
      kill -0 "$(cat "$file")" 2> /dev/null || die "$(basename "$file" .pid) has ended; see $log: $(tail -n 3 "$log")"
    done
    [ $SECONDS -lt $end ] || die "$what took too long; see $logs: $(cat "$run/answer")"
    sleep 0.3
  done
}

# On an address of 127.0.0.0/8 that no pod reaches, and only for those who have a certificate.
start_etcd() {
  local tls=(--cert-file="$run/pki/etcd.crt" --key-file="$run/pki/etcd.key" --trusted-ca-file="$run/pki/ca.crt")
  daemon etcd "$cache/bin/etcd" --name="$node" --data-dir="$state/etcd" \
    --listen-client-urls="https://$etcd:2379" --advertise-client-urls="https://$etcd:2379" \
    --listen-peer-urls="https://$etcd:2380" --initial-advertise-peer-urls="https://$etcd:2380" \
    --initial-cluster="$node=https://$etcd:2380" --client-cert-auth "${tls[@]}" \
    --peer-client-cert-auth "${tls[@]/#--/--peer-}"
}

# Listens on the address that the service 'kubernetes' will have, the first of the services', so that pods reach it
# there with neither kube-proxy nor a rule of iptables.
start_apiserver() {
  daemon kube-apiserver "$cache/bin/kube-apiserver" \
    --bind-address="$api" --advertise-address="$api" --secure-port=443 --service-cluster-ip-range="$services" \
    --etcd-servers="https://$etcd:2379" --etcd-cafile="$run/pki/ca.crt" \
    --etcd-certfile="$run/pki/apiserver-client.crt" --etcd-keyfile="$run/pki/apiserver-client.key" \
    --client-ca-file="$run/pki/ca.crt" --cert-dir="$run/pki" \
    --tls-cert-file="$run/pki/apiserver.crt" --tls-private-key-file="$run/pki/apiserver.key" \
    --kubelet-certificate-authority="$run/pki/ca.crt" --kubelet-preferred-address-types=InternalIP \
    --kubelet-client-certificate="$run/pki/apiserver-client.crt" --kubelet-client-key="$run/pki/apiserver-client.key" \
    --service-account-issuer=https://kubernetes.default.svc \
    --service-account-signing-key-file="$run/pki/service-accounts.key" \
    --service-account-key-file="$run/pki/service-accounts.key" \
    --authorization-mode=Node,RBAC --anonymous-auth=false --enable-admission-plugins=NodeRestriction \
    --allow-privileged=true --feature-gates="$gates"
}

start_controller_manager() {
  kubeconfig controller-manager "$run/controller-manager.kubeconfig"
  daemon kube-controller-manager "$cache/bin/kube-controller-manager" \
    --kubeconfig="$run/controller-manager.kubeconfig" --use-service-account-credentials \
    --root-ca-file="$run/pki/ca.crt" --service-account-private-key-file="$run/pki/service-accounts.key" \
    --flex-volume-plugin-dir="$run/volume-plugins" --leader-elect=false --port=0 --secure-port=0 --feature-gates="$gates"
}

start_scheduler() {
  kubeconfig scheduler "$run/scheduler.kubeconfig"
  daemon kube-scheduler "$cache/bin/kube-scheduler" --kubeconfig="$run/scheduler.kubeconfig" \
    --leader-elect=false --port=0 --secure-port=0
}

start_containerd() {
  containerd_config > "$run/containerd.toml"
  daemon containerd unshare -m "$BASH" "$self" inside
}

# Nothing that it does to the machine outlives the mount namespace in which it and containerd are: the folders whose places
# are fixed, and the settings of the kernel that it insists on, but does not need.
inside() {
  local folder setting
  prepare_mounts
  for folder in /var/lib/kubelet /var/log/pods /var/log/containers; do
    mkdir -p "$state$folder"
    mount --bind "$state$folder" "$folder"
  done
  mkdir -p "$run/settings"
  for setting in vm/overcommit_memory=1 vm/panic_on_oom=0 kernel/panic=10 kernel/panic_on_oops=1 \
    kernel/keys/root_maxkeys=1000000 kernel/keys/root_maxbytes=25000000; do
    echo "${setting#*=}" > "$run/settings/$(basename "${setting%=*}")"
    mount --bind "$run/settings/$(basename "${setting%=*}")" "/proc/sys/${setting%=*}"
  done
  mount --make-rshared /
  exec containerd --config "$run/containerd.toml"
}

# Its speed towards the apiserver is that which later kubelets have by themselves.
start_kubelet() {
  kubeconfig kubelet "$run/kubelet.kubeconfig"
  cat > "$run/kubelet.yaml" <<TEXT
kind: KubeletConfiguration
apiVersion: kubelet.config.k8s.io/v1beta1
address: $gateway
healthzPort: 0
tlsCertFile: $run/pki/kubelet.crt
tlsPrivateKeyFile: $run/pki/kubelet.key
authentication:
  anonymous: {enabled: false}
  x509: {clientCAFile: $run/pki/ca.crt}
clusterDNS: [$gateway]
clusterDomain: cluster.local
cgroupDriver: cgroupfs
cgroupRoot: /$group
enforceNodeAllocatable: []
evictionHard: {memory.available: "0%", nodefs.available: "0%", nodefs.inodesFree: "0%", imagefs.available: "0%"}
imageGCHighThresholdPercent: 100
failSwapOn: false
makeIPTablesUtilChains: false
maxPods: 200
kubeAPIQPS: 50
kubeAPIBurst: 100
serializeImagePulls: false
volumePluginDir: $run/volume-plugins
TEXT
  daemon kubelet nsenter -m -t "$(cat "$run/containerd.pid")" "$cache/bin/kubelet" --config="$run/kubelet.yaml" \
    --kubeconfig="$run/kubelet.kubeconfig" --hostname-override="$node" --node-ip="$gateway" --cert-dir="$run/pki" \
    --container-runtime=remote --container-runtime-endpoint="unix://$socket" --containerd="$socket" \
    --pod-infra-container-image="$pause"
}
