#!/bin/bash
# Opens an export in the real programs: the Gephi toolkit and NetworkX read the GraphML and the GEXF, Neo4j runs the Cypher
# scripts and imports the CSV; each must give back every node, edge, type and attribute of the JSONL export.
#
# usage: tools/check_sinks.sh --store STORE [--claimgraph PROGRAM]   exports the store first
#        tools/check_sinks.sh --exports DIR    of graph.jsonl, .graphml, .gexf, .cypher, .schema.cypher, .param.cypher, csv/
#
# The programs come from the package registries into $CLAIMGRAPH_SINKS_DIR (default: the user's cache folder), by the harness in
# ../shared/sinks. Exit 77 when they cannot be had (no harness, no Java, no network), 1 when something was lost.
# SINKS="gephi networkx neo4j-cypher neo4j-csv" picks some.
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
harness=$root/../shared/sinks
cache=${CLAIMGRAPH_SINKS_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/claimgraph/sinks}
program=$root/build/claimgraph
store= exports=
while [ $# -gt 0 ]; do
  case $1 in
    --store) store=${2:?}; shift 2 ;;
    --exports) exports=${2:?}; shift 2 ;;
    --claimgraph) program=${2:?}; shift 2 ;;
    *) sed -n '2,11s/^# \{0,1\}//p' "$0"; exit 2 ;;
  esac
done
[ -n "$store$exports" ] || { sed -n '2,11s/^# \{0,1\}//p' "$0"; exit 2; }
skip() { echo "SKIPPED: check_sinks: $*"; exit 77; }

# ---- the programs ----
build_harness() {
  mkdir -p "$cache" && cp -r "$harness/java" "$harness/python" "$cache/" || return 1
  # The check needs these two of the harness's Python packages only.
  (cd "$cache/java" && timeout 600 mvn -q -B package) >"$cache/setup.log" 2>&1 &&
    python3 -m venv "$cache/python/venv" >>"$cache/setup.log" 2>&1 &&
    grep -iE '^(networkx|lxml)' "$harness/python/requirements.txt" >"$cache/needed.txt" &&
    timeout 300 "$cache/python/venv/bin/pip" install -q -r "$cache/needed.txt" >>"$cache/setup.log" 2>&1 &&
    touch "$cache/ready"
}
ready() { [ -x "$cache/python/venv/bin/python" ] && [ -d "$cache/java/neo4j/target/lib" ] && [ -d "$cache/java/gephi/target/lib" ]; }
if ! ready; then
  [ -d "$harness" ] || skip "no harness in ../shared/sinks"
  command -v mvn >/dev/null && command -v java >/dev/null || skip "Maven and Java 17 are needed (apt-get install maven)"
  build_harness && ready || skip "the programs could not be fetched; $cache/setup.log says why"
fi

# ---- the exports ----
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
if [ -n "$store" ]; then
  exports=$scratch/exports
  mkdir "$exports"
  for format in jsonl graphml gexf cypher; do
    "$program" export --store "$store" --format $format -o "$exports/graph.$format" || exit 1
  done
  "$program" export --store "$store" --format cypher-param -o "$exports/graph.param.cypher" || exit 1
  "$program" export --store "$store" --format csv -o "$exports/csv" || exit 1
fi
exports=$(cd "$exports" && pwd) || exit 1
model=$scratch/model.json
python3 "$root/tools/sinks/model_of_export.py" "$exports" "$model" || exit 1

# ---- the checks ----
python=$cache/python/venv/bin/python
neo4j=$cache/java/neo4j/neo4jcheck
failures=0
want() { case " ${SINKS:-gephi networkx neo4j-cypher neo4j-csv} " in *" $1 "*) return 0 ;; esac; return 1; }
# check NAME COMMAND...: quiet when all is well, the whole output when not.
check() {
  local name=$1 started=$SECONDS
  shift
  if timeout 900 "$@" >"$scratch/out" 2>"$scratch/err"; then
    echo "ok: $name ($((SECONDS - started)) s)"
  else
    failures=$((failures + 1))
    echo "FAILED: $name"
    cut -c1-3000 "$scratch/out"
    tail -20 "$scratch/err"
  fi
}
for format in graphml gexf; do
  if want gephi; then
    check "Gephi opens the $format" "$cache/java/gephi/gephicheck" "$exports/graph.$format" --dump "$scratch/gephi.json" --head 0
    check "Gephi lost nothing of the $format" "$python" "$cache/python/check_gephi.py" "$scratch/gephi.json" "$model" "gephi:$format"
  fi
  if want networkx; then
    check "NetworkX reads the $format" "$python" "$cache/python/check_networkx.py" "$exports/graph.$format" "$model" "networkx:$format"
  fi
done
if want neo4j-cypher; then
  # Twice, for the second run must change nothing.
  check "Neo4j runs the Cypher script, twice" "$neo4j" --shell "$exports/graph.schema.cypher" --shell "$exports/graph.cypher" \
    --shell "$exports/graph.cypher" --dump "$scratch/cypher.json"
  check "Neo4j lost nothing of the Cypher script" "$python" "$cache/python/check_neo4j.py" "$scratch/cypher.json" "$model" neo4j-cypher
  if [ -f "$exports/graph.param.cypher" ]; then
    check "Neo4j runs the script with parameters" "$neo4j" --shell "$exports/graph.schema.cypher" --shell "$exports/graph.param.cypher" \
      --dump "$scratch/param.json"
    check "Neo4j lost nothing of the script with parameters" "$python" "$cache/python/check_neo4j.py" "$scratch/param.json" "$model" neo4j-param
  fi
fi
if want neo4j-csv; then
  check "Neo4j imports the CSV" "$neo4j" --import --delimiter=, --array-delimiter=U+001F --multiline-fields=true \
    --nodes="$exports/csv/nodes_header.csv,$exports/csv/nodes.csv" \
    --relationships="$exports/csv/edges_header.csv,$exports/csv/edges.csv" --end --dump "$scratch/csv.json"
  check "Neo4j lost nothing of the CSV" "$python" "$cache/python/check_neo4j.py" "$scratch/csv.json" "$model" neo4j-csv
fi
[ $failures -eq 0 ] || { echo "$failures checks failed"; exit 1; }
