"""X is STOP on every page of staff and nothing else: known from one page, it is known from all."""

import importlib
import pkgutil

from textual.binding import Binding
from textual.screen import Screen

import screens.staff
from screens.staff.deeds import Deed
from screens.staff.looking.looking_work import STOP


def test_x_stops_and_means_nothing_else() -> None:
    found = set[str]()
    for each in pkgutil.walk_packages(screens.staff.__path__, "screens.staff."):
        for thing in vars(importlib.import_module(each.name)).values():
            if isinstance(thing, Deed) and thing.key == "x":
                found.add(thing.title)
            if isinstance(thing, type) and issubclass(thing, Screen):
                bound = [each for each in thing.BINDINGS if isinstance(each, Binding)]
                found |= {each.description for each in bound if "x" in each.key.split(",")}
    assert found == {STOP.title}
