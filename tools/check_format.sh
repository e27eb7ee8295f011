#!/bin/sh
# Every C++ file is formatted as .clang-format says. Mend with: git ls-files '*.h' '*.cc' | xargs clang-format-14 -i
set -eu
cd "$(dirname "$0")/.."
git ls-files '*.h' '*.cc' | xargs clang-format-14 --dry-run --Werror
