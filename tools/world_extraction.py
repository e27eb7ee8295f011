#!/usr/bin/env python3
"""Loads into a store what a perfect extractor would find in a world's articles, so that resolution is measured alone.

usage: world_extraction.py PROGRAM WORLD STORE ARTICLE...      (an ingest command of score_resolution.py)

WORLD is what mark_world.py writes: the articles, gold.json, and facts.json, which knows places, sides and affiliations. A telling has
the event's day, places and sides where the article's sentence tells them, as a careful reader would give them.
"""
import json
import os
import re
import subprocess
import sys

TELLS_TIME = re.compile(
    r"\b(monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|overnight|january|february|march|april|may|june|july|august|september|october|november|december|"
    r"20\d\d|days? (earlier|later|before)|a (week|year) (ago|later)|last (week|month|year|night|weekend))\b",
    re.IGNORECASE,
)


class Article:
    """The records of one article."""

    def __init__(self, world, name, gold, facts, document):
        with open(os.path.join(world, name), "rb") as file:
            self.raw = file.read()
        self.name, self.gold, self.facts = name, gold, facts
        head = next(a for a in gold["articles"] if a["article"] == name)
        self.document = dict({k: v for k, v in document.items() if k != "source"}, published={"value": head["published"]})
        self.nodes, self.edges, self.ids, self.spans = [], [], {}, {}
        self.add_entities()
        self.set_publisher(head["publisher"])
        for event, mention in self.told(gold["events"]):
            self.add_event(event, mention)

    def told(self, items):
        return [(item, m) for item in items for m in item["mentions"] if m["article"] == self.name]

    def text(self, span):
        return {"start": span[0], "end": span[1], "text": self.raw[span[0] : span[1]].decode()}

    def sentence(self, span):
        start = max(self.raw.rfind(end, 0, span[0]) for end in (b". ", b"\n", b">")) + 1
        ends = [at for at in (self.raw.find(end, span[1]) for end in (b". ", b"\n", b"</p>")) if at >= 0]
        return start, min(ends, default=len(self.raw))

    def add_node(self, prefix, **fields):
        ident = prefix + str(len(self.nodes))
        self.nodes.append(dict(record="node", document=self.document["id"], id=ident, confidence=1.0, **fields))
        return ident

    def add_edge(self, kind, source, target, evidence, **fields):
        self.edges.append(dict({"record": "edge", "document": self.document["id"], "type": kind, "from": source, "to": target, "confidence": 1.0, "evidence": [evidence]}, **fields))

    def add_entities(self):
        for entity, mention in self.told(self.gold["entities"]):
            known = self.facts["entities"][entity["id"]]
            kind = known.get("kind") or ("city" if entity["types"][0] == "place" else "")
            place = {k: v for k, v in (("country", known.get("country")), ("gazetteer_id", known.get("gid"))) if v}
            self.ids[entity["id"]] = self.add_node(
                "e", type=entity["types"][0], name=mention["names"][0], aliases=mention["names"][1:], kind=kind, mentions=[self.text(s) for s in mention["spans"]], **place
            )
            self.spans[entity["id"]] = mention["spans"]
        for member, body in self.facts["affiliated"]:
            if member in self.ids and body in self.ids:
                self.add_edge("affiliated-with", self.ids[member], self.ids[body], self.text(self.spans[member][0]))

    def set_publisher(self, name):
        for entity, mention in self.told(self.gold["entities"]):
            if "source" in entity["types"] and name.lower() in [n.lower() for m in entity["mentions"] for n in m["names"]]:
                self.document["source"] = self.ids[entity["id"]]

    def add_event(self, event, mention):
        sentences = [self.sentence(s) for s in mention["spans"]]
        near = {e for e, spans in self.spans.items() if any(start <= s[0] < end for s in spans for start, end in sentences)}
        told = any(TELLS_TIME.search(self.raw[start:end].decode(errors="replace")) for start, end in sentences)
        date = {"date": {"value": event["date"]}} if event["date"] and told else {}
        spans = [self.text(s) for s in mention["spans"]]
        ident = self.add_node("v", type="event", name=mention["snippets"][0], aliases=[], mentions=spans, event_type=event["types"][0], **date)
        known = self.facts["events"][event["id"]]
        for place in near.intersection(known.get("place", [])):
            self.add_edge("located-in", ident, self.ids[place], spans[0])
        for role in ("perpetrator", "target", "participant"):
            for actor in near.intersection(known.get(role, [])):
                self.add_edge("involves", ident, self.ids[actor], spans[0], role=role)
        self.add_accounts(event, ident, spans[0])

    def add_accounts(self, event, ident, evidence):
        publisher = self.document.get("source")
        carried = {}
        for figures in event["fatalities"]:
            speaker = self.ids.get(figures["claimant"])
            if figures["article"] != self.name or not speaker:
                continue
            told = {"fatalities": {k: figures[k] for k in ("min", "max") if figures[k] is not None}}
            if speaker == publisher:
                carried = told
            elif figures["max"] == 0:
                self.add_edge("denies", speaker, ident, evidence, **told)
            else:
                self.add_edge("claims", speaker, ident, evidence, stance="asserted", **told)
        if publisher:
            self.add_edge("reported-by", ident, publisher, evidence, **carried)
        for contradiction in self.gold["contradictions"]:
            if contradiction["event"] == event["id"] and contradiction["kind"] != "fatalities":
                self.add_sides(contradiction, ident, evidence)

    def add_sides(self, contradiction, ident, evidence):
        responsibility = {"responsibility": True} if contradiction["kind"] == "responsibility" else {}
        for side, party in enumerate(contradiction["parties"]):
            for actor in party:
                if actor not in self.ids:
                    continue
                if contradiction["kind"] == "claim-denial" and side == 1:
                    self.add_edge("denies", self.ids[actor], ident, evidence)
                else:
                    self.add_edge("claims", self.ids[actor], ident, evidence, stance="asserted", **responsibility)


def main():
    program, world, store, *files = sys.argv[1:]
    with open(os.path.join(world, "gold.json"), encoding="utf-8") as file:
        gold = json.load(file)
    with open(os.path.join(world, "facts.json"), encoding="utf-8") as file:
        facts = json.load(file)
    found = subprocess.run([program, "extract", "--format", "jsonl"] + files, capture_output=True, text=True, check=True).stdout
    documents = [r for r in map(json.loads, found.splitlines()) if r["record"] == "document"]
    lines = []
    for document in documents:
        article = Article(world, os.path.basename(document["path"]), gold, facts, document)
        lines += [json.dumps(r, ensure_ascii=False) + "\n" for r in [article.document] + article.nodes + article.edges]
    loaded = subprocess.run([program, "load", "--store", store, "-"], input="".join(lines), capture_output=True, text=True)
    if loaded.returncode != 0:
        sys.exit(loaded.stdout + loaded.stderr)


if __name__ == "__main__":
    main()
