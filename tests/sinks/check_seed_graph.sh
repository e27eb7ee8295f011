#!/bin/bash
# usage: check_seed_graph.sh CLAIMGRAPH: the graph of the seed articles (of samples/ where they are absent) through the real programs.
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
articles=$root/../shared/seeds
[ -d "$articles" ] || { echo "no ../shared/seeds: samples/ instead"; articles=$root/samples; }
"$1" ingest --store "$folder/store" "$articles" && "$root/tools/check_sinks.sh" --store "$folder/store" --claimgraph "$1"
