"""The kiosk's style sheet answers as Textual's own does."""

from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.color import Color
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.pilot import Pilot
from textual.widgets import Label

from screens.looks import BIGGER
from screens.staff.desk.desk import Desk
from screens.widgets.tile import Tile
from tests.made_up import School
from tests.tui.at_the_kiosk import kiosk, signed_in
from tui.style_sheet import StyleSheet


def told(sheet: Stylesheet, nodes: list[DOMNode]) -> list[dict[str, Any]]:
    """Return what a sheet says of each node, asked as by a page that is new."""
    for node in nodes:
        node._css_styles.reset()
    sheet.update_nodes(nodes)
    return [said(node) for node in nodes]


def said(node: DOMNode) -> dict[str, Any]:
    """Return the rules a node has; of its layout, which each node has of its own, the name."""
    rules: dict[str, Any] = dict(node._css_styles._rules)
    return rules | {"layout": getattr(rules.get("layout"), "name", "")}


def assert_the_same(pilot: Pilot[Any]) -> None:
    app = pilot.app
    assert isinstance(app.stylesheet, StyleSheet)
    textual = Stylesheet(variables=app.get_css_variables())
    textual.source = app.stylesheet.source.copy()
    textual.parse()
    nodes: list[DOMNode] = [app, *app.screen.walk_children(with_self=True)]
    ours = told(app.stylesheet, nodes)
    assert len(ours) > 10
    assert ours == told(textual, nodes)


async def test_every_widget_looks_as_textual_would_have_it(school: School) -> None:
    school.sign_in("Mrs Adeyemi").lock()
    async with kiosk(school).run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert_the_same(pilot)
        await pilot.press("1")
        await pilot.pause()
        assert_the_same(pilot)
        pilot.app.theme = "light"
        pilot.app.set_class(True, BIGGER)
        await pilot.pause()
        assert_the_same(pilot)
        await pilot.press("escape")
        await signed_in(pilot, school)
        assert isinstance(pilot.app.screen, Desk)
        assert_the_same(pilot)


async def test_what_changes_on_a_widget_changes_how_it_looks(school: School) -> None:
    async with kiosk(school).run_test(size=(80, 24)) as pilot:
        await pilot.press("1")
        await pilot.pause()
        for node in pilot.app.screen.walk_children():
            node.set_class(True, "-chosen", "-bad")
        tiles = pilot.app.screen.query(Tile)
        pilot.app.screen.set_focus(tiles[0])
        tiles[1].disabled = True
        await pilot.hover(tiles[2])
        await pilot.pause()
        assert tiles[0].has_focus
        assert tiles[2].mouse_hover
        now = [said(node) for node in pilot.app.screen.walk_children()]
        pilot.app.stylesheet.update(pilot.app.screen)
        assert now == [said(node) for node in pilot.app.screen.walk_children()]
        assert_the_same(pilot)


class Coloured(App[None]):
    CSS = "Label { color: red; } Label.-on { color: blue; }"

    def compose(self) -> ComposeResult:
        yield Label("Here")


async def test_a_rule_of_which_only_the_value_changes_is_followed() -> None:
    async with Coloured().run_test() as pilot:
        assert isinstance(pilot.app.stylesheet, StyleSheet)
        label = pilot.app.query_one(Label)
        for on, colour in ((True, "blue"), (False, "red")):
            label.set_class(on, "-on")
            await pilot.pause()
            assert label.styles.color == Color.parse(colour)


def test_a_sheet_that_cannot_be_read_anew_says_what_it_said() -> None:
    sheet = StyleSheet(variables={"ink": "red"})
    sheet.add_source("Tile { color: $ink; }")
    sheet.parse()
    before = sheet.rules
    sheet.set_variables({})
    with pytest.raises(Exception, match="ink"):
        sheet.reparse()
    assert sheet.rules == before
