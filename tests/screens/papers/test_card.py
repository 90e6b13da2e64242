"""The photo card of a class: its own grown-ups, all of them and nobody else, and their photos."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from screens.papers.photos import find_photos
from store.school.figures import figures, free_figures
from store.school.people import choose_figure
from store.signing_in.session import Session
from tests.made_up import School
from tests.pdfs import Word, facts, pages, painted, said, words
from tests.screens.papers.papers_of import BLUE, RED, change_class, drawn, many, photo

NEAR = 40


@pytest.fixture
def dsl(school: School) -> Session:
    return school.sign_in("Mrs Adeyemi")


def spots(page: Image.Image, colour: tuple[int, int, int]) -> Iterator[tuple[int, int]]:
    """Where on a page something has nearly this colour."""
    for y in range(0, page.height, 4):
        for x in range(0, page.width, 4):
            pixel = page.getpixel((x, y))
            assert isinstance(pixel, tuple)
            if all(abs(a - b) < NEAR for a, b in zip(pixel, colour, strict=True)):
                yield x, y


def above(page: Image.Image, name: Word, colour: tuple[int, int, int]) -> bool:
    """Whether something of this colour stands right above a name, and nowhere else."""
    found = list(spots(page, colour))
    return bool(found) and all(
        name.left - 100 < x < name.right + 100 and name.top - 230 < y < name.bottom
        for x, y in found
    )


def test_every_grown_up_of_a_class_is_on_its_card_and_nobody_else(
    school: School, dsl: Session
) -> None:
    chosen = ("Miss Lee", "Mr Patel", "Mr Bell")
    ids = tuple(school.people[name] for name in chosen)
    public = change_class(school, dsl, "Oak", adults=ids)
    lines = pages(drawn(public, "card", "Oak"))[0].splitlines()
    (opening,) = (line for line in lines if "open the box" in line)
    lines.remove(opening)
    names = " ".join(lines)
    assert {each.name for each in public.people if each.name in names} == set(chosen)
    assert opening.strip().startswith("Mrs Adeyemi, Mr Patel and Ms Hart open the box.")


def test_who_has_left_is_not_on_it(school: School) -> None:
    public = school.intake.school
    gone = tuple(
        replace(each, active=False) if each.name == "Miss Lee" else each for each in public.people
    )
    card = said(drawn(replace(public, people=gone), "card", "Oak"))
    assert "Miss Lee" not in card
    assert "Mrs Adeyemi" in card


def test_it_names_the_keys_and_childline(school: School) -> None:
    for name, next_one in (("Acorn", False), ("Oak", True)):
        card = " ".join(pages(drawn(school.intake.school, "card", name))[0].split())
        for key in ("1 2 3 Choose", "Esc Hide", "Ctrl + N I need help now"):
            assert key in card
        assert ("Ctrl + F Go on" in card) == next_one
        assert "Childline on 0800 1111" in card


@pytest.mark.parametrize(
    ("id", "name"),
    [("card", "Acorn"), ("card", "Oak"), ("assembly-younger", ""), ("assembly-older", "")],
)
def test_for_a_browser_a_paper_says_what_to_touch_and_names_no_key(
    school: School, id: str, name: str
) -> None:
    on_keys, touched = (
        drawn(school.intake.school, id, name, touch=touch) for touch in (False, True)
    )
    key = re.compile(r"\b(Esc|Ctrl|press 1|1 2 3)\b")
    shown = " ".join(" ".join(pages(touched)).split())
    assert key.search(" ".join(" ".join(pages(on_keys)).split()))
    assert not key.search(shown)
    assert "Hide" in shown
    assert "I need help now" in shown
    assert len(pages(touched)) == len(pages(on_keys))


def test_each_photo_stands_above_its_own_name(school: School, tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    photo(folder, "mrs  adeyemi.JPG", RED)
    photo(folder, "Miss Lee.png", BLUE)
    photo(folder, "Mr Okafor.png", (20, 200, 20))
    photos = find_photos(folder, school.intake.school.adults())
    card = drawn(school.intake.school, "card", "Oak", photos)
    page = painted(card)
    by_name = {each.text: each for each in words(card) if each.top > 100}
    assert above(page, by_name["Adeyemi"], RED)
    assert above(page, by_name["Lee"], BLUE)
    assert not list(spots(page, (20, 200, 20)))
    assert "Photo" not in by_name


def test_a_photo_that_lies_on_its_side_is_turned(school: School, tmp_path: Path) -> None:
    lying = Image.new("RGB", (300, 200), "white")
    lying.paste(RED, (0, 0, 150, 200))
    turned = lying.getexif()
    turned[0x0112] = 6  # the camera was held upright: left is up
    turned[0x010E] = "taken at home"
    lying.save(tmp_path / "Miss Lee.jpg", exif=turned)
    photos = find_photos(tmp_path, school.intake.school.adults())
    card = drawn(school.intake.school, "card", "Oak", photos)
    red = list(spots(painted(card), RED))
    assert b"taken at home" not in card
    name = next(each for each in words(card) if each.text == "Lee")
    assert red
    assert max(y for _, y in red) < name.top - 90


def test_without_photos_there_are_frames_to_glue_them_into(school: School) -> None:
    assert said(drawn(school.intake.school, "card", "Oak")).count("Photo") == 2


@pytest.mark.parametrize(("count", "sheets"), [(1, 1), (4, 1), (6, 1), (8, 1), (12, 1), (13, 2)])
def test_it_is_one_page_and_more_than_twelve_have_pages_with_empty_backs(
    school: School, count: int, sheets: int
) -> None:
    card = drawn(many(school.intake.school, count), "card", "Oak")
    assert facts(card)["Pages"] == str(2 * sheets - 1)
    fronts = pages(card)[::2]
    backs = pages(card)[1::2]
    assert all("left empty" in back and "Mx" not in back for back in backs)
    names = [word.text for word in words(card) if word.text.startswith("Number")]
    assert sorted(names) == sorted(f"Number{number}" for number in range(1, count + 1))
    assert all("Childline" in front for front in fronts)


def test_a_figure_stands_before_the_name_for_children_who_know_it_from_the_screen(
    school: School,
) -> None:
    public, okafor = school.home.desk.school, school.people["Mr Okafor"]
    own = figures(public)[okafor]
    other = next(name for name in free_figures(public, okafor) if name != own)
    cards = [
        drawn(choose_figure(public, okafor, figure), "card", "Acorn") for figure in (own, other)
    ]
    (name,) = (word for word in words(cards[0]) if word.text == "Okafor")
    changed = ImageChops.difference(*(painted(card) for card in cards)).getbbox()
    assert changed is not None
    left, top, right, bottom = changed
    assert name.left - 200 < left < right < name.left
    assert top < name.bottom < bottom + 30
    # Printed in grey, its badge is all that tells it from another's.
    assert right - left > 35


def test_a_long_name_is_set_smaller_or_broken_and_stays_on_the_page(school: School) -> None:
    public = many(school.intake.school, 12)
    long = tuple(
        replace(each, name="W" * 60) if each.id == "p12" else each for each in public.people
    )
    card = drawn(replace(public, people=long), "card", "Oak")
    assert facts(card)["Pages"] == "1"
    width = float(facts(card)["Page size"].split()[0])
    assert all(word.left >= 0 and word.right <= width for word in words(card))
    assert said(card).count("W") == 60
