#!/usr/bin/env python3
"""Runs the program over the probes of tests/probes and counts, family by family, what it found of what they expect.

usage: score_probes.py [--program PATH] [--shared DIR] [--only WORDS] [--verbose] [--json FILE]

A probe is a mini article with the edges and events that must come out of it (`expect`) and those that must not (`absent`); tests/probes/README.md
explains the fields. Names and spans are compared as ../shared/tools/score_extraction.py does (its folding and its overlap are imported). An
expected edge, an expected event and each of its arguments count one each. --verbose lists what was missed and what must not have appeared, for the
tuned half only: the held half is there to show whether a gain is one of English or of the probes that were read. Without ../shared it passes.
"""
import argparse
import glob
import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
HALVES = ("tuned", "held")
BATCH = 64  # files in one run of the program: few starts, and one crash doesn't hide the rest


def read_probes(half):
    """The probes of a half of tests/probes, in the order of its files and lines."""
    probes = []
    for path in sorted(glob.glob(os.path.join(ROOT, "tests", "probes", half, "*.jsonl"))):
        with open(path, encoding="utf-8") as lines:
            probes += [dict(json.loads(line), half=half) for line in lines if line.strip()]
    return probes


def snippets_of(entry):
    """Every snippet of an entry of `expect` or `absent`."""
    if "same" in entry or "distinct" in entry:
        return [s for one in entry.get("same") or entry["distinct"] for s in as_list(one)]
    if "event" in entry:
        return as_list(entry["event"])
    return [] if entry["edge"] == "affiliated-with" else as_list(entry["from" if entry["edge"] == "reported-by" else "to"])


def refuse_stray_snippets(probes):
    """Ends the run where a probe can't be met: a snippet that isn't in its text, or an id given twice."""
    ids = set()
    for probe in probes:
        for snippet in [s for entry in probe["expect"] + probe["absent"] for s in snippets_of(entry)]:
            if snippet not in probe["text"]:
                sys.exit("%s: its text has no '%s'; mend the snippet" % (probe["id"], snippet))
        if probe["id"] in ids:
            sys.exit("%s: two probes of this id; number them apart" % probe["id"])
        ids.add(probe["id"])


def extract(program, paths):
    """The records of each path's document. A batch that fails is run again file by file, so that only the failing file is empty."""
    run = subprocess.run([program, "extract", "--format", "jsonl", "--threads", "1"] + paths, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if run.returncode != 0 and len(paths) > 1:
        return {path: records for path in paths for path, records in extract(program, [path]).items()}
    if run.returncode != 0:
        print("failed on %s: %s" % (paths[0], run.stderr.decode(errors="replace")[-300:]), file=sys.stderr)
        return {paths[0]: []}
    found, current = {path: [] for path in paths}, None
    for line in run.stdout.decode("utf-8").split("\n"):
        if not line.strip():
            continue
        record = json.loads(line)
        if record["record"] == "document":
            current = record["path"]
        found.setdefault(current, []).append(record)
    return found


class Extraction:
    """What the program took from one probe, asked by names and snippets."""

    def __init__(self, records, article, scorer):
        self.nodes = {r["id"]: r for r in records if r["record"] == "node"}
        self.edges = [r for r in records if r["record"] == "edge"]
        self.article, self.scorer = article, scorer

    def named(self, node, names):
        """Whether a node is no event and goes by one of the names ("*": by any)."""
        node = self.nodes.get(node)
        if node is None or node["type"] == "event":
            return False
        own = {self.scorer.fold(name) for name in [node["name"]] + (node.get("aliases") or [])}
        return names == ["*"] or bool(own & {self.scorer.fold(name) for name in names})

    def events(self, snippets, types=None):
        """Ids of the event nodes with a mention on one of the snippets, and of one of the types where these are given."""
        wanted = [span for snippet in as_list(snippets) for span in self.article.spans(snippet)]
        return [
            key
            for key, node in self.nodes.items()
            if node["type"] == "event" and (not types or node.get("event_type") in types)
            and any(self.scorer.overlap((m["start"], m["end"]), span) for m in node.get("mentions") or [] for span in wanted)
        ]

    def marked(self, edge, entry):
        """Whether an edge bears the marks that the entry asks for."""
        return (
            all(bool(edge.get(mark)) == entry[mark] for mark in ("responsibility", "former") if mark in entry)
            and ("stance" not in entry or edge.get("stance") in entry["stance"])
            and ("fatalities" not in entry or (edge.get("fatalities") or {}).get("min") == entry["fatalities"])
            and ("on_behalf_of" not in entry or self.named(edge.get("on_behalf_of"), entry["on_behalf_of"]))
        )

    def told_apart(self, snippets):
        """Whether the snippets are mentions of different events: each of one of its own."""
        sets = [set(self.events(s)) for s in snippets]
        return all(one - set().union(*(other for other in sets if other is not one)) for one in sets)

    def has_edge(self, entry):
        """Whether an edge of the entry's type joins its ends; an affiliation may run either way, as in score_extraction."""
        kind, start, end = entry["edge"], entry["from"], entry["to"]
        mine = [e for e in self.edges if e["type"] == kind and self.marked(e, entry)]
        if kind == "affiliated-with":
            ends = [(e["from"], e["to"]) for e in mine]
            return any(self.named(a, start) and self.named(b, end) for a, b in ends + [(b, a) for a, b in ends])
        if kind == "reported-by":
            events = self.events(start)
            return any(e["from"] in events and self.named(e["to"], end) for e in mine)
        events = self.events(end)
        return any(e["to"] in events and self.named(e["from"], start) for e in mine)

    def has_argument(self, events, role, values):
        """Whether one of the events has a value of the role; "a|b" is either role, `place` the end of a located-in edge."""
        if role in ("fatalities", "injuries"):
            return any((self.nodes[e].get(role) or {}).get("min") == values for e in events)
        if role == "date":
            return any((self.nodes[e].get("date") or {}).get("value") in as_list(values) for e in events)
        roles = role.split("|")
        mine = [e for e in self.edges if e["from"] in events and (e.get("role") in roles if e["type"] == "involves" else e["type"] == "located-in" and "place" in roles)]
        return any(self.named(e["to"], values) for e in mine)


def as_list(value):
    return value if isinstance(value, list) else [value]


def judge(probe, got):
    """(what was expected, what of it is missing, what must be absent, what of it appeared), each a list of readable lines."""
    expected, missed, absent, violated = [], [], [], []
    for entry in probe["expect"]:
        for line, hit in checks(entry, got):
            expected.append(line)
            if not hit:
                missed.append(line)
    for entry in probe["absent"]:
        line, hit = checks(entry, got)[0]
        absent.append(line)
        if hit:
            violated.append(line)
    return expected, missed, absent, violated


def checks(entry, got):
    """The (line, hit) pairs of an entry: one each for an edge and a judgement of identity; for an event one, and one for each argument."""
    if "edge" in entry:
        ends = [" / ".join(as_list(entry[end])[:2]) for end in ("from", "to")]
        marks = "".join(" [%s %s]" % (mark, as_list(value)[0]) for mark, value in sorted(entry.items()) if mark not in ("edge", "from", "to"))
        return [("%s: %s -> %s%s" % (entry["edge"], ends[0], ends[1], marks), got.has_edge(entry))]
    if "same" in entry:
        return [("one event: " + " = ".join(as_list(s)[0] for s in entry["same"]), bool(set.intersection(*(set(got.events(s)) for s in entry["same"]))))]
    if "distinct" in entry:
        return [("different events: " + " | ".join(as_list(s)[0] for s in entry["distinct"]), got.told_apart(entry["distinct"]))]
    events = got.events(entry["event"], entry.get("type"))
    name = " / ".join(as_list(entry["event"]))
    pairs = [("event %s: %s" % ("|".join(entry.get("type") or ["any"]), name), bool(events))]
    for role, values in (entry.get("arguments") or {}).items():
        pairs.append(("%s of %s: %s" % (role, name, as_list(values)[0]), got.has_argument(events, role, values)))
    return pairs


def measure(probes, program, scorer, jobs):
    """The judgements of the probes, in their order."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, probe in enumerate(probes):
            paths.append(os.path.join(folder, "%04d.txt" % number))
            with open(paths[-1], "w", encoding="utf-8") as out:
                out.write(probe["text"] + "\n")
        batches = [paths[i:i + BATCH] for i in range(0, len(paths), BATCH)]
        with ThreadPoolExecutor(jobs) as pool:
            found = {path: records for batch in pool.map(lambda b: extract(program, b), batches) for path, records in batch.items()}
        return [judge(p, Extraction(found.get(path, []), scorer.Article(path), scorer)) for p, path in zip(probes, paths)]


def tally(probes, judgements, key):
    """Counts by key(probe): [probes, expected, found, absent, violations]."""
    counts = {}
    for probe, (expected, missed, absent, violated) in zip(probes, judgements):
        row = counts.setdefault(key(probe), [0, 0, 0, 0, 0])
        for i, n in enumerate((1, len(expected), len(expected) - len(missed), len(absent), len(violated))):
            row[i] += n
    return counts


def share(row):
    return row[2] / row[1] if row[1] else 1.0


def report(probes, judgements):
    """Prints the table of families and the totals; gives the totals for --json."""
    families = tally(probes, judgements, lambda p: (p["family"], p["half"]))
    blank = [0, 0, 0, 0, 0]
    print("%-28s %s" % ("family", "   ".join("%-5s  found/expected        violations" % half for half in HALVES)))
    for family in sorted({name for name, _ in families}):
        rows = [families.get((family, half), blank) for half in HALVES]
        print("%-28s %s" % (family, "   ".join("%6d %5d/%-5d %.3f   %4d/%-4d" % (r[0], r[2], r[1], share(r), r[4], r[3]) for r in rows)))
    totals = tally(probes, judgements, lambda p: (p["family"].split("/")[0], p["half"]))
    totals.update(tally(probes, judgements, lambda p: ("all", p["half"])))
    result = {}
    for (group, half), row in sorted(totals.items(), key=lambda item: (HALVES.index(item[0][1]), item[0][0] == "all", item[0][0])):
        result.setdefault(half, {})[group] = dict(zip(("probes", "expected", "found", "absent", "violations"), row), share=round(share(row), 3))
        print("%-6s %-16s %3d probes  found %d of %d = %.3f   violations %d of %d" % (half, group, row[0], row[2], row[1], share(row), row[4], row[3]))
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", default=os.path.join(ROOT, "build", "claimgraph"))
    parser.add_argument("--shared", default=os.path.join(ROOT, "..", "shared"))
    parser.add_argument("--only", default="", help="only families with these words in their name")
    parser.add_argument("--jobs", type=int, default=2, help="runs of the program at one time")
    parser.add_argument("--verbose", action="store_true", help="list the misses and violations of the tuned half")
    parser.add_argument("--json", help="write the totals there")
    options = parser.parse_args()
    tools = os.path.join(options.shared, "tools")
    if not os.path.exists(os.path.join(tools, "score_extraction.py")):
        print("no %s: nothing to measure with" % tools)
        return
    if not os.path.exists(options.program):
        sys.exit("no program %s: build it, or name another with --program" % options.program)
    sys.path.insert(0, tools)
    sys.dont_write_bytecode = True
    import score_extraction as scorer

    probes = [p for half in HALVES for p in read_probes(half) if options.only in p["family"]]
    refuse_stray_snippets(probes)
    judgements = measure(probes, options.program, scorer, options.jobs)
    for probe, (_, missed, _, violated) in zip(probes, judgements):
        if options.verbose and probe["half"] == "tuned" and (missed or violated):
            print("%s  %s" % (probe["id"], probe["text"].replace("\n", " / ")))
            print("".join("    missed    %s\n" % line for line in missed) + "".join("    violation %s\n" % line for line in violated), end="")
    result = report(probes, judgements)
    if options.json:
        with open(options.json, "w", encoding="utf-8") as out:
            json.dump(result, out, indent=1)


if __name__ == "__main__":
    main()
