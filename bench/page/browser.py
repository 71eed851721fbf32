"""What a reader sees: click to value, click to last paint, bytes, in Chromium.

METHOD. A script that is in the page before the app watches, from the press on an option:

- the value: the first moment at which a heading of the page reads as expected;
- the last paint: the end of the last frame in which something changed. A change is a
  mutation of the page (also inside shadow roots; without `data-` and `aria-` attributes and
  the bar at the top, which show nothing of the answer) or a drawing call on a canvas, 2D or
  WebGL to the screen. The end of a frame is a message posted in its animation callback,
  which arrives after style, layout and paint; of WebGL, a fence that the graphics process
  has passed. SVG is rastered elsewhere and not counted, which is to plotly's advantage.
  All is quiet when nothing has changed for a second.

Bytes: payload of websocket frames and requests both ways, answers with their headers.
"""

import base64
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

WATCH = """
(() => {
  const watch = window.benchWatch = { start: 0, value: 0, change: 0, paint: 0, wanted: "" };
  let waiting = false, gl = null;
  const passed = (context, fence) => {
    if (context.clientWaitSync(fence, 0, 0) === context.TIMEOUT_EXPIRED) {
      setTimeout(() => passed(context, fence), 1);
      return;
    }
    watch.paint = Math.max(watch.paint, performance.now());
    context.deleteSync(fence);
  };
  const changed = () => {
    if (!watch.start) return;
    watch.change = performance.now();
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        waiting = false;
        watch.paint = Math.max(watch.paint, performance.now());
        if (gl) {
          const context = gl;
          gl = null;
          const fence = context.fenceSync(context.SYNC_GPU_COMMANDS_COMPLETE, 0);
          context.flush();
          passed(context, fence);
        }
      };
      channel.port2.postMessage(0);
    });
  };
  const look = () => {
    if (!watch.start || watch.value) return;
    for (const heading of document.querySelectorAll("h2, h3"))
      if (heading.textContent.trim() === watch.wanted) watch.value = performance.now();
  };
  const shows = (record) => {
    const node = record.target;
    const element = node.nodeType === 1 ? node : node.parentElement;
    if (record.type === "attributes" && /^(data|aria)-/.test(record.attributeName)) return false;
    return !element?.closest?.("header, [role=listbox], [data-testid=stStatusWidget]");
  };
  const observer = new MutationObserver((records) => {
    look();
    if (records.some(shows)) changed();
  });
  const all = { subtree: true, childList: true, characterData: true, attributes: true };
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    observer.observe(root, all);
    return root;
  };
  const wrap = (type, names, note) => {
    for (const name of names) {
      const own = type.prototype[name];
      type.prototype[name] = function (...given) { note(this); return own.apply(this, given); };
    }
  };
  wrap(CanvasRenderingContext2D,
    ["fill", "stroke", "fillText", "fillRect", "clearRect", "drawImage"],
    (context) => { if (context.canvas.isConnected) changed(); });
  wrap(WebGL2RenderingContext,
    ["clear", "drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced"],
    (context) => {
      if (context.getParameter(context.DRAW_FRAMEBUFFER_BINDING)) return;
      gl = context;
      changed();
    });
  document.addEventListener("pointerdown", (event) => {
    const option = "[role=option], [role=listbox], .dash-dropdown-option";
    if (!watch.wanted || !event.target.closest(option)) return;
    Object.assign(watch, { start: performance.now(), value: 0, change: 0, paint: 0 });
  }, true);
  document.addEventListener("DOMContentLoaded", () => observer.observe(document.body, all));
})();
"""
QUIET = """
() => watch.value && performance.now() - Math.max(watch.change, watch.paint) > 1000
""".replace("watch", "window.benchWatch")


@dataclass(frozen=True)
class Seen:
    """One change: milliseconds to the value and the last paint, bytes over the wire."""

    value: float
    paint: float
    size: int


class View:
    """A page in the browser whose boxes can be changed."""

    def __init__(self, browser: Browser, address: str, ready: str) -> None:
        self.size = 0
        self.page: Page = browser.new_page(
            viewport={"width": 1280, "height": 1500}, locale="zh-CN", reduced_motion="reduce"
        )
        self.page.set_default_timeout(60_000)
        self.page.add_init_script(WATCH)
        self._count(self.page.context.new_cdp_session(self.page))
        self.page.goto(address)
        self.page.wait_for_selector(ready)
        self.page.wait_for_timeout(5000)

    def _count(self, session: CDPSession) -> None:
        def frame(event: dict[str, Any]) -> None:
            content = event["response"]
            data = content["payloadData"]
            text = content["opcode"] == 1
            self.size += len(data.encode() if text else base64.b64decode(data))

        def asked(event: dict[str, Any]) -> None:
            self.size += len(event["request"].get("postData", "").encode())

        def answered(event: dict[str, Any]) -> None:
            self.size += int(event["encodedDataLength"])

        session.send("Network.enable")
        session.on("Network.webSocketFrameReceived", frame)
        session.on("Network.webSocketFrameSent", frame)
        session.on("Network.requestWillBeSent", asked)
        session.on("Network.loadingFinished", answered)

    def change(self, box: str, option: str, heading: str) -> Seen:
        """Choose an option by its label; the page has answered when a heading reads `heading`."""
        self.page.evaluate("wanted => Object.assign(benchWatch, {start: 0, wanted})", heading)
        self.page.locator(box).first.click()
        found = self.page.locator("[role=option], .dash-dropdown-option").get_by_text(
            option, exact=True
        )
        found.first.wait_for()
        self.page.wait_for_timeout(400)
        before = self.size
        found.first.click()
        self.page.wait_for_function(QUIET, polling=50)
        watch = self.page.evaluate("benchWatch")
        start = watch["start"]
        return Seen(watch["value"] - start, watch["paint"] - start, self.size - before)
