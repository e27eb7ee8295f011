#!/usr/bin/env python3
"""Scores cleaning against the extraction gold: what of the gold bodies is kept, and what of the noise leaks.

usage: score_clean.py --gold DIR --articles DIR --command 'claimgraph extract {} --format jsonl' [--only PREFIX,...] [--verbose]

The command prints the interchange's records, of which the `document` record's `body` (list of [start, end] byte spans into the
document) is read; or the records of `claimgraph clean --format jsonl` with the same field. {} stands for the paths.

kept     share of the gold bodies' characters (white space and mark-up not counted) that the body spans cover; a line that
         stands twice in the gold's range, as headlines do, is kept once
leaks    names of the gold's `boilerplate` that stand in the body spans outside the gold's body (must be 0)
"""
import argparse, glob, html, json, os, re, shlex, subprocess, sys


def find_body(text, marks):
    """The gold's pieces as character ranges: from the start mark to the end mark behind it."""
    ranges = []
    for mark in marks:
        start = text.find(mark[0])
        end = text.find(mark[-1], start) + len(mark[-1]) if len(mark) > 1 else start + len(mark[0])
        if start < 0 or end < start:
            sys.exit("a mark of the gold is not in the article: %r" % (mark,))
        ranges.append((start, end))
    return ranges


def visible(text, start, end, is_html):
    """Positions of the characters of text[start:end] that a reader sees."""
    positions, inside = [], False
    skip = [(m.start() + start, m.end() + start) for m in
            re.finditer(r"<(script|style|figure|aside|iframe|noscript)\b.*?</\1>|<!--.*?-->|<[^>]*>", text[start:end], re.S | re.I)] if is_html else []
    hidden = set()
    for a, b in skip:
        hidden.update(range(a, b))
    return [i for i in range(start, end) if i not in hidden and not text[i].isspace()]


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--gold", required=True)
    ap.add_argument("--articles", required=True)
    ap.add_argument("--command", required=True)
    ap.add_argument("--only", default="", help="comma-separated beginnings of the gold's file names")
    ap.add_argument("--json", help="write the figures to this file")
    ap.add_argument("--verbose", action="store_true")
    o = ap.parse_args()
    only = tuple(x for x in o.only.split(",") if x)
    golds = [json.load(open(f, encoding="utf-8")) for f in sorted(glob.glob(os.path.join(o.gold, "*.json")))
             if not only or os.path.basename(f).startswith(only)]
    paths = [os.path.join(o.articles, g["article"]) for g in golds]
    argv = []
    for a in shlex.split(o.command):
        argv += paths if a == "{}" else [a]
    out = subprocess.run(argv, stdout=subprocess.PIPE, check=True).stdout.decode("utf-8")
    bodies = {}
    for line in out.split("\n"):
        r = json.loads(line) if line.strip() else {}
        if "body" in r and r.get("record", "document") == "document":
            bodies[os.path.basename(r["path"])] = r["body"]
    kept = total = leaks = 0
    for g in golds:
        raw = open(os.path.join(o.articles, g["article"]), "rb").read()
        text = raw.decode("utf-8")
        offset, at = {}, 0  # byte → character
        for i, c in enumerate(text):
            offset[at] = i
            at += len(c.encode("utf-8"))
        offset[at] = len(text)
        covered = [(offset[a], offset[b]) for a, b in bodies[g["article"]]]
        inside = set()
        for a, b in covered:
            inside.update(range(a, b))
        k = t = 0
        gold_body = find_body(text, g["body"])
        fold = lambda s: "".join(c for c in s.lower() if c.isalnum())
        have = fold("".join(text[a:b] for a, b in covered))
        for start, end in gold_body:
            seen = visible(text, start, end, g["article"].endswith(".html"))
            t += len(seen)
            lost = [i for i in seen if i not in inside]
            # A headline that the page prints twice is kept once.
            lines = re.finditer(r"[^\n]+", text[start:end])
            twice = [(m.start() + start, m.end() + start) for m in lines if len(fold(m.group())) > 15 and fold(m.group()) in have]
            lost = [i for i in lost if not any(a <= i < b for a, b in twice)]
            k += len(seen) - len(lost)
            if o.verbose and lost:
                runs, run = [], [lost[0]]
                for i in lost[1:]:
                    if i - run[-1] > 8:
                        runs.append(run); run = []
                    run.append(i)
                for run in runs + [run]:
                    if len(run) > 15:
                        print("  %s LOST %s" % (g["article"], text[run[0]:run[-1] + 1][:150].replace("\n", " ")))
        found = []
        for name in g.get("boilerplate", []):
            for m in re.finditer(re.escape(name), text):
                if m.start() in inside and not any(a <= m.start() < b for a, b in gold_body):
                    found.append(name); break
        kept, total, leaks = kept + k, total + t, leaks + len(found)
        if o.verbose:
            print("%-28s kept %.3f  leaks %s" % (g["article"], k / t if t else 1, found))
    if o.json:
        json.dump({"kept": kept / total, "leaks": leaks}, open(o.json, "w", encoding="utf-8"))
    print("cleaning   kept %.4f of the gold bodies' characters; leaks %d   (%d articles)" % (kept / total, leaks, len(golds)))


if __name__ == "__main__":
    main()
