"""A headless Chromium driven through its debugging pipe: the standard library is all that this needs."""
import json
import os
import shutil
import subprocess
import tempfile
import time

NAMES = ("chromium-headless-shell", "chromium", "google-chrome", "chromium-browser")


def find_browser():
    return next((path for path in map(shutil.which, NAMES) if path), None)


class Browser:
    """One page. `problems` are messages of the console and exceptions; `requested` all addresses that the page asked for."""

    def __init__(self, program, width=1200, height=900):
        self.profile = tempfile.mkdtemp(prefix="claimgraph-browser-")
        to_child, self.write_to = os.pipe()
        self.read_from, from_child = os.pipe()
        command = [program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-pipe",
                   "--no-first-run", "--user-data-dir=" + self.profile, "--window-size=%d,%d" % (width, height)]

        # The browser reads commands from descriptor 3 and answers on 4.
        shell = 'exec "$@" 3<&%d 4>&%d' % (to_child, from_child)
        self.process = subprocess.Popen(["bash", "-c", shell, "browser"] + command, pass_fds=(to_child, from_child),
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_child)
        os.close(from_child)
        self.buffer = b""
        self.number = 0
        self.session = None
        self.problems = []
        self.requested = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(domain + ".enable")
        self.size(width, height)

    def close(self):
        self.process.terminate()
        self.process.wait(30)
        shutil.rmtree(self.profile, ignore_errors=True)

    def message(self):
        while b"\0" not in self.buffer:
            read = os.read(self.read_from, 1 << 16)
            if not read:
                raise RuntimeError("the browser has gone")
            self.buffer += read
        line, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(line)

    def note(self, message):
        method, values = message.get("method"), message.get("params", {})
        if method == "Runtime.exceptionThrown":
            self.problems.append(json.dumps(values["exceptionDetails"].get("exception", values))[:500])
        elif method == "Runtime.consoleAPICalled" and values["type"] in ("error", "warning", "assert"):
            self.problems.append(json.dumps(values["args"])[:500])
        elif method == "Log.entryAdded" and values["entry"]["level"] == "error":
            self.problems.append(values["entry"]["text"] + " " + values["entry"].get("url", ""))
        elif method == "Network.requestWillBeSent":
            self.requested.append(values["request"]["url"])

    def call(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.write_to, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.message()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError("%s: %s" % (method, answer["error"]))
                return answer["result"]
            self.note(answer)

    def value(self, expression):
        """The value of a JavaScript expression."""
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError("%s: %s" % (expression, result["exceptionDetails"]))
        return result["result"].get("value")

    def wait(self, expression, seconds=30):
        """Until the expression is true; False when it does not become so."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self.value("Boolean(%s)" % expression):
                return True
            time.sleep(0.05)
        return False

    def open(self, address):
        """Goes there and waits for the view."""
        self.call("Page.navigate", url="about:blank")
        self.call("Page.navigate", url=address)
        return self.wait("document.querySelector('main h1') && !document.querySelector('main[aria-busy]')")

    def size(self, width, height):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)

    def dark(self, on):
        self.call("Emulation.setEmulatedMedia",
                  features=[{"name": "prefers-color-scheme", "value": "dark" if on else "light"}])

    def type(self, text):
        self.call("Input.insertText", text=text)

    def key(self, name):
        codes = {"Enter": 13, "Tab": 9, "ArrowDown": 40, "Escape": 27}
        text = {"text": "\r"} if name == "Enter" else {}
        self.call("Input.dispatchKeyEvent", type="keyDown", key=name, code=name, windowsVirtualKeyCode=codes[name], **text)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=name, code=name, windowsVirtualKeyCode=codes[name])

    def picture(self, path, most=4000):
        """The page from its top, at most so many pixels of it."""
        import base64
        height = self.value("document.documentElement.scrollHeight")
        width = self.value("innerWidth")
        image = self.call("Page.captureScreenshot", captureBeyondViewport=True,
                          clip={"x": 0, "y": 0, "width": width, "height": min(height, most), "scale": 1})
        with open(path, "wb") as out:
            out.write(base64.b64decode(image["data"]))
