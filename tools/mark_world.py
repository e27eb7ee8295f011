#!/usr/bin/env python3
"""Turns the marked articles of tests/resolve/world into plain ones with their gold.json, in the format of ../shared/data/world.

usage: mark_world.py MARKED_FOLDER OUT_FOLDER

An article's first line is `# PUBLISHED | PUBLISHER`. [id:words] is a mention of an entity, {id:words} one of an event, and they may nest;
<< and >> stand around what is not the article. facts.json says what the marks don't: types, dates, figures, traps.
"""
import json
import os
import re
import sys

MARKS = re.compile(r"<<|>>|\[(\w+):|\{(\w+):|\]|\}")


def unmark(text):
    """Plain bytes, and its spans: [(kind, id, start, end)], kind "[" (entity), "{" (event) or "<" (noise)."""
    out, spans, open_marks, at = b"", [], [], 0
    for mark in MARKS.finditer(text):
        out += text[at : mark.start()].encode()
        at = mark.end()
        if mark.group() in ("]", "}", ">>"):
            kind, name, start = open_marks.pop()
            spans.append((kind, name, start, len(out)))
        else:
            open_marks.append((mark.group()[0], mark.group(1) or mark.group(2), len(out)))
    assert not open_marks, "a mark is not closed: %s" % open_marks
    return out + text[at:].encode(), spans


def gather(articles, kind, label):
    """{id: [{"article", label: texts, "spans"}]} of the spans of one kind."""
    out = {}
    for name, raw, spans in articles:
        here = {}
        for k, ident, start, end in spans:
            if k == kind:
                here.setdefault(ident, []).append((start, end))
        for ident, found in here.items():
            found.sort()
            texts = list(dict.fromkeys(raw[s:e].decode() for s, e in found))
            out.setdefault(ident, []).append({"article": name, label: texts, "spans": [list(s) for s in found]})
    return out


def gold_of(articles, heads, facts):
    entities, events = gather(articles, "[", "names"), gather(articles, "{", "snippets")
    for name, known in (("entities", entities), ("events", events)):
        assert set(known) == set(facts[name]), "marks and facts differ: %s" % (set(known) ^ set(facts[name]))
    figures = lambda e: [dict(zip(("article", "claimant", "min", "max"), f)) for f in facts["fatalities"].get(e, [])]
    pairs = lambda key: [{"pair": p[:2], "trap": p[2]} for p in facts[key]]
    return {
        "articles": [dict(heads[name], article=name, noise=[[s, e] for k, _, s, e in spans if k == "<"]) for name, _, spans in articles],
        "entities": [{"id": e, "types": facts["entities"][e]["types"], "mentions": m} for e, m in entities.items()],
        "not_same": pairs("not_same"),
        "events": [
            {"id": e, "types": facts["events"][e]["types"], "date": facts["events"][e].get("date"), "optional": e in facts["optional_events"], "mentions": m, "fatalities": figures(e)}
            for e, m in events.items()
        ],
        "not_same_events": pairs("not_same_events"),
        "contradictions": facts["contradictions"],
        "copies": facts["copies"],
        "independent": facts["independent"],
        "traps": {},
    }


def main():
    folder, target = sys.argv[1:3]
    os.makedirs(target, exist_ok=True)
    articles, heads = [], {}
    for name in sorted(os.listdir(folder)):
        if name.endswith((".txt", ".html")):
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                head, text = file.read().split("\n", 1)
            published, publisher = head.lstrip("# ").split(" | ")
            heads[name] = {"published": published, "publisher": publisher}
            articles.append((name, *unmark(text)))
    with open(os.path.join(folder, "facts.json"), encoding="utf-8") as file:
        facts = json.load(file)
    for name, raw, _ in articles:
        with open(os.path.join(target, name), "wb") as out:
            out.write(raw)
    with open(os.path.join(target, "gold.json"), "w", encoding="utf-8") as out:
        json.dump(gold_of(articles, heads, facts), out, indent=1, ensure_ascii=False)
    with open(os.path.join(target, "facts.json"), "w", encoding="utf-8") as out:
        json.dump(facts, out)


if __name__ == "__main__":
    main()
