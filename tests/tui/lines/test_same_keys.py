"""Plain lines ask with the keys that full screens show, so that who knows one knows the other."""

from screens.pupil.foot import Foot
from screens.widgets.tile import Tile
from tests.conftest import Copies
from tests.made_up import OAKFIELD
from tests.screens.pupil.walks import PEGS, Walk, press
from tests.tui.lines.saying import visit

YOUNGER = ("", "1", "1", "1", "1")
"""From the first page past class, picture and face to the page that asks when."""
OLDER = ("escape", "1", "2", "ctrl+f", "ctrl+f", "3", "ctrl+y", "0")
"""From the first page past class, promise, words, when and who to who should not see it."""
SAID_YOUNGER = ("1", "1", *"+++", "1", "1", "hide")
SAID_OLDER = ("1", "2", "1", "", "3", "2", "1", "0", "hide")


async def test_what_has_a_key_on_a_full_screen_has_it_in_plain_lines(copies: Copies) -> None:
    school = copies(OAKFIELD, PEGS)
    shown = set()
    app = Walk(school)
    async with app.run_test(size=(160, 50)) as pilot:
        for key in (*YOUNGER, *OLDER):
            await press(pilot, *[key] * bool(key))
            shown |= {
                f"{tile.key}. {tile.label.removeprefix(f'{tile.key} ')}"
                for tile in app.screen.query(Tile)
                if tile.key and len(tile.key) == 1 and tile.region.area
                if not isinstance(tile.parent, Foot) or tile.id in ("grown-up", "switch")
            }
    said = {
        line
        for each in (SAID_YOUNGER, SAID_OLDER)
        for line in visit(school, *each).page.split("\n")
    }
    assert {"4. I am a grown-up", "a. cat", "/. Not yet", "0. Use words", "3. Another day"} <= shown
    assert shown - said == set()
