"""Print the table of ratios."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import (
    carrying,
    keeping,
    kiosk,
    letters,
    meeting,
    parents,
    reading,
    roll,
    rounds,
    screens,
)
from bench.measure import Ratio


def ratios(folder: Path) -> Iterator[Ratio]:
    """Measure one thing after another."""
    yield keeping.send(folder)
    yield keeping.sign_in(folder)
    few, few_case = keeping.filled(folder / "few", 1_000)
    many, many_case = keeping.filled(folder / "many", 100_000)
    yield screens.desk(few, many)
    yield screens.case(few, few_case, many, many_case)
    yield keeping.search(many)
    few.home.close()
    many.home.close()
    yield reading.read(folder / "reading")
    yield roll.take_in(folder / "roll")
    yield letters.draw(folder / "letters")
    yield from parents.submissions(folder / "parents")
    yield kiosk.first_paint(folder)
    yield kiosk.memory(folder)
    yield from between_terminals(folder / "between")


def between_terminals(folder: Path) -> Iterator[Ratio]:
    """Measure what travels between terminals."""
    folder.mkdir()
    yield meeting.first_synchronisation(folder / "meeting")
    yield rounds.a_term(folder / "term", worries=100)
    yield carrying.folder_send(folder / "send")
    with carrying.server() as made:
        yield carrying.postgres_send(made)
        yield carrying.postgres_fetch(made)
        yield from rounds.through_postgres(made, folder / "postgres")
        yield from rounds.nothing_new(made, folder / "nothing")


def _line(ratio: Ratio, verdict: str) -> str:
    ours, base = (f"{each:>7.1f} {ratio.unit:<2}" for each in (ratio.ours, ratio.base))
    return f"{ratio.what:<62}{ours}{base}{ratio.value:>8.2f}{ratio.target:>8.2f}{verdict}"


def main() -> None:
    """Print a line a ratio as it comes; missed targets are marked."""
    print(f"{'what':<62}{'ours':>10}{'base':>10}{'ratio':>8}{'target':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for ratio in ratios(Path(folder)):
            met = ratio.value <= ratio.target
            print(_line(ratio, "" if met else "  missed"), flush=True)


if __name__ == "__main__":
    main()
