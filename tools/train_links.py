#!/usr/bin/env python3
"""What annotated articles say of extract/lexicon/event_weights.tsv: which tellings are of one event.

usage: train_links.py [--dump PATH] [--shared DIR]

dump_links (tools/links) prints what extraction compares. A telling and an event are one where the telling overlaps a snippet of a gold
event that at least half of the event's tellings overlap; what no snippet covers teaches nothing. Weights are fitted by ridge-penalised
logistic regression around the table's column `prior`, on the seeds and the groups that the team reads
(tools/annotated.py). Prints how many tellings go right by the priors, by the shipped weights, and by weights fitted to the other
articles; then each sign with its prior, its weight, the fitted one, and in how many comparisons it was seen.

The fit alone costs more than it gains (docs/extraction.md): it is the direction in which a weight may be moved, as far as
check_quality.py rises on what the team reads, the worlds among it.
"""
import argparse, collections, json, os, subprocess, sys

import annotated

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TABLE = os.path.join(ROOT, "extract", "lexicon", "event_weights.tsv")
PENALTY = 10.0
FOLDS = 12


def articles(shared):
    """(gold, path of its article) of what the team reads."""
    for gold, folder in annotated.files(shared, annotated.READ) + annotated.seeds(shared):
        read = json.load(open(gold, encoding="utf-8"))
        yield read, os.path.join(folder, read["article"])


def comparisons(scorer, dump, shared):
    """What was compared, each with its article, the gold events of the telling (`of`) and whether they are one (None: not known)."""
    for gold, path in articles(shared):
        article = scorer.Article(path)
        snippets = {e["id"]: [s for text in e["snippets"] for s in article.spans(text)] for e in gold["events"]}
        events = lambda span: {e for e, spans in snippets.items() if any(scorer.overlap(tuple(span), s) for s in spans)}
        out = subprocess.run([dump, path], stdout=subprocess.PIPE, check=True).stdout.decode("utf-8")
        for row in map(json.loads, filter(None, out.split("\n"))):
            row["of"] = events(row["telling"])
            others = [e for e in map(events, row["others"]) if e]
            row["one"] = None if not row["of"] or not others else 2 * sum(bool(e & row["of"]) for e in others) >= len(others)
            yield row


def read_table():
    """Sign → prior, and sign → weight."""
    lines = open(TABLE, encoding="utf-8").read().split("\n")
    rows = [l.split("\t") for l in lines if l and not l.startswith("#")][1:]
    return {r[0]: float(r[1]) for r in rows}, {r[0]: float(r[2]) for r in rows}


def fit(rows, prior):
    """Sign → weight, by Newton's method on the penalised likelihood."""
    import numpy
    names = list(prior)
    x = numpy.array([[r["signs"].get(n, 0.0) for n in names] for r in rows])
    y = numpy.array([float(r["one"]) for r in rows])
    start = numpy.array([prior[n] for n in names])
    penalty = numpy.array([PENALTY * (0.1 if n == "" else 1) for n in names])
    return dict(zip(names, annotated.fit_logistic(x, y, start, penalty)))


def score(weights, row):
    return sum(weights[n] * v for n, v in row["signs"].items())


def right(rows, weights_of):
    """Of the tellings that a gold event covers: how many join it, or rightly none; wrong joins; joins missed."""
    tellings = collections.defaultdict(list)
    for row in rows:
        if row["of"]:
            tellings[row["path"], tuple(row["telling"])].append(row)
    ok = wrong = missed = 0
    for (path, _), compared in tellings.items():
        best = max(compared, key=lambda r: score(weights_of(path), r))
        if score(weights_of(path), best) > 0:
            wrong += best["one"] is False
            ok += best["one"] is not False
        else:
            missed += any(r["one"] for r in compared)
            ok += not any(r["one"] for r in compared)
    return "%d of %d right, %d wrongly joined, %d wrongly apart" % (ok, len(tellings), wrong, missed)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--dump", default=os.path.join(ROOT, "build", "tools", "links", "dump_links"))
    options.add_argument("--shared", default=os.path.join(os.path.dirname(ROOT), "shared"))
    options = options.parse_args()
    os.environ.setdefault("CLAIMGRAPH_DATA_DIR", os.path.join(ROOT, "build", "data"))
    sys.path.insert(0, os.path.join(options.shared, "tools"))
    import score_extraction as scorer
    prior, weight = read_table()
    rows = list(comparisons(scorer, options.dump, options.shared))
    known = [r for r in rows if r["one"] is not None]
    paths = sorted({r["path"] for r in rows})
    fold = {p: i % FOLDS for i, p in enumerate(paths)}
    folds = [fit([r for r in known if fold[r["path"]] != k], prior) for k in range(FOLDS)]
    print("%d comparisons, %d of them known, %d of one event" % (len(rows), len(known), sum(r["one"] for r in known)))
    print("priors:                          " + right(rows, lambda _: prior))
    print("weights:                         " + right(rows, lambda _: weight))
    print("fitted to the other articles:    " + right(rows, lambda p: folds[fold[p]]))
    fitted = fit(known, prior)
    print("%-24s %7s %7s %7s %6s" % ("", "prior", "weight", "fitted", "seen"))
    for name in prior:
        print("%-24s %7.2f %7.2f %7.2f %6d" % (name or "(constant)", prior[name], weight[name], fitted[name], sum(name in r["signs"] for r in known)))


if __name__ == "__main__":
    main()
