#!/usr/bin/env python3
"""Writes what pages state of themselves in JSON-LD, Open Graph and meta tags, as rows of metadata-gold.tsv.

usage: propose_metadata.py PAGE.html...  > rows.tsv

Standard library only, no line in common with the cleaner. A field that the page does not state so stays empty. Titles are kept as hashes
of their words (see score_metadata.py); `a;b` are forms of which any counts as exact: og:title may carry the site's name.
"""
import html, json, os, re, sys
from html.parser import HTMLParser

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from score_metadata import title_hash

DATES = ("article:published_time", "datepublished", "og:article:published_time", "parsely-pub-date", "sailthru.date", "dc.date.issued")
AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator")


class Head(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.meta, self.ld, self.inside = {}, [], False

    def handle_starttag(self, tag, attrs):
        a = {k: v or "" for k, v in attrs}
        if tag == "meta":
            key = (a.get("property") or a.get("name") or a.get("itemprop") or "").lower()
            if key and a.get("content"):
                self.meta.setdefault(key, a["content"].strip())
        self.inside = tag == "script" and "ld+json" in a.get("type", "")

    def handle_endtag(self, tag):
        self.inside = False

    def handle_data(self, data):
        if self.inside:
            self.ld.append(data)


def articles(node):
    """The objects of a JSON-LD text that are an article of some kind."""
    if isinstance(node, list):
        for x in node:
            yield from articles(x)
    elif isinstance(node, dict):
        if re.search(r"Article|Posting|Report", str(node.get("@type"))):
            yield node
        for x in node.values():
            yield from articles(x)


def names(node):
    if isinstance(node, str):
        return [node]
    if isinstance(node, list):
        return [n for x in node for n in names(x)]
    if isinstance(node, dict) and "Organization" not in str(node.get("@type")):
        return names(node.get("name") or [])
    return []


def person(name, site):
    words = name.split()
    return 2 <= len(words) <= 4 and all(w[0].isupper() for w in (words[0], words[-1])) and site not in name.lower() and not re.search(r"[\d@/:|,]|Staff|STAFF|News|Desk", name)


def day(text):
    m = re.match(r"\s*(\d{4})-(\d\d)-(\d\d)", text)
    return "-".join(m.groups()) if m and m.group(1) > "1990" else ""


def facts(path):
    head = Head()
    with open(path, encoding="utf-8", errors="replace") as page:
        head.feed(page.read())
    found = []
    for text in head.ld:
        try:
            found += articles(json.loads(text, strict=False))
        except ValueError:
            pass
    site = (head.meta.get("og:site_name") or "\0").lower()
    titles = [html.unescape(a["headline"]) for a in found if isinstance(a.get("headline"), str)][:1]
    if "og:title" in head.meta:
        titles += [head.meta["og:title"], re.split(r" [-|–—] (?=[^-|–—]*$)", head.meta["og:title"])[0]]
    dates = [day(str(a.get("datePublished"))) for a in found] + [day(head.meta.get(k, "")) for k in DATES]
    authors = [n.strip() for a in found[:1] for n in names(a.get("author") or [])] or [re.sub(r"^[Bb]y ", "", head.meta[k]) for k in AUTHORS if k in head.meta][:1]
    return dict.fromkeys(title_hash(t) for t in titles if t.strip()), next((d for d in dates if d), ""), dict.fromkeys(n for n in authors if person(n, site))


def main():
    for path in sys.argv[1:]:
        titles, date, authors = facts(path)
        print("\t".join([os.path.basename(path)[:12], "machine", ";".join(titles), date, ";".join(authors)]))


if __name__ == "__main__":
    main()
