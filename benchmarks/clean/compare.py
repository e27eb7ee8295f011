#!/usr/bin/env python3
"""Pages a second on one core: the cleaner against trafilatura, on the same pages in one run.

usage: compare.py --pages DIR [--repeat N] --command 'claimgraph clean --format jsonl --threads 1 {}'

CPU seconds of each are counted (user and system), trafilatura's without its imports, the command's with its start.
Needs: pip install trafilatura lxml_html_clean.
"""
import argparse, glob, os, resource, shlex, subprocess, time


def cpu_of_children():
    u = resource.getrusage(resource.RUSAGE_CHILDREN)
    return u.ru_utime + u.ru_stime


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--pages", required=True)
    ap.add_argument("--repeat", type=int, default=10, help="how often the command gets each page (its start is shared)")
    ap.add_argument("--command", required=True)
    o = ap.parse_args()
    paths = sorted(glob.glob(os.path.join(o.pages, "*.html")))
    argv = []
    for a in shlex.split(o.command):
        argv += paths * o.repeat if a == "{}" else [a]
    before = cpu_of_children()
    subprocess.run(argv, stdout=subprocess.DEVNULL, check=True)
    ours = len(paths) * o.repeat / (cpu_of_children() - before)
    import trafilatura
    pages = [open(p, "rb").read() for p in paths]
    start = time.process_time()
    for page in pages:
        trafilatura.extract(page)
    theirs = len(pages) / (time.process_time() - start)
    print("claimgraph clean  %7.1f pages/s a core" % ours)
    print("trafilatura       %7.1f pages/s a core" % theirs)
    print("ratio             %7.1f" % (ours / theirs))


if __name__ == "__main__":
    main()
