# Functions for scripts/kubernetes-cluster: who is who. Clients in Java read RSA keys without more, but not those of
# elliptic curves.

# certificate NAME SUBJECT [ADDRESS,…]: a key and a certificate for client and server, in $run/pki.
certificate() {
  local file=$run/pki/$1
  openssl req -new -newkey rsa:2048 -nodes -subj "$2" -keyout "$file.key" -out "$file.csr"
  openssl x509 -req -in "$file.csr" -CA "$run/pki/ca.crt" -CAkey "$run/pki/ca.key" -CAcreateserial -days 3650 \
    -out "$file.crt" -extfile <(printf 'keyUsage=digitalSignature,keyEncipherment\nextendedKeyUsage=clientAuth,serverAuth\n%s\n' \
      "${3:+subjectAltName=$3}")
}

certificates() {
  mkdir -m 700 "$run/pki"
  {
    openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=jmh-runtime-kubernetes -days 3650 \
      -keyout "$run/pki/ca.key" -out "$run/pki/ca.crt"
    openssl genrsa -out "$run/pki/service-accounts.key" 2048
    certificate etcd /CN=etcd "IP:$etcd"
    certificate apiserver /CN=kube-apiserver "IP:$api,DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc"
    certificate apiserver-client /O=system:masters/CN=kube-apiserver
    certificate kubelet "/O=system:nodes/CN=system:node:$node" "IP:$gateway,DNS:$node"
    certificate controller-manager /CN=system:kube-controller-manager
    certificate scheduler /CN=system:kube-scheduler
    certificate admin /O=system:masters/CN=admin
  } > "$logs/openssl.log" 2>&1
}

# kubeconfig NAME FILE: how the owner of a certificate speaks to the cluster.
kubeconfig() {
  (umask 077 && cat > "$2") <<TEXT
apiVersion: v1
kind: Config
current-context: jmh-runtime
contexts:
- name: jmh-runtime
  context: {cluster: jmh-runtime, user: $1}
clusters:
- name: jmh-runtime
  cluster:
    server: https://$api:443
    certificate-authority-data: $(base64 -w 0 "$run/pki/ca.crt")
users:
- name: $1
  user:
    client-certificate-data: $(base64 -w 0 "$run/pki/$1.crt")
    client-key-data: $(base64 -w 0 "$run/pki/$1.key")
TEXT
}
