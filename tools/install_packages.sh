#!/bin/sh
# install_packages.sh build|test: installs what is missing of tools/packages.txt (test includes build). Debian 12; asks for sudo when not root.
set -eu
kinds=${1:-build}
[ "$kinds" = test ] && kinds="build test"
here=$(dirname "$0")
missing=""
for kind in $kinds; do
  for package in $(sed -n "s/^$kind: //p" "$here/packages.txt"); do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
  done
done
[ -z "$missing" ] && exit 0
as_root=""
if [ "$(id -u)" != 0 ]; then
  command -v sudo >/dev/null || { echo "install_packages: not root and no sudo: as root run: apt-get install$missing" >&2; exit 1; }
  as_root=sudo
fi
echo "Installing:$missing"
$as_root apt-get update -qq
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
