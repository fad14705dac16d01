# Functions for scripts/kubernetes-cluster: the programs of a cluster. Debian 12 has the source of Kubernetes, but builds
# of its clients only.

# build: leaves the programs in $cache/bin, and nothing of what they were made of. What was interrupted is gone on with.
build() {
  local recipe="Kubernetes $version, Go 1.19, etcd 3.4"
  if [ "$(cat "$cache/bin/.recipe" 2> /dev/null)" = "$recipe" ]; then
    return 0
  fi
  say "building Kubernetes $version, once: minutes on a machine that has nothing else to do; see $logs/build.log"
  mkdir -p "$logs"
  fetch_and_compile > "$logs/build.log" 2>&1 < /dev/null || die "the build failed; see $logs/build.log"
  echo "$recipe" > "$cache/bin/.recipe"
  rm -rf "$cache/build"
}

# A function that is called in a condition does not end at its first failure, so that this is a process of its own.
fetch_and_compile() {
  nice "$BASH" "$self" compile
}

compile() {
  local build=$cache/build component
  local source=$build/path/src/k8s.io/kubernetes
  unpack_packages bookworm "$build/tools" golang-1.19-go golang-1.19-src golang-github-modern-go-reflect2-dev
  unpack_packages bookworm "$build/programs" etcd-server kubernetes-client
  if [ ! -e "$build/unpacked" ]; then
    unpack_source bookworm "$source" kubernetes
    [ -e "$source/CHANGELOG/CHANGELOG-${version%.*}.md" ] || die "Debian's source is not that of Kubernetes $version"
    replace_reflect2 "$build/tools/usr/share/gocode/src" "$source/vendor"
    touch "$build/unpacked"
  fi
  export GOROOT=$build/tools/usr/lib/go-1.19 GOPATH=$build/path GOCACHE=$build/cache
  export GO111MODULE=off CGO_ENABLED=0 GOFLAGS=-trimpath PATH=$build/tools/usr/lib/go-1.19/bin:$PATH
  cd "$source"
  generate_openapi
  mkdir -p "$cache/bin"
  for component in kube-apiserver kube-controller-manager kube-scheduler kubelet; do
    echo "compiling $component"
    go build -ldflags "-s -w $(version_flags)" -o "$cache/bin/$component" "./cmd/$component"
  done
  cp "$build/programs/usr/bin/etcd" "$build/programs/usr/bin/kubectl" "$cache/bin/"
}

# 1.0.1, which Kubernetes holds, crashes in programs of Go 1.18 and later.
replace_reflect2() {
  local package=github.com/modern-go/reflect2
  rm -f "$2/$package"/*.go "$2/$package"/*.s
  cp "$1/$package"/*.go "$1/$package"/*.s "$2/$package/"
}

# The one file that the apiserver needs and the source does not hold.
generate_openapi() {
  local package=k8s.io/kubernetes tagged
  go build -o "$cache/build/openapi-gen" ./vendor/k8s.io/kube-openapi/cmd/openapi-gen
  tagged=$(grep -rl --include='*.go' '+k8s:openapi-gen=' pkg staging/src/k8s.io | xargs -n 1 dirname | sort -u \
    | grep -v -e testdata -e sample-apiserver -e code-generator/ \
    | sed "s,^staging/src,$package/vendor,; s,^pkg,$package/pkg," | paste -sd ,)
  "$cache/build/openapi-gen" --logtostderr -i "$tagged" -p "$package/pkg/generated/openapi" -O zz_generated.openapi \
    -h hack/boilerplate/boilerplate.generatego.txt -r /dev/null --output-base "$GOPATH/src"
}

version_flags() {
  local package
  for package in component-base/version client-go/pkg/version; do
    echo "-X k8s.io/kubernetes/vendor/k8s.io/$package.gitVersion=v$version"
    echo "-X k8s.io/kubernetes/vendor/k8s.io/$package.gitMajor=${version%%.*}"
    echo "-X k8s.io/kubernetes/vendor/k8s.io/$package.gitMinor=$(echo "$version" | cut -d . -f 2)"
  done | paste -sd ' '
}
