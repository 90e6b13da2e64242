"""A parent's browser of a few lines: it fills in what it sees and presses what is there."""

import asyncio
import re
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urlencode

from screens.parents.site import HEADERS_HERE, Site
from screens.served.guard import Door, Guard, networks
from store.consents.parents_slot import ParentsSlot
from store.home import Home
from tests.letters import Post
from tests.made_up import NOW
from tests.screens.web.browsing import HOST, Answer, _asked, _words


def served(slot: ParentsSlot) -> Guard:
    """Return the parents' pages as they are served."""
    door = Door(networks(("0.0.0.0/0", "::/0")), (HOST,))
    site = Site(slot, lambda: NOW)
    return Guard(site.app(), door, lambda error: None, said=site.turned, headers=HEADERS_HERE)


@dataclass
class Phone:
    """A browser at one address; `hidden` of the page it is on goes with every press."""

    app: Guard
    address: str = "81.2.3.4"
    last: Answer = field(init=False)
    at_path: str = ""

    @classmethod
    def at(cls, home: Home) -> "Phone":
        return cls(served(ParentsSlot(home)))

    @property
    def title(self) -> str:
        return _words(re.findall(r"<h1[^>]*>(.*?)</h1>", self.last.html, re.S)[0])

    @property
    def words(self) -> str:
        return _words(re.findall(r"<main.*</main>", self.last.html, re.S)[0])

    @property
    def names(self) -> list[str]:
        """The names of what can be filled in or chosen here."""
        found = re.findall(
            r'<(?:input type="(?:text|radio|checkbox)"|textarea|select)[^>]*>', self.last.html
        )
        return list(dict.fromkeys(re.findall(r'name="([^"]+)"', " ".join(found))))

    @property
    def hidden(self) -> dict[str, str]:
        form = re.findall(r'<form id="answer".*?</form>', self.last.html, re.S)[0]
        found = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form)
        return {name: unescape(value) for name, value in found}

    def open(self, path: str) -> "Phone":
        return self.ask("GET", path)

    def press(self, go: str, **typed: str) -> "Phone":
        assert f'name="go" value="{go}"' in self.last.html, self.words
        assert set(typed) <= {each.replace("-", "__") for each in self.names}, self.names
        said = {name.replace("__", "-"): value for name, value in typed.items()}
        return self.ask("POST", "/answer", {**self.hidden, **said, "go": go})

    def ask(
        self, method: str, path: str, said: dict[str, str] | None = None, /, **more: str
    ) -> "Phone":
        body = urlencode(said or {}).encode()
        headers = {"host": HOST, "origin": f"https://{HOST}", **more}
        headers = {name: each for name, each in headers.items() if each}
        if method == "POST":
            headers |= {"content-type": "application/x-www-form-urlencoded"}
            headers |= {"content-length": str(len(body))}
        self.last = asyncio.run(_asked(self.app, method, path, body, headers, self.address))
        if self.last.status == 303:
            return self.open(self.last.headers["location"])
        self.at_path = path
        return self

    def open_all(self, asked: list[tuple[str, str]]) -> list[int]:
        """Open pages from many addresses; return what each was answered with."""

        async def every() -> list[int]:
            said = {"host": HOST}
            return [
                (await _asked(self.app, "GET", path, b"", said, address)).status
                for address, path in asked
            ]

        return asyncio.run(every())

    def answer_all(self, name: str = "Ewa", **pictures: str) -> "Phone":
        """From the letter's first page to the page that sends."""
        self.press("start").press("next", name=name, relationship="mother", responsibility="yes")
        self.press("next", form0__use="yes")
        given = pictures or {"form1__all": "yes"}
        return self.press("next", **given)


def opened(post: Post) -> tuple[Phone, str]:
    """A letter that has come to the form, and a phone on its first page."""
    token = post.letter()
    post.terminals.all()
    return Phone.at(post.form.home).open(f"/C/{token}"), token
