#!/bin/bash
# usage: check_nasty_graph.sh EXPORT_NASTY_GRAPH: hostile texts through the real programs (tools/check_sinks.sh).
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$1" "$folder" && "$(dirname "$0")/../../tools/check_sinks.sh" --exports "$folder"
