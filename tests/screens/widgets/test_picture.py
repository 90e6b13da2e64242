"""The pictures: their data, and what they look like in cells."""

from itertools import combinations, pairwise, product

import pytest
from textual.app import App, ComposeResult
from textual.color import Color
from textual.style import Style

from screens.widgets.picture import (
    CLEAR,
    GROUPS,
    ROOM,
    SIZES,
    TINY,
    Drawing,
    Picture,
    picture,
    picture_content,
    picture_names,
    picture_word,
)

PEGS = picture_names("pegs")
EVERY = [name for group in GROUPS for name in picture_names(group)]
BACKGROUNDS = ("#000000", "#10151c", "#f7efdc", "#ffffff")
CLEARLY = 3.0


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def pixels(drawing: Drawing, size: str) -> list[Color | None]:
    return [drawing.palette.get(letter) for row in drawing.sizes[size] for letter in row]


def test_the_receipt_alphabet_is_thirty_two_names_in_a_fixed_order() -> None:
    assert " ".join(PEGS) == (
        "fox bee moon boat star fish tree bus apple cat duck key hat kite leaf snail "
        "sun cup bell drum heart owl car cake house carrot boot crab frog rocket flower cloud"
    )


def test_no_two_pictures_share_a_name() -> None:
    assert len(set(EVERY)) == len(EVERY)


def test_an_unknown_picture_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        picture("wolf")


def test_a_peg_is_called_by_its_own_name() -> None:
    assert [picture_word(name) for name in PEGS] == list(PEGS)
    assert picture_word("question") == "don't know"


@pytest.mark.parametrize("name", EVERY)
def test_both_sizes_are_as_promised(name: str) -> None:
    drawing = picture(name)
    assert tuple(size for size in drawing.sizes if size != TINY) == SIZES
    assert {len(row) for row in drawing.sizes.get(TINY, ())} <= {6}
    assert len(drawing.sizes.get(TINY, ())) in (0, 6)
    for size, width, height in (("small", 10, 8), ("large", 20, 20 if name in PEGS else 18)):
        assert {len(row) for row in drawing.sizes[size]} == {width}
        assert len(drawing.sizes[size]) == height


@pytest.mark.parametrize("name", EVERY)
def test_only_letters_of_the_palette_are_used_and_all_of_them(name: str) -> None:
    drawing = picture(name)
    used = {letter for rows in drawing.sizes.values() for row in rows for letter in row}
    assert used - {CLEAR} | {drawing.card} == set(drawing.palette)


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("size", SIZES)
def test_the_outline_stands_out_from_the_card_it_touches(name: str, size: str) -> None:
    drawing = picture(name)
    rows, card = drawing.sizes[size], drawing.card
    faint = {
        one + other
        for upper, lower in zip(rows, [*rows[1:], rows[-1]], strict=True)
        for one, other in [
            *zip(upper, lower, strict=True),
            *pairwise(upper),
        ]
        if card in one + other
        and one != other
        and CLEAR not in one + other
        and contrast(drawing.palette[one], drawing.palette[other]) < CLEARLY
    }
    assert not faint


@pytest.mark.parametrize("name", EVERY)
def test_much_of_it_stands_out_from_every_background(name: str) -> None:
    for size, background in product(SIZES, BACKGROUNDS):
        ground = Color.parse(background)
        drawn = [colour for colour in pixels(picture(name), size) if colour is not None]
        clear = sum(contrast(colour, ground) >= CLEARLY for colour in drawn)
        assert clear >= 0.1 * len(drawn), (size, background)


def test_no_two_small_pegs_are_alike_even_without_colour() -> None:
    ink = {name: picture_content(name, "small", ink=True).plain for name in PEGS}
    for one, other in combinations(PEGS, 2):
        unlike = sum(a != b for a, b in zip(ink[one], ink[other], strict=True))
        assert unlike >= 10, (one, other)


def test_no_two_small_pegs_are_alike_in_colour() -> None:
    for one, other in combinations(PEGS, 2):
        pairs = zip(pixels(picture(one), "small"), pixels(picture(other), "small"), strict=True)
        assert sum(a != b for a, b in pairs) >= 28, (one, other)


def test_a_cell_has_the_upper_and_the_lower_pixel() -> None:
    drawing = picture("fox")
    first = drawing.sizes["large"]
    column = next(i for i, pair in enumerate(zip(*first[:2], strict=True)) if CLEAR not in pair)
    content = picture_content("fox")
    style = next(span.style for span in content.spans if span.start <= column < span.end)
    assert content.plain[column] == "▀"
    assert isinstance(style, Style)
    assert style.foreground == drawing.palette[first[0][column]]
    assert style.background == drawing.palette[first[1][column]]


class OnRed(App[None]):
    """Two pictures on a background that is in neither of them."""

    CSS = "Screen { background: #ff0000; }"

    def compose(self) -> ComposeResult:
        yield Picture("fox", id="fox")
        yield Picture("bee", "small", id="bee")


async def test_what_is_clear_shows_the_background_beneath() -> None:
    app = OnRed()
    async with app.run_test(size=(40, 20)):
        corner = next(iter(app.query_one("#fox").render_line(0)))
        assert corner.text[0] in " ▄"
        assert corner.style is not None
        assert corner.style.bgcolor == Color.parse("#ff0000").rich_color


async def test_a_picture_is_as_big_as_its_drawing_and_can_be_changed() -> None:
    app = OnRed()
    async with app.run_test(size=(40, 20)) as pilot:
        fox, bee = app.query_one("#fox", Picture), app.query_one("#bee", Picture)
        assert fox.size == (20, 10)
        assert bee.size == (10, 4)
        bee.show("face-sad")
        await pilot.pause()
        assert bee.size == (20, 9)


async def test_without_any_colour_a_picture_is_a_line_drawing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = OnRed()
    monkeypatch.setattr(app, "no_color", True)
    monkeypatch.setattr(OnRed, "native_ansi_color", property(lambda _: True))
    async with app.run_test(size=(40, 20)):
        drawn = app.query_one("#fox", Picture).render()
        assert drawn == picture_content("fox", ink=True)
        assert not any(span.style for span in drawn.spans)
        assert set(drawn.plain) == set(" ▀▄█\n")


def test_a_class_is_told_from_a_child_by_the_roof_above_its_picture() -> None:
    for name, size in product((*PEGS, *picture_names("blocks")), SIZES):
        own, room = (picture(each).sizes[size] for each in (name, ROOM + name))
        above = len(room) - len(own)
        assert above == {"small": 2, "large": 4}[size]
        assert room[above:] == own
        assert set(room[above - 1]) == {"^"}
        assert "^" not in "".join(own)


def test_figures_are_told_apart_without_colour_as_well() -> None:
    for one, other in combinations(picture_names("adults"), 2):
        assert picture_content(one, ink=True).plain != picture_content(other, ink=True).plain
