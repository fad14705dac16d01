# Functions for the files beside it: packages of other releases, unpacked into folders.

# The mirror that the machine's own packages come from.
debian_mirror() {
  apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' \
    'Component: main' | grep -v security | head -n 1
}

# unpack_packages RELEASE FOLDER PACKAGE…: unpacks packages of a Debian release into a folder, which
# is kept for the next time. The machine's own packages and lists of packages stay as they are.
unpack_packages() {
  local release=$1 folder=$2 scratch
  shift 2
  if [ "$(cat "$folder/.packages" 2> /dev/null)" = "$release $*" ]; then
    return 0
  fi
  scratch=$(mktemp -d)
  mkdir -p "$scratch/sources" "$scratch/state/partial" "$scratch/packages"
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $(debian_mirror) $release main" \
    > "$scratch/sources/$release.list"
  chmod -R a+rX "$scratch"
  local options=(-o "Dir::Etc::sourcelist=/dev/null" -o "Dir::Etc::sourceparts=$scratch/sources"
    -o "Dir::State::lists=$scratch/state" -o "APT::Sandbox::User=root")
  echo "fetching $* of $release"
  apt-get "${options[@]}" update -qq
  (cd "$scratch/packages" && apt-get "${options[@]}" download -qq "$@")
  rm -rf "$folder"
  mkdir -p "$folder"
  local package
  for package in "$scratch"/packages/*.deb; do
    dpkg-deb -x "$package" "$folder"
  done
  echo "$release $*" > "$folder/.packages"
  rm -rf "$scratch"
}
