#!/usr/bin/env python3
"""Proves the layers of docs/architecture.md: who may include whom, and which library each folder may touch.

usage: check_layers.py [ROOT]     prints each breach as file:line: reason; exit 1 when there is one
"""
import os
import re
import sys

# Folder → folders it may include, besides itself.
LAYERS = {
    "base": set(),
    "graph": {"base"},
    "extract": {"graph", "base"},
    "resolve": {"graph", "base"},
    "store": {"resolve", "graph", "base"},
    "export": {"graph", "base"},
    "ingest": {"export", "resolve", "store", "extract", "graph", "base"},
    "serve": {"ingest", "export", "resolve", "store", "extract", "graph", "base"},
    "cli": {"serve", "ingest", "export", "resolve", "store", "extract", "graph", "base"},
}
# Parts of extract/ → parts they may include, besides themselves and the files directly in extract/.
EXTRACT_PARTS = {
    "lexicon": set(),
    "input": {"lexicon"},
    "clean": {"input", "lexicon"},
    "language": set(),
    "claims": {"lexicon"},
    "pipeline": {"input", "clean", "language", "lexicon", "claims"},
}
# Header pattern, where it may be included, why, and in which kind of file.
LIBRARIES = [
    (re.compile(r"<rocksdb/"), ["store/"], "RocksDB stays inside store/*.cc", r"\.cc$"),
    (re.compile(r"<boost/graph/"), ["graph/algorithm/"], "Boost.Graph stays inside graph/algorithm/", r"."),
    (re.compile(r"<igraph/"), ["graph/algorithm/"], "igraph stays inside graph/algorithm/", r"."),
    (re.compile(r"<gumbo\.h>"), ["extract/input/", "extract/clean/"], "Gumbo stays inside extract/input/ and extract/clean/", r"."),
    (re.compile(r"<httplib\.h>"), ["serve/"], "the HTTP library stays inside serve/", r"."),
    (re.compile(r"<CLI/"), ["cli/"], "the option parser stays inside cli/", r"."),
]
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"][^>"]+[>"])')


def part_of(path):
    """('extract', 'clean') for extract/clean/x.cc; ('graph', '') for graph/x.cc."""
    bits = path.split("/")
    return bits[0], bits[1] if bits[0] == "extract" and len(bits) > 2 else ""


def breach(path, header):
    """The reason why `path` must not include `header`, or None."""
    for pattern, places, why, kind in LIBRARIES:
        if pattern.search(header) and not (any(path.startswith(p) for p in places) and re.search(kind, path)):
            return why
    if not header.startswith('"'):
        return None
    name = header.strip('"')
    (folder, part), (other, other_part) = part_of(path), part_of(name)
    if other not in LAYERS:
        return None
    if other != folder and other not in LAYERS[folder]:
        return "%s/ must not include %s/" % (folder, other)
    if part and other == "extract" and other_part and other_part != part and other_part not in EXTRACT_PARTS.get(part, set()):
        return "extract/%s/ must not include extract/%s/" % (part, other_part)
    return None


def sources(root):
    for folder in LAYERS:
        for where, _, names in sorted(os.walk(os.path.join(root, folder))):
            for name in sorted(names):
                if name.endswith((".h", ".cc")):
                    yield os.path.relpath(os.path.join(where, name), root)


def main():
    root = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    bad = files = 0
    for path in sources(root):
        files += 1
        with open(os.path.join(root, path), encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                found = INCLUDE.match(line)
                why = breach(path, found.group(1)) if found else None
                if why:
                    bad += 1
                    print("%s:%d: %s" % (path, number, why))
    print("layers: %d files, %d breaches" % (files, bad))
    return 1 if bad or not files else 0


if __name__ == "__main__":
    sys.exit(main())
