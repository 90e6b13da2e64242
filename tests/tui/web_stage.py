"""`worrybox web` as a school runs it, and what a child does at a real Chromium."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.made_up import School

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
PEGS = ("fox", "bee", "moon", "boat", "star", "fish")
NARROW = ViewportSize(width=320, height=640)
LOW = ViewportSize(width=1024, height=768)
AXE = {
    "rules": {"color-contrast-enhanced": {"enabled": True}},
    "resultTypes": ["violations"],
    "preload": False,
    "iframes": False,
}
"""Besides its usual rules: 7:1 for text, as on pupils' pages in the terminal. What is well is not
listed, and no style sheet is fetched a second time: no page has one from elsewhere."""
FAULTS = """async options => (await axe.run(options)).violations
  .map(each => [each.id, ...each.nodes.map(node => node.html + node.failureSummary)])"""
STYLE = (Path(__file__).parents[2] / "assets" / "web" / "style.css").read_text("utf-8")
MEASURE = """() => {
  const wide = document.documentElement.scrollWidth;
  const small = [...document.querySelectorAll(
      '.tile, .hear, input[type=text], textarea, select, .choice label, .write label, .summary a')]
    .filter(each => each.checkVisibility())
    .map(each => [each.innerText || each.name, each.getBoundingClientRect()])
    .filter(([_, at]) => at.width < 64 || at.height < 64).map(([name]) => name);
  const foot = document.querySelector('.ways').getBoundingClientRect().top;
  const letters = each => parseFloat(getComputedStyle(each).fontSize);
  const help = document.querySelector('.calling > span');
  const hide = document.querySelector('.always a');
  const hidden = hide && innerHeight >= 320 && !hide.contains(document.elementFromPoint(
      hide.getBoundingClientRect().x + 9, hide.getBoundingClientRect().bottom - 9));
  const others = [...document.querySelectorAll('main .tile:not(.big) > span:not(.aa)')];
  const lines = [...document.querySelectorAll('main p, figcaption')]
    .filter(each => each.checkVisibility() && !each.closest('.grown-up, .lay-walk'));
  const vital = lines.filter(each => /999|1111/.test(each.innerText));
  const less = help && others.some(each => letters(each) > letters(help))
    || vital.some(each => lines.some(line => letters(line) > letters(each)));
  const low = [...document.querySelectorAll('.onward > .main')]
    .filter(each => each.getBoundingClientRect().bottom > foot).map(each => each.innerText);
  const under = document.querySelector('main').getBoundingClientRect().bottom > foot + 1;
  const broken = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode, around = text.parentElement;
    if (!around.checkVisibility() || around.closest('.unseen')) continue;
    for (const word of text.data.matchAll(/[\\p{L}\\p{N}'’-]+/gu)) {
      if (word[0].length > 20) continue; // a name that is longer has no room in one line
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const pieces = [...range.getClientRects()].filter(each => each.width > 0);
      if (new Set(pieces.map(each => Math.round(each.top))).size > 1) broken.push(word[0]);
    }
  }
  return [wide, small, innerWidth < 640 && (under || low.length > 0), broken, !!hidden, !!less];
}"""
"""How wide a page is, what is too small for a finger, whether on a telephone the foot lies over
what the page says or the way on is out of sight, which words are broken in two, whether Hide has to
be looked for, and whether what keeps a child safe is said in smaller letters than anything else."""

MISSED = """() => {
  for (const each of document.querySelectorAll('main *')) {
    if (getComputedStyle(each).animationName !== 'unseen') continue;
    each.style.animation = 'none';
    each.getBoundingClientRect();
    each.style.animation = '';
  }
  const open = [...document.querySelectorAll('main [name=go]:not(.first)')]
    .filter(each => each.checkVisibility() && getComputedStyle(each).pointerEvents !== 'none');
  document.getAnimations().filter(each => each.animationName === 'unseen')
    .forEach(each => each.finish());
  const missed = [...document.querySelectorAll('[name=go]:not(.first)')]
    .filter(each => each.checkVisibility()).filter(each => {
      each.scrollIntoView({block: 'center', behavior: 'instant'});
      const at = each.getBoundingClientRect();
      return !each.contains(document.elementFromPoint(at.x + at.width / 2, at.y + at.height / 2));
    });
  scrollTo(0, 0);
  return [...open, ...missed].map(each => each.value);
}"""
"""Which buttons can be pressed as soon as they stand there, and which a finger does not hit later
that is put on their middle."""

CUT = """async frame => {
  const drawn = () => new Promise(requestAnimationFrame);
  do { await drawn(); await drawn(); } while (frame.contentDocument.readyState !== 'complete');
  const inside = frame.contentDocument, said = inside.querySelector('h1');
  return [...frame.parentElement.querySelectorAll('[data-words]')].map(each => {
    said.textContent = each.dataset.words;
    return said.getBoundingClientRect().bottom - frame.clientHeight;
  }).filter(over => over >= 1);
}"""
"""By how many pixels each thing that may be said of a call for help is cut in its place."""

ACROSS = ViewportSize(width=568, height=320)
LOWEST = (ACROSS, ViewportSize(width=667, height=375), ViewportSize(width=740, height=360))
"""Telephones held across."""
SIZES = (NARROW, ViewportSize(width=768, height=1024), ViewportSize(width=1280, height=800))
SMALLEST, USUAL = ViewportSize(width=320, height=568), ViewportSize(width=360, height=640)
SEEN = """words => {
  const foot = ['.always', '.foot'].map(each => document.querySelector(each))
    .map(each => each && each.getBoundingClientRect()).find(each => each && each.height > 0);
  const low = foot ? foot.top : innerHeight;
  return [...document.querySelectorAll(words)].map(each => each.getBoundingClientRect())
    .filter(each => each.height > 0).map(each => each.top >= 0 && each.bottom <= low);
}"""
"""Whether each of what a selector finds is wholly in sight, above the ways to help and to hide."""


@dataclass
class Server:
    """A school and a server of its pages; `started` again it may have another port.

    `program` is what Python runs: the program itself, or a file that runs it.
    """

    school: School
    path: Path
    program: tuple[str, ...] = ("-m", "tui")
    command: str = "web"
    process: subprocess.Popen[str] = field(init=False)
    address: str = ""

    def start(self, *words: str) -> None:
        command = [sys.executable, *self.program, "--home", str(self.path), self.command]
        self.process = subprocess.Popen(
            [*command, "--port", "0", *words], stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().split()[-1]

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(how)
        status = self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()
        return status

    @contextmanager
    def running(self) -> Iterator["Server"]:
        """Serve for a while; afterwards it has ended as it should, and nothing went wrong."""
        self.start()
        yield self
        if self.process.poll() is None:
            assert self.stop() == 0
        assert not (self.path / "errors.log").exists()


@contextmanager
def chromium_running() -> Iterator[Browser]:
    """A Chromium in which pages may come back from memory, as they do in a child's."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=ARGUMENTS,
            ignore_default_args=["--disable-back-forward-cache"],
        )
        yield browser
        browser.close()


def press(page: Page, *values: str) -> None:
    """Press buttons by what they stand for, and wait for the page after each."""
    for value in values:
        with page.expect_navigation():
            page.click(f'[name="go"][value="{value}"]')


def title(page: Page) -> str:
    return page.locator("h1").first.inner_text()


def show(page: Page, html: str) -> None:
    """Lay what the site drew before a browser, with its style sheet and without a server."""
    page.set_content(html.replace("</head>", f"<style>{STYLE}</style></head>"))


def judge(page: Page) -> None:
    """See that a page fits, that all of it can be hit with a finger, and that axe finds nothing."""
    width = page.viewport_size
    assert width is not None
    assert page.evaluate(MEASURE) == [width["width"], [], False, [], False, False], title(page)
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    assert page.evaluate(FAULTS, AXE) == [], title(page)
    assert page.evaluate(MISSED) == [], title(page)
