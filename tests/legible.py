"""Measure whether what keeps a child safe is as large as anything, and like stands beside like."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, TypeVar

from textual.widget import Widget

from screens.looks import BIGGER
from screens.pupil.choices import Choices
from screens.pupil.grown_up import GrownUp
from screens.pupil.picture_walk import CardView
from screens.pupil.sentences import CALLS, VITAL, Sentences
from screens.pupil.slip import Slip
from screens.widgets.big_words import BLANK, BLOCKS, CUTS, HEIGHT, big_words
from screens.widgets.picture import Picture
from screens.widgets.plain import PlainText
from screens.widgets.tile import Tile, Tiles

Kind = TypeVar("Kind", bound=Widget)

FOR_GROWN_UPS = (GrownUp, Slip)
"""Screens that children have no business with."""
LETTERING = frozenset("".join(BLOCKS.values()))
"""The cells that large letters are made of."""
SAFE = ("help-now", "hide")
"""The tiles of the foot whose words are as large as any on every page that has them."""


def unlike(app: Any) -> list[str]:
    """Return what is smaller than what matters less, or unlike what it belongs to."""
    if app.has_class("-plain"):
        return list(_without_key(app))
    found = (_too_small, _in_turns, _said_small, _left_small, _mixed, outshone, _without_key)
    return [wrong for each in found for wrong in each(app)]


def _too_small(app: Any) -> Iterator[str]:
    """What keeps a child safe is never smaller than another sentence, nor small beside large."""
    shown = list(_shown(app.screen.query(PlainText)))
    sizes = {each: _size(each) for each in shown}
    sentences = [each for each in shown if not isinstance(each.parent, Tile)]
    large = any(sizes.values())
    vital = [each for each in sentences if each.has_class(VITAL)]
    calls = [each for each in vital if CALLS.search(each.text)]
    for each in vital:
        others = [other for other in sentences if other not in (calls if each in calls else vital)]
        beside = [other for other in others if other.parent is each.parent]
        if sizes[each] < max((sizes[other] for other in beside), default=0):
            yield f"{each.text!r} is smaller than others"
    if large and vital and not any(sizes[each] for each in calls or vital):
        yield f"{vital[0].text!r} is small"
    # What a high page is about is not small above what is said of it.
    if app.screen.has_class("-tall"):
        for title in _shown(app.screen.query(".sentences > .title").results(PlainText)):
            if not sizes[title] and any(sizes[each] for each in sentences if each is not title):
                yield f"{title.text!r} is small"
    for tile in _shown(app.screen.query("Foot > Tile").results(Tile)):
        if large and tile.id in SAFE and not any(sizes.get(each) for each in _labels(tile)):
            yield f"{tile.label!r} is small"


def _in_turns(app: Any) -> Iterator[str]:
    """Large sentences stand together, beneath their title: small ones are not among them."""
    for page in app.screen.query(Sentences):
        lines = list(_shown(page.query_children(PlainText)))
        sizes = [bool(_size(each)) for each in lines if not each.has_class("title")]
        if [size for size, _ in groupby(sizes)].count(True) > 1:
            yield f"{[each.text for each in lines]} are large and small in turns"


def _said_small(app: Any) -> Iterator[str]:
    """What is said by itself beside a large question or large answers is large as well."""
    if not app.screen.has_class("-signs") or isinstance(app.screen, FOR_GROWN_UPS):
        return
    for each in _shown(app.screen.query(".lead, .label, .state, .note").results(PlainText)):
        if not _size(each):
            yield f"{each.text!r} is small"


def _left_small(app: Any) -> Iterator[str]:
    """Where the bigger layout has room, whatever there is to choose is in large letters."""
    roomy = app.has_class(BIGGER) and app.screen.has_class("-signs")
    if not roomy or isinstance(app.screen, FOR_GROWN_UPS):
        return
    for tile in _shown(app.screen.query(Tile).exclude("Foot > Tile")):
        for words in _labels(tile):
            if not _size(words):
                yield f"{tile.label!r} is small"


def _mixed(app: Any) -> Iterator[str]:
    """All answers to one question are in the same letters, beside pictures of the same size.

    So is all of the foot of a large page.
    """
    if app.screen.has_class("-large-signs"):
        foot = list(_shown(app.screen.query("Foot > Tile").results(Tile)))
        if len({_letters(words) for each in foot for words in _labels(each)}) > 1:
            yield f"{[each.label for each in foot]} are in different letters"
    for tiles in app.screen.query(Tiles):
        if tiles.has_class("always") or tiles.id == "ways":
            continue
        # Both ways on from a card are answers, though each has a name.
        every = isinstance(tiles.parent.parent, CardView) if tiles.parent else False
        shown = [each for each in _shown(tiles.query_children(Tile)) if every or not each.id]
        letters = {_letters(words) for each in shown for words in _labels(each)}
        if len(letters) > 1:
            yield f"{[each.label for each in shown]} are in different letters"
        pictures = {
            each.picture.step
            for each in shown
            if isinstance(each.picture, Picture) and each.picture.region.area
        }
        if len(pictures) > 1:
            yield f"{[each.label for each in shown]} have pictures of different sizes"


def outshone(app: Any) -> Iterator[str]:
    """No answer beneath others is in larger letters than they are: it would look right.

    It goes by the cells that are drawn, whatever the page believes of them.
    """
    for choices in app.screen.query(Choices):
        above = [_drawn(app, each) for each in choices.query("#choices .tile-label")]
        for words in _shown(choices.query("#beneath .tile-label").exclude(".-main > *")):
            assert isinstance(words, PlainText)
            if _drawn(app, words) > min(filter(None, above), default=0):
                yield f"{words.text!r} is larger than the answers above"


def _drawn(app: Any, words: Widget) -> int:
    """Return how large words are on the screen: 1 in ordinary letters, 0 where unseen."""
    assert isinstance(words, PlainText)
    if not _seen(words) or not words.text.strip():
        return 0
    strips, place = app.screen._compositor.render_strips(), words.region
    rows = [strips[y].crop(place.x, place.right).text for y in range(place.y, place.bottom)]
    cells = "".join(rows).replace(BLANK, " ").split()
    if set("".join(cells)) - LETTERING:
        return 1
    tall, ways = len([row for row in rows if row.strip(BLANK + " ")]), [*reversed(CUTS)]
    for at, cut in enumerate(ways, 2):
        drawn = big_words(words.text, place.width, tall, (cut,))
        if drawn and "".join(drawn.plain.replace(BLANK, " ").split()) == "".join(cells):
            return at
    return len(ways) + 2


def _without_key(app: Any) -> Iterator[str]:
    """Whatever is always there says on every page which key it is."""
    for tile in _shown(app.screen.query("Foot > Tile").results(Tile)):
        framed = tile.styles.border_top[0] not in ("", "none", "hidden")
        beneath = [each for each in tile.query(".tile-key").results(PlainText) if _seen(each)]
        if not framed and not beneath:
            yield f"{tile.label!r} shows no key"


def _labels(tile: Tile) -> list[PlainText]:
    return list(_shown(tile.query(".tile-label").results(PlainText)))


def _letters(words: PlainText) -> Any:
    return words.letters


def _size(words: PlainText) -> int:
    cut = words.letters
    return HEIGHT[cut.alphabet] if cut else 0


def _seen(widget: Widget) -> bool:
    return bool(widget.region.area) and widget.styles.visibility != "hidden"


def _shown(widgets: Iterable[Kind]) -> Iterator[Kind]:
    for each in widgets:
        if _seen(each) and (not isinstance(each, PlainText) or each.text.strip()):
            yield each
