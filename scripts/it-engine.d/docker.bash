# Functions for the files beside it: tests on a Docker of another Debian release.

# test_on_docker RELEASE [TEST,…]: runs integration tests with that release's dockerd and containerd,
# and with a crun that goes with them, as what is found on the PATH.
test_on_docker() {
  unpack_packages "$1" "$WORK/docker" docker.io containerd
  unpack_crun "$WORK"
  export PATH="$WORK/docker/usr/sbin:$WORK/docker/usr/bin:$WORK/bin:$PATH"
  export XDG_CACHE_HOME="$WORK/cache"
  dockerd --version
  run_tests -Dit.test="${2:-!Podman*IT,!RootlessIT,!Cri*IT}"
}
