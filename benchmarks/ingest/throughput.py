#!/usr/bin/env python3
"""Documents a second of `claimgraph ingest`, from files to a settled store: for each core, and with all threads.

usage: throughput.py [--program build/claimgraph] [--documents 400] [--threads 1,2] FOLDER...

Ingests copies of the files of the folders, each with a last line of its own so that no two have the same bytes; a second
run of few documents gives the start-up, which is taken off. Processor seconds count those of all threads, so that
documents a second of processor time is the figure for one core, also on a machine with other work; then the same
documents are ingested again (nothing changes), and one more document into the full store.
"""
import argparse
import pathlib
import resource
import shutil
import subprocess
import tempfile
import time


def run(*command):
    """Wall and processor seconds, and the most memory (MB) of any child so far."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True)
    wall = time.monotonic() - start
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)}: {done.stderr or done.stdout}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, after.ru_maxrss / 1024


def write_copies(files, folder, first, count):
    folder.mkdir()
    for i in range(first, first + count):
        source = files[i % len(files)]
        text = source.read_bytes()
        line = f"\n<!-- {i} -->\n" if source.suffix in (".html", ".htm") else f"\n\n{i}\n"
        (folder / f"{i:06}{source.suffix}").write_bytes(text + line.encode())


def measure(program, folder, files, documents, threads):
    ingest = [program, "ingest", "--threads", str(threads), "--store"]
    start_wall, start_cpu, _ = run(*ingest, str(folder / f"start{threads}.db"), str(folder / "few"))
    store = str(folder / f"all{threads}.db")
    wall, cpu, memory = run(*ingest, store, str(folder / "all"))
    megabytes = sum(f.stat().st_size for f in (folder / "all").iterdir()) / 1e6
    wall, cpu = wall - start_wall, cpu - start_cpu
    print(f"{threads} threads: {documents} documents ({megabytes:.1f} MB) in {wall:.1f} s: {documents / wall:.1f} documents/s; "
          f"{cpu:.1f} s of processor time: {documents / cpu:.1f} documents/s for each core; start-up {start_cpu:.2f} s of "
          f"processor time; most memory {memory:.0f} MB")
    again_wall, again_cpu, _ = run(*ingest, store, str(folder / "all"))
    one_wall, one_cpu, _ = run(*ingest, store, str(folder / "one"))
    print(f"  the same again: {again_wall:.1f} s ({again_cpu:.1f} s of processor time); one more document: {one_wall:.2f} s "
          f"({one_cpu:.2f} s of processor time)")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default="build/claimgraph")
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--threads", default="1,2")
    parser.add_argument("folders", nargs="+")
    args = parser.parse_args()
    files = sorted(f for folder in args.folders for f in pathlib.Path(folder).iterdir()
                   if f.suffix in (".txt", ".html", ".htm") and f.stat().st_size > 0)
    if not files:
        raise SystemExit("no .txt or .html files in these folders")
    folder = pathlib.Path(tempfile.mkdtemp(prefix="claimgraph-ingest-"))
    try:
        write_copies(files, folder / "all", 0, args.documents)
        write_copies(files, folder / "few", args.documents, 1)
        write_copies(files, folder / "one", args.documents + 1, 1)
        for threads in args.threads.split(","):
            measure(args.program, folder, files, args.documents, int(threads))
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
