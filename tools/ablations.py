#!/usr/bin/env python3
"""What each table of the lexicon adds to extraction: F1 of events and edges with the table emptied, on articles that the team reads and on those
that nobody reads.

usage: ablations.py [--program PATH] [--data DIR] [--shared DIR]

Copies the program's data folder with one table emptied (its head and column names stay; of event_weights.tsv the priors count), points
CLAIMGRAPH_DATA_DIR at it, and prints a table for docs/extraction.md.
"""
import argparse, glob, json, os, shlex, subprocess, sys, tempfile

import annotated

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PARTS = [("all parts", None), ("company of triggers", "event_frames"), ("plans, conditions, modals", "event_contexts"), ("light verbs", "event_light_verbs"),
         ("kin families in coreference", "event_families"), ("fitted weights of coreference", "event_weights"), ("denials by implication", "event_falsehoods"),
         ("weapons and chance", "event_weapons"), ("nominals (\"the group\")", "nominals"), ("cue nouns", "cue_nouns"), ("cue adjectives", "cue_adjectives"),
         ("words of affiliation", "affiliation_patterns")]
EDGES = ("claims", "denies", "affiliated-with", "reported-by")


def emptied(data, table, folder):
    """A data folder in which the table has no rows."""
    os.makedirs(os.path.join(folder, "lexicon"))
    for path in glob.glob(os.path.join(data, "*")) + glob.glob(os.path.join(data, "lexicon", "*")):
        if not os.path.isdir(path):
            os.symlink(path, os.path.join(folder, os.path.relpath(path, data)))
    if not table:
        return folder
    path = os.path.join(folder, "lexicon", table + ".tsv")
    lines = open(path, encoding="utf-8").read().split("\n")
    os.unlink(path)
    head = [l for l in lines if l.startswith("#")]
    columns, *rows = [l for l in lines if l and not l.startswith("#")]
    kept = ["\t".join([r.split("\t")[0], r.split("\t")[1], r.split("\t")[1]]) for r in rows] if table == "event_weights" else []
    open(path, "w", encoding="utf-8").write("\n".join(head + [columns] + kept) + "\n")
    return folder


def scores(shared, program, files):
    """(events, edges): F1 over all the files."""
    count = dict.fromkeys(("events", "edges"), (0, 0, 0))
    for articles in sorted({folder for _, folder in files}):
        with tempfile.TemporaryDirectory() as gold:
            for path in (f for f, folder in files if folder == articles):
                os.symlink(path, os.path.join(gold, os.path.basename(path)))
            out = os.path.join(gold, "out")
            tool = os.path.join(shared, "tools", "score_extraction.py")
            command = shlex.quote(program) + " extract {} --format jsonl"
            subprocess.run([sys.executable, tool, "--gold", gold, "--articles", articles, "--command", command, "--json", out], check=True, stdout=subprocess.DEVNULL)
            got = json.load(open(out, encoding="utf-8"))
        for family in ("events",) + EDGES:
            key = "events" if family == "events" else "edges"
            count[key] = tuple(a + got[family][k] for a, k in zip(count[key], ("tp", "fp", "fn")))
    return [2 * tp / max(1, 2 * tp + fp + fn) for tp, fp, fn in count.values()]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--program", default=os.path.join(ROOT, "build", "claimgraph"))
    options.add_argument("--data", default=os.path.join(ROOT, "build", "data"))
    options.add_argument("--shared", default=os.path.join(os.path.dirname(ROOT), "shared"))
    options = options.parse_args()
    measured = [annotated.files(options.shared, group) for group in (annotated.READ, annotated.UNREAD)]
    print("| without | events, read | edges, read | events, unread | edges, unread |\n|---|---|---|---|---|")
    for name, table in PARTS:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["CLAIMGRAPH_DATA_DIR"] = emptied(options.data, table, os.path.join(folder, "data"))
            figures = [f for files in measured for f in scores(options.shared, options.program, files)]
        print("| %s | %s |" % ("(%s)" % name if table is None else name, " | ".join("%.3f" % f for f in figures)), flush=True)


if __name__ == "__main__":
    main()
