#!/usr/bin/env python3
"""The truth of an export folder for the sinks' checks.

usage: model_of_export.py EXPORT_DIR MODEL.json

Reads graph.jsonl (the store's own words) and writes the graph with every attribute of docs/export.md as {"nodes": [{"id", "type",
"attrs"}], "edges": [{"id", "type", "from", "to", "attrs"}]}. Only the ids of edges are taken from csv/edges.csv.
"""
import csv, datetime, json, os, re, sys

csv.field_size_limit(1 << 30)


def clean(text):
    """NUL goes to no format."""
    return text.replace("\0", "\ufffd")


def put(attrs, name, value):
    if value not in (None, "", [], False):
        attrs[name] = clean(value) if isinstance(value, str) else [clean(x) for x in value] if isinstance(value, list) else value


def put_count(attrs, name, count):
    for end in ("min", "max"):
        if count and count.get(end) is not None:
            attrs[f"{name}_{end}"] = count[end]


def days(value):
    """First and last day of an ISO day, month, year or range; None where there is none."""
    def one(text, last):
        m = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text.split("T")[0])
        if not m:
            return None
        y, mo, d = int(m[1]), int(m[2] or (12 if last else 1)), m[3]
        try:
            if d:
                day = datetime.date(y, mo, int(d))
            elif last:
                day = datetime.date(y + mo // 12, mo % 12 + 1, 1) - datetime.timedelta(days=1)
            else:
                day = datetime.date(y, mo, 1)
        except ValueError:
            return None
        return day.isoformat()
    parts = value.split("/")
    return one(parts[0], False), one(parts[1] if len(parts) > 1 else parts[0], True)


def node(r):
    attrs = {}
    for key in ("name", "type", "kind", "aliases", "event_type", "latitude", "longitude", "country", "gazetteer_id"):
        if key in ("latitude", "longitude"):
            if r.get(key) is not None:
                attrs[key] = float(r[key])
        else:
            put(attrs, key, r.get(key))
    attrs["mentions"] = len(r["mentions"])
    attrs["documents"] = len({m["document"] for m in r["mentions"]})
    date = (r.get("date") or {}).get("value") or ""
    put(attrs, "date", date)
    first, last = days(date)
    put(attrs, "first_day", first)
    put(attrs, "last_day", last)
    put_count(attrs, "fatalities", r.get("fatalities"))
    put_count(attrs, "injuries", r.get("injuries"))
    return {"id": r["id"], "type": r["type"], "attrs": attrs}


def edge(r, documents, ids):
    attrs = {}
    for key in ("role", "stance", "responsibility", "former", "on_behalf_of", "document"):
        put(attrs, key, r.get(key))
    put_count(attrs, "fatalities", r.get("fatalities"))
    put_count(attrs, "injuries", r.get("injuries"))
    if r.get("confidence") is not None:
        attrs["confidence"] = float(r["confidence"])
    put(attrs, "evidence", [e["text"] for e in r["evidence"]])
    put(attrs, "spans", ["%d-%d" % (e["start"], e["end"]) for e in r["evidence"]])
    put(attrs, "cue", (r.get("cue") or {}).get("text"))
    d = documents.get(r["document"], {})
    put(attrs, "path", d.get("path"))
    put(attrs, "published", (d.get("published") or {}).get("value"))
    kind = r["type"].upper().replace("-", "_")
    key = (r["from"], kind, r["to"], r["document"], r.get("role", ""))
    return {"id": ids[key], "type": kind, "from": r["from"], "to": r["to"], "attrs": attrs}


def edge_ids(folder):
    with open(os.path.join(folder, "csv", "edges_header.csv"), encoding="utf-8", newline="") as h:
        names = [c.split(":")[0] or ":" + c.split(":")[1] for c in h.read().strip().split(",")]
    ids = {}
    with open(os.path.join(folder, "csv", "edges.csv"), encoding="utf-8", newline="") as h:
        for row in csv.reader(h):
            r = dict(zip(names, row))
            ids[r[":START_ID"], r[":TYPE"], r[":END_ID"], r["document"], r["role"]] = r["id"]
    return ids


def main():
    folder, out = sys.argv[1:3]
    documents, nodes, edges = {}, [], []
    ids = edge_ids(folder)
    with open(os.path.join(folder, "graph.jsonl"), encoding="utf-8", newline="\n") as h:
        for line in h:
            r = json.loads(line)
            if r["record"] == "document":
                documents[r["id"]] = r
            elif r["record"] == "node":
                nodes.append(node(r))
            else:
                edges.append(edge(r, documents, ids))
    with open(out, "w", encoding="utf-8") as h:
        json.dump({"nodes": nodes, "edges": edges}, h)
    print(f"truth: {len(nodes)} nodes, {len(edges)} edges, {len(documents)} documents")


if __name__ == "__main__":
    main()
