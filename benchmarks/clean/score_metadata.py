#!/usr/bin/env python3
"""Scores title, date and authors of cleaned pages against metadata-gold.tsv, over the pages that state each.

usage: score_metadata.py --pages DIR --command 'claimgraph clean {} --format jsonl' [--gold FILE] [--verbose]

Rows marked `hand` were written by hand after reading the page's mark-up (--verbose shows their errors only), those marked `machine` by
propose_metadata.py alone. Exact: the words of the title (case and punctuation aside), the day, all the persons and no other name.
Offices and agencies are no authors here: a page that states no person is left out, and counted where a name was given all the same.
"""
import argparse, glob, hashlib, json, os, re, shlex, subprocess

HERE = os.path.dirname(os.path.abspath(__file__))


def title_hash(title):
    return hashlib.sha256(" ".join(re.findall(r"\w+", title.lower())).encode()).hexdigest()[:12]


def fold(name):
    return " ".join(re.findall(r"\w+", name.lower()))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--pages", required=True, help="folder of <id>.html")
    ap.add_argument("--command", required=True)
    ap.add_argument("--gold", default=os.path.join(HERE, "metadata-gold.tsv"))
    ap.add_argument("--json", help="write the shares to this file")
    ap.add_argument("--verbose", action="store_true")
    o = ap.parse_args()
    with open(o.gold, encoding="utf-8") as rows:
        gold = {r[0]: r[1:] for r in (line.rstrip("\n").split("\t") for line in rows if not line.startswith(("#", "page\t")))}
    paths = [p for p in sorted(glob.glob(os.path.join(o.pages, "*.html"))) if os.path.basename(p)[:12] in gold]
    argv = [x for a in shlex.split(o.command) for x in (paths if a == "{}" else [a])]
    out = subprocess.run(argv, stdout=subprocess.PIPE, check=True).stdout.decode("utf-8")
    got = {os.path.basename(r["path"])[:12]: r for r in map(json.loads, filter(str.strip, out.split("\n")))}
    shares = {}
    for source in ("hand", "machine"):
        right, stated, unasked = dict(title=0, date=0, authors=0), dict(title=0, date=0, authors=0), 0
        for page, (by, titles, date, authors) in gold.items():
            if by != source or page not in got:
                continue
            r = got[page]
            authors = {fold(a) for a in authors.split(";") if a}
            unasked += not authors and bool(r.get("authors"))
            checks = (("title", titles, title_hash(r.get("title") or "") in titles.split(";")), ("date", date, (r.get("published") or "")[:10] == date),
                      ("authors", authors, {fold(a) for a in r.get("authors") or []} == authors))
            for what, states, exact in checks:
                if states:
                    stated[what] += 1
                    right[what] += exact
                    if o.verbose and source == "hand" and not exact:
                        print("  %s %s: %s, stated %s" % (page, what, r.get("published" if what == "date" else what), states))
        shares[source] = {k + "_exact": right[k] / max(1, stated[k]) for k in right}
        shares[source]["offices"] = unasked
        print("metadata (%s)  " % source + "  ".join("%s %d/%d = %.3f" % (k, right[k], stated[k], right[k] / max(1, stated[k])) for k in right)
              + "  (an office or agency for an author: %d)" % unasked)
    if o.json:
        json.dump(shares, open(o.json, "w", encoding="utf-8"))


if __name__ == "__main__":
    main()
