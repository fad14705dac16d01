# Functions for the files beside it: packages of other releases, unpacked into folders.

# The mirror that the machine's own packages come from.
debian_mirror() {
  apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' \
    'Component: main' | grep -v security | head -n 1
}

# package_lists KIND RELEASE FOLDER: fetches the lists of a release's packages (deb) or of their sources (deb-src) into a
# folder, and sets the options by which apt-get uses these. The machine's own lists of packages stay as they are.
package_lists() {
  mkdir -p "$3/sources" "$3/state/partial"
  echo "$1 [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $(debian_mirror) $2 main" > "$3/sources/$2.list"
  chmod -R a+rX "$3"
  apt_options=(-o "Dir::Etc::sourcelist=/dev/null" -o "Dir::Etc::sourceparts=$3/sources"
    -o "Dir::State::lists=$3/state" -o "APT::Sandbox::User=root")
  apt-get "${apt_options[@]}" update -qq
}

# unpack_packages RELEASE FOLDER PACKAGE…: unpacks packages of a Debian release into a folder, which
# is kept for the next time. The machine's own packages stay as they are.
unpack_packages() {
  local release=$1 folder=$2 scratch
  shift 2
  if [ "$(cat "$folder/.packages" 2> /dev/null)" = "$release $*" ]; then
    return 0
  fi
  scratch=$(mktemp -d)
  mkdir -p "$scratch/packages"
  echo "fetching $* of $release"
  package_lists deb "$release" "$scratch"
  (cd "$scratch/packages" && apt-get "${apt_options[@]}" download -qq "$@")
  rm -rf "$folder"
  mkdir -p "$folder"
  local package
  for package in "$scratch"/packages/*.deb; do
    dpkg-deb -x "$package" "$folder"
  done
  echo "$release $*" > "$folder/.packages"
  rm -rf "$scratch"
}

# unpack_source RELEASE FOLDER SOURCE: unpacks the original source of a package, without Debian's patches.
unpack_source() {
  local release=$1 folder=$2 scratch
  scratch=$(mktemp -d)
  mkdir -p "$scratch/source"
  echo "fetching the source of $3 of $release"
  package_lists deb-src "$release" "$scratch"
  (cd "$scratch/source" && apt-get "${apt_options[@]}" source --download-only -qq "$3")
  rm -rf "$folder"
  mkdir -p "$folder"
  tar -xf "$scratch"/source/*.orig.tar.* --strip-components=1 -C "$folder"
  rm -rf "$scratch"
}

# unpack_crun FOLDER: crun of Debian 13 with the C library that it needs. That of Debian 12 refuses
# containers of Docker 26 and later ("unknown version specified").
unpack_crun() {
  local root=$1/crun libraries
  unpack_packages bookworm "$1/patchelf" patchelf
  unpack_packages trixie "$root" crun libc6 libsystemd0 libseccomp2 libcap2 libyajl2 libgcrypt20 \
    liblzma5 libzstd1 liblz4-1 libgpg-error0
  libraries=$root/usr/lib/x86_64-linux-gnu
  mkdir -p "$1/bin"
  cp "$root/usr/bin/crun" "$1/bin/crun"
  "$1/patchelf/usr/bin/patchelf" --force-rpath --set-interpreter "$libraries/ld-linux-x86-64.so.2" \
    --set-rpath "$libraries" "$1/bin/crun"
}
