"""A browser of a few lines: it presses what it sees, keeps a cookie and goes where it is sent."""

import asyncio
import re
from collections.abc import MutableMapping
from dataclasses import dataclass, field
from datetime import datetime
from html import unescape
from typing import Any
from urllib.parse import urlencode

from screens.served.guard import HOME_NETWORKS, Door, Guard, networks
from screens.web.aloud import Aloud
from screens.web.pictures import NO_PICTURES, OwnPictures
from screens.web.site import Site
from screens.web.turned_away import OFTEN
from screens.web.visit import Visits
from store.errors import OutOfOrder
from store.home import Home
from store.letterbox.intake import Intake
from store.letterbox.receipts import Receipt
from store.letterbox.sent import Sent
from store.letterbox.told import Told
from store.worries.good import Good
from tests.made_up import NOW, School

HOST = "box.oakfield.example"


class Slot(Intake):
    """An intake that remembers what came through it, and can be out of order for a while."""

    def __init__(self, home: Home) -> None:
        super().__init__(home)
        self.told: list[Told] = []
        self.calls: list[tuple[Told, str]] = []
        self.repeats = 0
        self.added: list[dict[str, str]] = []
        self.apart: list[Told] = []
        self.good: list[Good] = []
        self.sent: list[Sent] = []
        self.broken = False

    def post(self, told: Told, now: datetime, **more: Any) -> Sent:
        self._may()
        self.sent.append(super().post(told, now, **more))
        self.told.append(told)
        return self.sent[-1]

    def help_now(self, told: Told, place: str, now: datetime) -> Sent:
        self._may()
        self.calls.append((told, place))
        return super().help_now(told, place, now)

    def help_again(self, sent: Sent, now: datetime) -> None:
        self._may()
        super().help_again(sent, now)
        self.repeats += 1

    def add(self, to: Sent | Receipt, now: datetime, **said: str) -> None:
        self._may()
        super().add(to, now, **said)
        self.added.append(said)

    def tell_apart(self, receipt: Receipt, told: Told, now: datetime) -> Sent:
        self._may()
        self.apart.append(told)
        return super().tell_apart(receipt, told, now)

    def say_good(self, good: Good, now: datetime) -> tuple[str, ...]:
        self._may()
        self.good.append(good)
        return super().say_good(good, now)

    def _may(self) -> None:
        if self.broken:
            raise OutOfOrder("The disk cannot be read.")


@dataclass
class Clock:
    """Seconds that go by when a test says so."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    html: str

    @property
    def words(self) -> str:
        return _words(self.html)


@dataclass
class Box:
    """A site of a made-up school, and what went wrong in it; `home` is another terminal's."""

    school: School
    pictures: OwnPictures = NO_PICTURES
    seconds: Clock = field(default_factory=Clock)
    errors: list[BaseException] = field(default_factory=list)
    home: Home | None = None
    waiting: bool = False
    now: datetime = NOW
    aloud: Aloud = field(default_factory=Aloud)
    slot: Slot = field(init=False)
    site: Site = field(init=False)

    def __post_init__(self) -> None:
        self.slot = Slot(self.home or self.school.home)
        self.begin_anew()

    def begin_anew(self) -> None:
        """Serve as a server does that knows nothing of any visit; the box itself is the same."""
        self.visits = Visits(self.seconds)
        self.site = Site(
            self.slot,
            lambda: self.now,
            self.pictures,
            waiting=lambda: self.waiting,
            visits=self.visits,
            aloud=self.aloud,
        )
        door = Door(networks(HOME_NETWORKS), (HOST,))
        self.app = Guard(
            self.site.app(), door, self.errors.append, said=self.site.turned, often=OFTEN
        )

    def browser(self, query: str = "", address: str = "10.1.2.3") -> "Browser":
        return Browser(self, query, address)


@dataclass
class Browser:
    """One browser on one device."""

    box: Box
    query: str = ""
    address: str = "10.1.2.3"
    cookies: dict[str, str] = field(default_factory=dict)
    page: str = ""

    def __post_init__(self) -> None:
        self.open()

    # What somebody sees and does.

    @property
    def title(self) -> str:
        return _words(re.findall(r"<h1[^>]*>(.*?)</h1>", self.page, re.S)[0])

    @property
    def words(self) -> str:
        return _words(self.page)

    @property
    def buttons(self) -> list[str]:
        return re.findall(r'name="go" value="([^"]*)"', self.page)

    def open(self, path: str = "/") -> Answer:
        answer = self.follow(self.ask("GET", f"{path}{self.query}"))
        self.page = answer.html
        return answer

    def go(self, words: str) -> "Browser":
        """Follow the link with these words."""
        found = re.findall(r'<a [^>]*href="([^"]*)"[^>]*>(.*?)</a>', self.page, re.S)
        (address,) = (unescape(where) for where, shown in found if _words(shown) == words)
        self.query = f"?{address.partition('?')[2]}" if "?" in address else ""
        self.page = self.follow(self.ask("GET", address)).html
        return self

    def press(self, *values: str, **typed: str) -> "Browser":
        """Press buttons that are there, one after another; what is typed goes with each."""
        for value in values:
            assert value in self.buttons, (value, self.words)
            self.post({**self.hidden, **typed, "go": value})
        return self

    @property
    def hidden(self) -> dict[str, str]:
        found = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', self.page)
        return {name: unescape(value) for name, value in found}

    def post(self, form: dict[str, str], **headers: str) -> Answer:
        answer = self.ask("POST", f"/{self.query}", urlencode(form), **headers)
        followed = self.follow(answer)
        self.page = followed.html
        return answer

    # What the browser does.

    def follow(self, answer: Answer) -> Answer:
        if answer.status != 303:
            return answer
        where = answer.headers["location"]
        self.query = f"?{where.partition('?')[2]}" if "?" in where else ""
        return self.ask("GET", where)

    def ask(self, method: str, path: str, body: str = "", **headers: str) -> Answer:
        said = {"host": HOST, "origin": f"https://{HOST}"}
        if self.cookies:
            said["cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if method == "POST":
            said["content-type"] = "application/x-www-form-urlencoded"
            said["content-length"] = str(len(body))
        said |= headers
        answer = asyncio.run(_asked(self.box.app, method, path, body.encode(), said, self.address))
        for name, value in re.findall(r"^([\w-]+)=([^;]*)", answer.headers.get("set-cookie", "")):
            self.cookies.pop(name, None)
            if value not in ("", '""'):
                self.cookies[name] = value
        return answer


async def _asked(
    app: Guard, method: str, path: str, body: bytes, headers: dict[str, str], address: str
) -> Answer:
    where, _, query = path.partition("?")
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "scheme": "https",
        "path": where,
        "raw_path": where.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": (address, 50000),
        "server": (HOST, 443),
    }
    found: list[MutableMapping[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        found.append(message)

    await app(scope, receive, send)
    given = {name.decode(): value.decode() for name, value in found[0]["headers"]}
    html = b"".join(each.get("body", b"") for each in found[1:]).decode("utf-8", "replace")
    return Answer(found[0]["status"], given, html)


def _words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def told_without_a_name(box: Box) -> list[str]:
    """Tell something without a name and return the four pictures to remember."""
    browser = box.browser("?class=Oak").press("tell", "next")
    browser.press("next", words="Nobody plays with me").press("another_day", "not_yet", "anyone")
    browser.press("send", "next")
    assert browser.title == "Remember these four pictures"
    assert "any answer, on every device with this web page." in browser.words
    found = re.findall(r"<span>\d (\w+)</span>", browser.page)
    browser.press("next")
    assert browser.title == "What was it about?"
    browser.press("skip")
    return found
