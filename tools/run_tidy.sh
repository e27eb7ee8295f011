#!/bin/bash
# run_tidy.sh [FILE...]: clang-tidy over the sources (tests and benchmarks left out), two at a time. A file that passed before with these
# bytes and these bytes of the headers it includes is skipped: passes are remembered by hash in ${XDG_CACHE_HOME:-~/.cache}/claimgraph-tidy.
# Needs a release build: what a file includes is read from its log.
set -uo pipefail
cd "$(dirname "$0")/.."
cache=${XDG_CACHE_HOME:-$HOME/.cache}/claimgraph-tidy
mkdir -p "$cache" build/tidy
export cache
common=$( (cat .clang-tidy; clang-tidy-14 --version) | sha256sum | cut -c1-32)
export common
# The release build's commands without its precompiled headers, which are another compiler's.
sed -E 's/ -Winvalid-pch//g; s/ -include [^ ]*cmake_pch\.hxx//g' build/compile_commands.json > build/tidy/compile_commands.json
# "source header" a line: the headers of this repository that each source includes.
ninja -C build -t deps 2>/dev/null | awk '/: #deps/ {source = ""; next} /^    / {f = $1; if (f !~ /^\.\.\// || f ~ /\.hxx$/) next; sub(/^\.\.\//, "", f); if (source == "") source = f; else print source, f}' |
  sort -u > build/tidy/includes
one() {
  stamp=$cache/$( (echo "$common"; cat "$1"; awk -v s="$1" '$1 == s {print $2}' build/tidy/includes | xargs -r cat 2>/dev/null) | sha256sum | cut -c1-40)
  [ -e "$stamp" ] && exit 0
  out=$(clang-tidy-14 -p build/tidy --quiet --extra-arg=-Wno-unknown-warning-option "$1" 2>&1) && touch "$stamp" && exit 0
  printf '%s\n' "$out" | grep -v 'warnings\? generated'
  exit 1
}
export -f one
if [ $# -gt 0 ]; then files=("$@"); else mapfile -t files < <(git ls-files '*.cc' | grep -Ev '^(tests|benchmarks)/'); fi
printf '%s\n' "${files[@]}" | xargs -P "${CLAIMGRAPH_TIDY_JOBS:-2}" -I{} bash -c 'one {}'
