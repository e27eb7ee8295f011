#!/usr/bin/env python3
"""usage: check_page.py CLAIMGRAPH [PICTURES]: the explorer in a real browser, over the sample articles and over hostile names.

Prints a line for each check; exit 1 when one fails, 77 when there is no browser. PICTURES: a folder for screenshots.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from browser import Browser, find_browser  # noqa: E402

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
HOSTILE = "<img src=x onerror=window.hacked=1>\u202egnp.exe\u0007 & \"quoted\"</script><script>window.hacked=1</script>"
NAMED = "document.querySelectorAll('main a, main button, main input, main select, main summary, header a, header input, header button')"


class Server:
    """`claimgraph serve` on a free port."""

    def __init__(self, program, store):
        self.process = subprocess.Popen([program, "serve", "--listen", "127.0.0.1:0", "--store", store], stdout=subprocess.PIPE,
                                        text=True)
        self.address = re.search(r"http://\S+/", self.process.stdout.readline()).group(0)

    def ask(self, path, **parameters):
        query = "?" + urllib.parse.urlencode(parameters) if parameters else ""
        with urllib.request.urlopen(self.address + path + query) as answer:
            return json.load(answer)

    def stop(self):
        self.process.terminate()
        return self.process.wait(30)


class Checks:
    def __init__(self):
        self.failed = 0

    def check(self, what, good, detail=""):
        print(("ok    " if good else "FAILS ") + what + ("" if good or not detail else ": %s" % (detail,)), flush=True)
        self.failed += not good


def sample_store(program, folder):
    store = os.path.join(folder, "samples.db")
    subprocess.run([program, "ingest", "--store", store, os.path.join(ROOT, "samples")], check=True, stdout=subprocess.DEVNULL)
    return store


def hostile_store(program, folder):
    """The same graph under names, titles and evidence that try to get out of the page."""
    records = subprocess.run([program, "extract", "--format", "jsonl", os.path.join(ROOT, "samples")], check=True, capture_output=True,
                             text=True).stdout.splitlines()
    store = os.path.join(folder, "hostile.db")
    changed = []
    for line in records:
        record = json.loads(line)
        if record["record"] == "node":
            record["name"] = HOSTILE + " " + record["name"]
        if record["record"] == "document":
            record["title"] = HOSTILE
            record["url"] = "javascript:window.hacked=1//" + record["id"]  # a place holds one document
        changed.append(json.dumps(record))
    subprocess.run([program, "load", "--store", store, "-"], input="\n".join(changed) + "\n", check=True, text=True,
                   stdout=subprocess.DEVNULL)
    return store


def check_view(checks, browser, server, name, view, pictures):
    """What every view must keep, at the width of a desk and of a phone."""
    checks.check("%s shows" % view, browser.open(server.address + view) and not browser.value("document.querySelector('.failure')"))
    for width in (1200, 360):
        browser.size(width, 900)
        wide = browser.value("document.documentElement.scrollWidth")
        checks.check("%s fits %d pixels" % (view, width), wide <= width, wide)
        if pictures:
            browser.picture(os.path.join(pictures, "%s-%d.png" % (name, width)))
    browser.size(1200, 900)
    nameless = browser.value("[...%s].filter(e => !(e.innerText || e.textContent || e.labels?.length || e.ariaLabel).toString().trim())"
                             ".map(e => e.outerHTML)" % NAMED)
    checks.check("everything to act on in %s has a name" % view, nameless == [], nameless)
    headings = browser.value("[...document.querySelectorAll('main h1, main h2, main h3, main h4')].map(h => +h.tagName[1])")
    steps = all(b - a <= 1 for a, b in zip(headings, headings[1:]))
    checks.check("the headings of %s are in order" % view, headings[:1] == [1] and headings.count(1) == 1 and steps, headings)


def check_search(checks, browser, server):
    browser.open(server.address)
    browser.value("document.getElementById('query').focus()")
    browser.type("rapid sup")
    checks.check("typing suggests names", browser.wait("document.querySelector('#suggestions li')"))
    browser.key("ArrowDown")
    checks.check("an arrow chooses a suggestion", browser.value(
        "document.getElementById(document.getElementById('query').getAttribute('aria-activedescendant'))?.ariaSelected") == "true")
    browser.key("Enter")
    checks.check("Enter opens it", browser.wait("document.querySelector('main h1')?.textContent.startsWith('Rapid Support Forces')"))
    checks.check("the focus is in the new view", browser.wait("document.activeElement.id === 'main'"))
    browser.value("document.getElementById('query').value = ''; document.getElementById('query').focus()")
    browser.type("rapid supprt")
    browser.key("Enter")
    checks.check("a slip of the pen finds what is alike", browser.wait("document.querySelector('main li a')?.textContent.includes('Rapid')"))


def check_event(checks, browser, server, event):
    browser.open(server.address + "#/node/" + event)
    columns = browser.value("[...document.querySelectorAll('.columns .column')].map(c => c.querySelectorAll('blockquote').length)")
    checks.check("an event has the accounts side by side, each with its words", len(columns) == 3 and min(columns) > 0, columns)
    tops = browser.value("[...document.querySelectorAll('.columns .column')].map(c => c.getBoundingClientRect().top)")
    checks.check("side by side is what it says", len(set(tops)) == 1, tops)
    shown = server.ask("api/show/" + event)
    sentence = next(r for r in shown["relations"] if r["type"] == "denies")["edges"][0]["evidence"][0]["text"]
    checks.check("the sentence of the denial is on the page", " ".join(sentence.split()) in browser.value("document.body.textContent"))
    checks.check("the drawing has the node and its neighbours", browser.value("document.querySelectorAll('svg .box').length") > 2)


def check_hostile(checks, browser, server):
    for view in ("#/", "#/contradictions", "#/timeline", "#/sources", "#/actors", "#/find/exe"):
        browser.open(server.address + view)
        html = browser.value("document.documentElement.outerHTML")
        text = browser.value("document.body.textContent")
        checks.check("hostile names in %s are text" % view, browser.value("window.hacked") is None and "<img" not in html and
                     "<script>window" not in html)
        checks.check("nothing in %s reorders or controls" % view, not re.search("[\u0000-\u0008\u202a-\u202e\u2066-\u2069]", text))
    contradiction = server.ask("api/contradictions")[0]
    browser.open(server.address + "#/node/" + contradiction["event"])
    checks.check("a document's address that is no link stays text", browser.value("document.querySelectorAll('a[href^=javascript]').length") == 0)
    checks.check("the event of hostile names shows", "<img src=x" in browser.value("document.querySelector('h1').textContent"))
    checks.check("nothing of it ran", browser.value("window.hacked") is None)


def check_colours(checks, browser, server):
    browser.open(server.address)
    light = browser.value("getComputedStyle(document.body).backgroundColor")
    browser.dark(True)
    checks.check("the dark has its own colours", browser.value("getComputedStyle(document.body).backgroundColor") != light)


def main():
    program = sys.argv[1]
    pictures = sys.argv[2] if len(sys.argv) > 2 else None
    found = find_browser()
    if not found:
        print("no Chromium: the explorer was not opened in a browser (apt-get install chromium-headless-shell)")
        return 77
    checks = Checks()
    with tempfile.TemporaryDirectory() as folder:
        server = Server(program, sample_store(program, folder))
        browser = Browser(found)
        contradictions = server.ask("api/contradictions")
        event = next(c["event"] for c in contradictions
                     if {r["type"] for r in server.ask("api/show/" + c["event"])["relations"]} >= {"claims", "denies", "reported-by"})
        actor = server.ask("api/find", name="Rapid Support Forces")[0]["id"]
        for name, view in (("home", "#/"), ("actors", "#/actors"), ("actor", "#/node/" + actor), ("event", "#/node/" + event),
                           ("contradictions", "#/contradictions"), ("timeline", "#/timeline"), ("sources", "#/sources"),
                           ("find", "#/find/mali")):
            check_view(checks, browser, server, name, view, pictures)
        check_search(checks, browser, server)
        check_event(checks, browser, server, event)
        check_colours(checks, browser, server)
        if pictures:
            browser.open(server.address + "#/node/" + event)
            browser.picture(os.path.join(pictures, "dark.png"))
        elsewhere = [url for url in browser.requested if not url.startswith((server.address, "about:", "data:"))]
        checks.check("the page asked nobody else", elsewhere == [], elsewhere)
        checks.check("SIGTERM ends the server well", server.stop() == 0)
        hostile = Server(program, hostile_store(program, folder))
        check_hostile(checks, browser, hostile)
        hostile.stop()
        checks.check("the console stayed empty", browser.problems == [], browser.problems)
        browser.close()
    print("%d checks failed" % checks.failed if checks.failed else "all well")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
