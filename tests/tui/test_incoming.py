"""What a terminal sends is sorted into keys and pastes."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tui.incoming import END, LOST, MANY, MOST, START, Incoming, Pasted

CODES = "word \x1b[31mred\x1b[0m \x07bell \x1b]0;t\x07 x\x1by\r\n"


def sort(*pieces: str) -> list[tuple[str, bool]]:
    """Return what comes of the pieces in the end, and whether each was pasted."""
    incoming = Incoming()
    came = [part for piece in pieces for part in incoming.take(piece)]
    came += incoming.settle()
    return [(str(part), isinstance(part, Pasted)) for part in came]


@given(st.lists(st.integers(0, 200)))
def test_a_paste_is_whole_wherever_it_was_cut_and_no_key_is_made_of_it(cuts: list[int]) -> None:
    sent = f"ab\x1b[A{START}{CODES}{END}\x1b[B{START}{END}c"
    places = [0, *sorted(min(cut, len(sent)) for cut in cuts), len(sent)]
    came = sort(*(sent[a:b] for a, b in pairwise(places)))
    assert [text for text, pasted in came if pasted] == [CODES, ""]
    assert "".join(text for text, pasted in came if not pasted) == "ab\x1b[A\x1b[Bc"


def test_what_nobody_can_type_so_quickly_is_one_paste_without_brackets_too() -> None:
    long = CODES * 1000
    assert sort(long[:3000], long[3000:9000], long[9000:]) == [(long, True)]
    codes = "\x1b[31m" * 5000
    assert sort(codes) == [(codes, True)]


def test_a_key_behind_much_that_came_at_once_is_pressed_all_the_same() -> None:
    typed = "as quick as\tnobody types\r" * 9
    assert sort(f"{typed}\x13") == [(typed, True), ("\x13", False)]
    assert sort(typed, "\x13\x1b") == [(typed, True), ("\x13\x1b", False)]
    assert sort("\x7f" * MANY) == [("\x7f" * MANY, False)]
    assert sort(f"{typed}\x13\r") == [(typed, True), ("\x13\r", False)], "no text holds Ctrl+S"
    for end in ("\x0c\r", "\x1b\r", "\x13\rmore"):
        assert sort(f"{typed}{end}") == [(f"{typed}{end}", True)], "Enter may be a text's own"


def test_keys_and_a_mouse_that_moves_are_passed_on_at_once() -> None:
    incoming = Incoming()
    for typed in ("q" * (MANY - 1), "\x1b[A" * (MANY - 1), "\x1b[<35;12;3M" * 400):
        assert [*incoming.take(typed)] == [typed]
        assert incoming.patience is None


def test_escape_waits_only_until_no_bracket_can_come_of_it() -> None:
    incoming = Incoming()
    assert [*incoming.take("a\x1b")] == ["a"]
    assert incoming.patience
    assert [*incoming.settle()] == ["\x1b"]
    assert [*incoming.take("[200~")] == ["[200~"]


def test_a_paste_whose_end_got_lost_does_not_swallow_what_is_typed_next() -> None:
    incoming = Incoming()
    assert not [*incoming.take(f"{START}half")]
    assert incoming.patience == LOST
    assert [*incoming.settle()] == ["half"]
    assert [*incoming.take("x")] == ["x"]


def test_a_stream_without_end_is_handed_on_in_parts() -> None:
    incoming = Incoming()
    parts = [part for _ in range(3) for part in incoming.take("y" * MOST)]
    assert sum(map(len, parts)) > MOST
    assert all(len(part) <= 2 * MOST for part in parts)
