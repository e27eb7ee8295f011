#!/usr/bin/env python3
"""Fits extract/lexicon/confidence.tsv to annotated articles, and prints how far a confidence can be believed.

usage: train_confidence.py [--program PATH] [--shared DIR] [--write]

An edge is right when the gold has it (optional ones too), an event when a mention overlaps one of the gold and its type is accepted. The
weights are fitted by ridge-penalised logistic regression over what `extract --explain` says, to the groups that the team reads
(tools/annotated.py), and judged on those that nobody reads and on the seeds.
Features seen fewer than LEAST times are left out, and the lines of lexicon rows, which move. Without --write only the judgement of the table in use is printed.
"""
import argparse, collections, json, math, os, sys

import annotated

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LEAST = 6
PENALTY = 8.0
KINDS = ("event", "claims", "denies", "affiliated-with", "reported-by")
# Of events and affiliations the rules' own figures were nearer to the truth on articles that nobody read.
FITTED = ("claims", "denies", "reported-by")
BINS = (0, 0.2, 0.4, 0.6, 0.8, 1.01)


def examples(scorer, program, gold_file, articles):
    """(kind, features, confidence, right) of one article's events and edges."""
    gold = json.load(open(gold_file, encoding="utf-8"))
    path = os.path.join(articles, gold["article"])
    article = scorer.Article(path)
    records = scorer.run(program + " extract {} --explain --format jsonl", path)
    nodes = {r["id"]: r for r in records if r["record"] == "node"}
    snippets = {e["id"]: [s for text in e["snippets"] for s in article.spans(text)] for e in gold["events"]}
    entity, event = {}, collections.defaultdict(set)
    for node in nodes.values():
        if node["type"] != "event":
            names = {scorer.fold(n) for n in [node["name"]] + (node.get("aliases") or [])}
            entity[node["id"]] = {e["id"] for e in gold["entities"] if names & {scorer.fold(n) for n in e["names"]}}
            continue
        spans = [(m["start"], m["end"]) for m in node["mentions"]]
        right = False
        for e in gold["events"]:
            if any(scorer.overlap(a, b) for a in spans for b in snippets[e["id"]]):
                event[node["id"]].add(e["id"])
                right = right or node["event_type"] in e["types"]
        yield "event", node["why"], node["confidence"], right
    ids = lambda n: entity.get(n, set()) | event.get(n, set())
    for edge in (r for r in records if r["record"] == "edge" and r["type"] in KINDS):
        a, b = ids(edge["from"]), ids(edge["to"])
        right = any(y["type"] == edge["type"] and ((a & set(y["from"]) and b & set(y["to"])) or
                                                   (edge["type"] == "affiliated-with" and b & set(y["from"]) and a & set(y["to"]))) for y in gold["edges"])
        yield edge["type"], edge["why"], edge["confidence"], bool(right)


def fit(rows):
    """{feature: weight} with '' for the constant, by Newton's method on the penalised likelihood."""
    import numpy
    counts = collections.Counter(f for features, _ in rows for f in set(features) if not f.startswith("entry:"))
    names = [""] + sorted(f for f, n in counts.items() if n >= LEAST)
    at = {f: i for i, f in enumerate(names)}
    x = numpy.zeros((len(rows), len(names)))
    x[:, 0] = 1
    for i, (features, _) in enumerate(rows):
        for f in features:
            if f in at:
                x[i, at[f]] = 1
    y = numpy.array([right for _, right in rows], float)
    penalty = numpy.full(len(names), PENALTY)
    penalty[0] = 1e-6
    w = annotated.fit_logistic(x, y, numpy.zeros(len(names)), penalty)
    return {f: w[i] for f, i in at.items()}


def predicted(weights, features):
    sum_ = weights.get("", 0) + sum(weights.get(f, 0) for f in features)
    return min(0.99, max(0.01, round(100 / (1 + math.exp(-sum_))) / 100))


def report(title, rows):
    """Share of right ones by confidence, and the mean squared error beside that of a constant."""
    print(title)
    for kind in KINDS:
        mine = [(c, right) for k, _, c, right in rows if k == kind]
        if not mine:
            continue
        base = sum(r for _, r in mine) / len(mine)
        error = sum((c - r) ** 2 for c, r in mine) / len(mine)
        cells = []
        for low, high in zip(BINS, BINS[1:]):
            inside = [(c, r) for c, r in mine if low <= c < high]
            cells.append("   -      " if not inside else "%.2f (%3d)" % (sum(r for _, r in inside) / len(inside), len(inside)))
        print("  %-16s right %.2f  error %.3f (constant %.3f)  %s" % (kind, base, error, base * (1 - base), "  ".join(cells)))


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--program", default=os.path.join(ROOT, "build", "claimgraph"))
    options.add_argument("--shared", default=os.path.join(os.path.dirname(ROOT), "shared"))
    options.add_argument("--write", action="store_true")
    options = options.parse_args()
    sys.path.insert(0, os.path.join(options.shared, "tools"))
    import score_extraction as scorer
    shared = options.shared
    parts = (annotated.files(shared, annotated.READ), annotated.files(shared, annotated.UNREAD) + annotated.seeds(shared))
    train, held = ([row for g in part for row in examples(scorer, options.program, *g)] for part in parts)
    print("share of right ones where the confidence is 0-0.2, 0.2-0.4, 0.4-0.6, 0.6-0.8, 0.8-1 (number of them)")
    if options.write:
        weights = {kind: fit([(f, r) for k, f, _, r in train if k == kind]) for kind in FITTED}
        path = os.path.join(ROOT, "extract", "lexicon", "confidence.tsv")
        lines = open(path, encoding="utf-8").read().split("\n")
        head = [l for l in lines if l.startswith("#")]
        rows = ["%s\t%s\t%.3f" % (kind, f, weights[kind][f]) for kind in FITTED for f in sorted(weights[kind])]
        open(path, "w", encoding="utf-8").write("\n".join(head + ["kind\tfeature\tweight"] + rows) + "\n")
        train, held = ([(k, f, predicted(weights[k], f) if k in weights else c, r) for k, f, c, r in part] for part in (train, held))
    report("articles it was fitted to", train)
    report("articles that nobody read, and the seeds", held)


if __name__ == "__main__":
    main()
