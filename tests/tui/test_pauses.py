"""When what somebody types is kept."""

from tui.pauses import LONGEST, PAUSE, Pauses


def test_what_is_typed_is_kept_once_in_a_pause_and_not_while_keys_come() -> None:
    pauses = Pauses()
    assert not pauses.tick(PAUSE), "nobody has typed"
    pauses.touch()
    assert not pauses.tick(PAUSE - 1)
    pauses.touch()
    assert not pauses.tick(PAUSE - 1)
    assert pauses.tick(1)
    assert not pauses.tick(LONGEST), "it is kept by now"


def test_of_somebody_who_never_pauses_it_is_kept_all_the_same() -> None:
    pauses, kept = Pauses(), 0
    for _ in range(int(LONGEST)):
        pauses.touch()
        kept += pauses.tick(1)
    assert kept == 1
