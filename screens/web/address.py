"""What an address says of the device that asks: how it looks, its class and its language.

It stands in the address so that nothing has to be kept in the browser. The language that a child
chose stands beside the device's own and goes with the child.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import urlencode

from screens.looks import NAMES, Look, read
from store.names import tidy
from store.school.public_list import PublicList, SchoolClass

START = "/"
LONGEST = 60
"""Letters of a class's name that an address may hold."""
_TAB = re.compile(r"[1-9][0-9]?")
_CODE = re.compile(r"[a-z]{2,3}(_[A-Za-z]{2,4})*")


@dataclass(frozen=True)
class Here:
    """A device's wishes; without a `look` the page goes by what the system prefers.

    `language` is the code of the one that the device begins in, `chosen` that of a child's; both
    are only what an address says: `Tongues` knows what is offered. `tab` tells the visits of one
    browser apart; the first has none.
    """

    look: Look | None = None
    class_name: str = ""
    language: str = ""
    chosen: str = ""
    tab: int = 0

    @classmethod
    def asked(cls, query: Mapping[str, str]) -> Self:
        """Read an address; what is unknown in it is left out."""
        look = query.get("look", "")
        known = any(word in NAMES for word in look.split())
        return cls(
            read(look) if known else None,
            tidy(query.get("class", ""))[:LONGEST],
            _code(query.get("language", "")),
            _code(query.get("in", "")),
            int(tab) if _TAB.fullmatch(tab := query.get("tab", "")) else 0,
        )

    def to(self, path: str, look: Look | None = None) -> str:
        """Return an address on this site that wishes for the same."""
        wanted = look or self.look
        said = {
            "look": wanted.kept() if wanted else "",
            "class": self.class_name,
            "language": self.language,
            "in": self.chosen,
            "tab": str(self.tab or ""),
        }
        query = urlencode({name: value for name, value in said.items() if value})
        return f"{path}?{query}" if query else path

    def speaking(self, code: str) -> Self:
        """Return the same in the language that a child chose."""
        return replace(self, chosen="" if code == self.language else code)

    def at(self, tab: int) -> Self:
        """Return the same at another visit of this browser."""
        return replace(self, tab=tab)

    def afresh(self) -> Self:
        """Return the same for the next child: in the device's own language."""
        return replace(self, chosen="")

    @property
    def style(self) -> str:
        """Return the style sheet's classes for this look."""
        if self.look is None:
            return ""
        return f"look-{self.look.name}{' large' if self.look.large else ''}"

    def school_class(self, school: PublicList) -> SchoolClass | None:
        """Return the class of this name, if the school has it."""
        name = self.class_name.casefold()
        found = (each for each in school.classes if tidy(each.name).casefold() == name)
        return next(found, None)


def _code(said: str) -> str:
    return said if _CODE.fullmatch(said) else ""
