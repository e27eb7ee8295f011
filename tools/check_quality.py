#!/usr/bin/env python3
"""Runs the scorers of ../shared/tools on this build and holds their figures against benchmarks/quality-floor.json.

usage: check_quality.py [--raise] [--shared DIR] [--program PATH] [--only WORDS]

The floor only rises: --raise writes every figure that is above its floor. --only measures the groups with WORDS in their name. A figure below its floor and a span that is not exact are
failures (exit 1). Leaks and violated traps are counted: their floor is a ceiling that only falls. Without ../shared there is nothing to measure with: says so and passes.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

from annotated import READ, UNREAD, numbered

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FLOOR = os.path.join(ROOT, "benchmarks", "quality-floor.json")
# Scores are shares; a machine's kernels may differ in the last bit of a float and move one borderline case.
SLACK = 0.002


def extraction(shared, program, gold, articles, keep):
    """The figures of score_extraction over the articles whose gold file `keep` accepts."""
    with tempfile.TemporaryDirectory() as folder:
        for name in sorted(os.listdir(gold)):
            if keep(name):
                os.symlink(os.path.join(gold, name), os.path.join(folder, name))
        got = score(shared, "score_extraction.py", ["--gold", folder, "--articles", articles, "--command", program + " extract {} --format jsonl"])
    figures = {k: got[k]["f1"] for k in ("entities", "events", "claims", "denies", "affiliated-with", "reported-by", "edges")}
    figures.update(arguments=got["arguments"], provenance=got["provenance"], leaks=got["leaks"])
    return figures


def resolution(shared, program, world, ingest=None):
    return score(
        shared,
        "score_resolution.py",
        ["--world", world, "--command-ingest", ingest or program + " ingest --store {store} {files}", "--command-export", program + " export --store {store} --format jsonl"]
        + ["--command-contradictions", program + " contradictions --store {store} --format json"],
    )


def own_world(shared, program, perfect):
    """The figures of resolution on tests/resolve/world: of what extraction finds there, or of what a perfect one would."""
    with tempfile.TemporaryDirectory() as world:
        tools = os.path.join(ROOT, "tools")
        subprocess.run([sys.executable, os.path.join(tools, "mark_world.py"), os.path.join(ROOT, "tests", "resolve", "world"), world], check=True)
        ingest = "%s %s %s %s {store} {files}" % (sys.executable, os.path.join(tools, "world_extraction.py"), program, world)
        return resolution(shared, program, world, ingest if perfect else None)


def cleaning(program, gold, articles, prefixes=""):
    """What of the gold bodies' characters cleaning keeps, and the names of boilerplate that it lets in."""
    return score(ROOT, "score_clean.py", ["--gold", gold, "--articles", articles, "--command", program + " clean {} --format jsonl", "--only", prefixes])


def metadata(data, program):
    """Title, day and authors of the pages that state them; `offices`: authors given where no person is stated."""
    return score(os.path.join(ROOT, "benchmarks"), "score_metadata.py", ["--pages", os.path.join(data, "html"), "--command", program + " clean {} --format jsonl"], "clean")


def score(shared, tool, arguments, folder="tools"):
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        run = subprocess.run([sys.executable, os.path.join(shared, folder, tool)] + arguments + ["--json", out.name], capture_output=True, text=True)
        if run.returncode != 0:
            sys.exit("%s failed: %s" % (tool, (run.stderr or run.stdout)[-1500:]))
        with open(out.name, encoding="utf-8") as lines:
            return json.load(lines)


def numbers(tree, prefix=""):
    """Leaves of a JSON tree that are numbers, as 'a.b.c' → value."""
    out = {}
    for key, value in tree.items():
        if isinstance(value, dict):
            out.update(numbers(value, prefix + key + "."))
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            out[prefix + key] = value
    return out


def measure(shared, program, only=""):
    """{group: {figure: value}} of everything that ../shared can score and whose group's name has `only` in it."""
    data = os.path.join(shared, "data")
    articles = [os.path.join(data, "articles", folder) for folder in ("gold", "articles")]

    def group(letter, first, last, folder=os.path.join(data, "articles")):
        names = tuple(numbered(letter, first, last))
        return extraction(shared, program, os.path.join(folder, "gold"), os.path.join(folder, "articles"), lambda n: n.startswith(names))

    def scenarios(first, last):
        return group("s", first, last, os.path.join(ROOT, "tests", "scenarios"))

    measured = {
        "seeds": lambda: extraction(shared, program, os.path.join(shared, "gold"), os.path.join(shared, "seeds"), lambda n: True),
        "articles d01-d10 (tuned)": lambda: group("d", 1, 10),
        "articles d11-d16 (unread)": lambda: group("d", 11, 16),
        "articles w01-w08 (tuned)": lambda: group("w", 1, 8),
        "articles w09-w12 (unread)": lambda: group("w", 9, 12),
        "scenarios s01-s24": lambda: scenarios(1, 24),
        "scenarios s25-s36": lambda: scenarios(25, 36),
        "scenarios s37-s56": lambda: scenarios(37, 56),
        "scenarios s57-s76 (unread)": lambda: scenarios(57, 76),
        "article bodies": lambda: score(shared, "score_article_body.py", ["--data", os.path.join(data, "article-bodies"), "--command", program + " clean {} --format jsonl"]),
        "page metadata": lambda: metadata(os.path.join(data, "article-bodies"), program),
        "cleaning, seeds": lambda: cleaning(program, os.path.join(shared, "gold"), os.path.join(shared, "seeds")),
        "cleaning, articles (tuned)": lambda: cleaning(program, *articles, ",".join(READ[0])),
        "cleaning, articles (unread)": lambda: cleaning(program, *articles, ",".join(UNREAD[0])),
        "attribution dev": lambda: score(shared, "score_attribution.py", ["--data", os.path.join(data, "attribution", "dev"), "--command", program + " extract {} --whole --format jsonl"]),
        "names": lambda: score(shared, "score_names.py", ["--pairs", os.path.join(data, "names", "pairs.tsv"), "--command", program + " match-names"]),
        "world": lambda: resolution(shared, program, os.path.join(data, "world")),
        "own world": lambda: own_world(shared, program, False),
        "own world, perfect extraction": lambda: own_world(shared, program, True),
    }
    return {name: numbers(figures()) for name, figures in measured.items() if only in name}


# Figures of which less is better.
COUNTED = ("leaks", "hand.offices", "machine.offices", "not_same.violated", "not_same_events.violated", "noise_mentions")


# Figures of score_extraction, one F1 each.
FAMILIES = ("entities", "events", "claims", "denies", "affiliated-with", "reported-by", "edges")
# Precision and recall alone may be traded for each other; of an F1 neither side is held. Nor is the share of right sides among the
# contradictions found: finding a harder one lowers it.
SCORES = ("f1", "accuracy", "arguments", "provenance", "exact", "kept", "title_exact", "date_exact", "authors_exact")


def is_quality(figure):
    """Scores and counts of errors; neither sizes nor times nor the figures of single documents."""
    return figure in COUNTED or (not figure.startswith("per_") and figure.split(".")[-1] in SCORES) or "." not in figure and figure in FAMILIES


def is_worse(figure, value, floor):
    if figure == "provenance":
        return value < 1
    if floor is None:
        return False
    return value > floor if figure in COUNTED else value < floor - SLACK


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--raise", dest="lift", action="store_true")
    options.add_argument("--only", default="", metavar="WORDS")
    options.add_argument("--shared", default=os.path.join(os.path.dirname(ROOT), "shared"))
    options.add_argument("--program", default=os.path.join(ROOT, "build", "claimgraph"))
    options = options.parse_args()
    if not os.path.isdir(os.path.join(options.shared, "tools")):
        print("quality: no %s here, nothing measured" % options.shared)
        return 0
    with open(FLOOR, encoding="utf-8") as lines:
        floors = json.load(lines)
    failures = 0
    for name, figures in measure(options.shared, options.program, options.only).items():
        print(name)
        kept = floors.setdefault(name, {})
        for figure in filter(is_quality, figures):
            bad = is_worse(figure, figures[figure], kept.get(figure))
            failures += bad
            print("  %-28s %8.4f   floor %s%s" % (figure, figures[figure], kept.get(figure, "-"), "   BELOW" if bad else ""))
            if options.lift:
                best = min if figure in COUNTED else max
                kept[figure] = best(kept.get(figure, figures[figure]), figures[figure])
    if options.lift:
        with open(FLOOR, "w", encoding="utf-8") as out:
            json.dump(floors, out, indent=1)
            out.write("\n")
    print("quality: %d figures below their floor" % failures)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
