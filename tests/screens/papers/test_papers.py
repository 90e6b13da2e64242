"""What stands on each paper: for whom it is, from the school's own list, and on how many pages."""

from dataclasses import replace

import pytest

from assets.texts import templates, text
from screens.papers.paper import PAPERS, paper
from screens.papers.printing import draw, order
from store.errors import Refused
from store.school.public_list import PublicList
from store.signing_in.session import Session
from tests.languages import accept_all
from tests.made_up import School
from tests.pdfs import facts, fonts, language, pages, painted, said, words
from tests.school_year import SILENT, with_calendar
from tests.screens.papers.papers_of import change_class, drawn, many

STAFF = tuple(each.id for each in PAPERS if each.reader == "staff")
BACK = ["The", "back", "of", "the", "page", "before:", "left", "empty."]
FOR_CHILDREN = ("slips-younger", "slips-older", "card")


def last_class(public: PublicList) -> PublicList:
    return replace(public, classes=public.classes[-1:])


@pytest.mark.parametrize("id", STAFF)
def test_what_staff_read_is_a_draft_until_the_safeguarding_lead_signs_it(
    school: School, id: str
) -> None:
    pdf = said(drawn(school.intake.school, id))
    assert "A draft until it is signed. The school’s safeguarding lead (Mrs Adeyemi)" in pdf
    assert pdf.count("Signed") == 1


@pytest.mark.parametrize(
    "id", ["promise", "place", "keying", "door", "slips-grown-up", *FOR_CHILDREN]
)
def test_what_is_to_be_one_page_is_one_page(school: School, id: str) -> None:
    pdf = drawn(last_class(school.intake.school), id)
    assert facts(pdf)["Pages"] == "1"


def test_a_childs_own_paper_never_goes_to_whom_it_keeps_away(school: School) -> None:
    words = " ".join(said(drawn(school.intake.school, "keying")).split())
    assert words.index("Whoever it keeps away") < words.index("take child and paper at once")
    for before in ("at once to Mrs Adeyemi", "give it to Mrs Adeyemi"):
        assert f"{before}, or where that is who should not see it, to another one" in words


def test_a_paper_keyed_in_hours_later_rings_for_nobody(school: School) -> None:
    keying = " ".join(said(drawn(school.intake.school, "keying")).split())
    assert "Once it has been taken to a grown-up, choose Before home time instead" in keying


@pytest.mark.parametrize("id", ["assembly-younger", "assembly-older"])
def test_an_assembly_is_one_sheet_and_has_a_practice_round_and_questions(
    school: School, id: str
) -> None:
    pdf = drawn(school.intake.school, id)
    assert facts(pdf)["Pages"] == "2"
    for part in ("A practice round", "When children ask", "Mrs Adeyemi, Mr Patel and Ms Hart open"):
        assert part in said(pdf)
    if id == "assembly-older":
        practised = " ".join(said(pdf).split("A practice round")[1].split())
        asked, sends = text("older.good.more"), text("older.good.no")
        assert practised.index(asked) < practised.index(sends)


@pytest.mark.parametrize("id", FOR_CHILDREN)
def test_what_children_read_says_childline_and_999_no_smaller_than_anything_asked(
    school: School, id: str
) -> None:
    pdf = drawn(last_class(school.intake.school), id)
    slips = 2 if id.startswith("slips") else 1
    assert said(pdf).count("0800 1111") == said(pdf).count("Call 999.") == slips
    if slips == 2:
        tall = {each.text: round(each.bottom - each.top, 1) for each in words(pdf)}
        assert {tall["1111."], tall["999."], tall["secret."], tall["near"]} == {tall["grown-up?"]}


@pytest.mark.parametrize("id", ["slips-younger", "slips-older"])
def test_a_slip_says_that_it_is_no_secret_and_who_can_read_it(school: School, id: str) -> None:
    pdf = said(drawn(last_class(school.intake.school), id))
    assert pdf.count("It is not a secret.") == 2
    assert pdf.count("can read it.") == 2
    assert pdf.count("Do you need help now?") == 2


@pytest.mark.parametrize("id", ["slips-younger", "slips-older"])
def test_two_slips_are_the_same_and_are_cut_apart_in_the_middle(school: School, id: str) -> None:
    pdf = drawn(last_class(school.intake.school), id)
    middle = float(facts(pdf)["Page size"].split()[0]) / 2
    found = words(pdf)
    left = [each.text for each in found if each.right < middle]
    right = [each.text for each in found if each.left > middle]
    assert left == right
    assert len(left) + len(right) == len(found)
    page = painted(pdf)
    column = [page.getpixel((round(middle), y)) for y in range(page.height)]
    inked = sum(isinstance(each, tuple) and each[0] < 200 for each in column)
    assert 0.2 < inked / len(column) < 0.9


def test_a_slip_with_words_offers_the_grown_ups_of_its_class(school: School) -> None:
    pdf = drawn(last_class(school.intake.school), "slips-older")
    half = float(facts(pdf)["Page size"].split()[0]) / 2
    slip = " ".join(each.text for each in words(pdf) if each.right < half)
    begins = slip.index("Who should come and talk to you?")
    offered = slip[begins : slip.index("Who should not see", begins)]
    for name in ("Miss Lee", "Mrs Adeyemi", "Anyone who can help"):
        assert name in offered
    assert "Mr Okafor" not in slip


@pytest.mark.parametrize("count", [6, 7, 12, 13, 40])
def test_a_slip_holds_on_its_page_however_many_grown_ups_there_are(
    school: School, count: int
) -> None:
    pdf = drawn(many(school.intake.school, count), "slips-older", "Oak")
    assert facts(pdf)["Pages"] == "1"
    height = float(facts(pdf)["Page size"].split()[2])
    found = words(pdf)
    assert max(each.bottom for each in found) < height - 10
    offered = [each.text for each in found if each.text.startswith("Number")]
    assert len(offered) == (2 * count if count <= 12 else 0)
    assert said(pdf).count("It is free.") == 2


def test_a_slip_says_to_whom_it_is_given_by_what_it_is_about(school: School) -> None:
    pdf = said(drawn(school.intake.school, "slips-grown-up"))
    assert "About a child: Mrs Adeyemi, Mr Patel and Ms Hart" in pdf
    assert "About an adult at this school: Ms Hart and Dr Quince" in pdf
    assert "About the headteacher: Dr Quince and Mrs Adeyemi" in pdf


def test_pegs_are_four_to_a_page_with_empty_backs(school: School) -> None:
    dsl: Session = school.sign_in("Mrs Adeyemi")
    pegs = ("fox", "bee", "moon", "boat", "star")
    pdf = drawn(change_class(school, dsl, "Oak", pegs=pegs), "pegs", "Oak")
    first, back, second, last = pages(pdf)
    assert first.split() == ["fox", "bee", "moon", "boat"]
    assert second.split() == ["star"]
    assert back.split() == last.split() == BACK


def test_a_picture_stands_above_its_word(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    public = change_class(school, dsl, "Oak", pegs=("fox", "bee"))
    pdf = drawn(public, "pegs", "Oak")
    page = painted(pdf)
    for word, colour in (("fox", (226, 122, 34)), ("bee", (244, 197, 48))):
        place = next(each for each in words(pdf) if each.text == word)
        box = page.crop(
            (int(place.left) - 60, int(place.top) - 240, int(place.right) + 60, int(place.top))
        )
        colours = {pixel for _, pixel in box.getcolors(100_000) or []}
        assert any(
            isinstance(pixel, tuple)
            and all(abs(a - b) < 25 for a, b in zip(pixel, colour, strict=True))
            for pixel in colours
        ), word


def test_the_page_for_a_door_has_the_picture_of_its_class_beneath_a_roof(school: School) -> None:
    public = change_class(school, school.sign_in("Mrs Adeyemi"), "Oak", picture="bee")
    page = painted(drawn(public, "door", "Oak"))
    rows = [page.crop((0, y, page.width, y + 1)).getcolors() or [] for y in range(page.height)]
    colours = [{colour for _, colour in row} for row in rows]
    roof, bee = (181, 67, 46), (246, 197, 51)
    first = {each: next(y for y, row in enumerate(colours) if each in row) for each in (roof, bee)}
    assert first[roof] < first[bee]


def test_there_is_a_sentence_for_what_there_is_not(school: School) -> None:
    acorn, oak = school.intake.school.classes
    assert paper("slips-older").lacks(acorn).startswith("Acorn begins with pictures")
    assert paper("slips-older").lacks(oak) == ""
    assert paper("pegs").lacks(replace(oak, pegs=())) == "Oak has no coat-peg pictures."
    with pytest.raises(Refused, match=r"no paper nonsense\. There are: assembly-younger"):
        paper("nonsense")


def test_the_papers_for_a_small_school_fit_as_well(small_school: School) -> None:
    public = small_school.intake.school
    assert "Mrs Grey" in said(drawn(public, "promise"))
    for id in ("promise", "keying", "slips-grown-up"):
        assert facts(drawn(public, id))["Pages"] == "1"


def test_what_to_promise_says_what_the_box_does_by_the_calendar_and_the_rota(
    school: School,
) -> None:
    never, looks = (
        "It never says when somebody will look.",
        "“A grown-up will look tomorrow morning.”",
    )
    for public, wanted, other in (
        (school.intake.school, never, looks),
        (with_calendar(school), looks, never),
        (with_calendar(school, SILENT), never, looks),
    ):
        pdf = drawn(public, "promise")
        assert wanted in said(pdf)
        assert other not in said(pdf)
        assert facts(pdf)["Pages"] == "1"


@pytest.mark.parametrize("id", ["assembly-younger", "assembly-older"])
def test_how_turns_are_taken_stands_on_one_page(school: School, id: str) -> None:
    (page,) = (page for page in pages(drawn(school.intake.school, id)) if "Taking turns" in page)
    assert "with their back turned" in page


@pytest.mark.parametrize("id", ["assembly-younger", "assembly-older"])
def test_hide_is_pointed_at_on_a_page_that_has_it(school: School, id: str) -> None:
    pdf = said(drawn(school.intake.school, id))
    places = ["Do not send.", "Point at the two tiles at the foot", "Then press Esc"]
    assert [pdf.index(each) for each in places] == sorted(pdf.index(each) for each in places)
    assert pdf.count("Esc:") == 1


def test_where_the_headteacher_is_the_lead_a_slip_about_them_goes_to_somebody_else(
    small_school: School,
) -> None:
    pdf = said(drawn(small_school.intake.school, "slips-grown-up"))
    given = pdf.split("About the headteacher: ")[1].split("Is a child")[0]
    assert "Mrs Grey" not in given
    assert "Rev Pike" in given


def test_slips_and_cards_are_in_a_language_that_is_accepted_and_nothing_else_is(
    school: School,
) -> None:
    accept_all(school, "pl", "older")
    public = school.intake.school
    (polish,) = public.languages
    made = order(PAPERS, public.classes, polish)
    files = [each.file for each in made.wanted]
    assert "card-pl-oak.pdf" in files
    assert "slips-older-pl-oak.pdf" in files
    assert "promise.pdf" in files
    assert not {"card-pl-acorn.pdf", "slips-younger-pl.pdf"} & set(files)
    assert "In Polish the version with pictures is not accepted yet." in made.lacking
    slip = next(each for each in made.wanted if each.file == "slips-older-pl-oak.pdf")
    pdf = draw(public, slip).content
    assert "Powiedz nam na kartce" in said(pdf)
    assert "Kto nie powinien tego widzieć?" in said(pdf)
    assert "Who should" not in said(pdf)
    assert language(pdf) == "pl"
    assert facts(pdf)["Title"] == "Blank slips to write on, Oak, Polish · Oakfield"
    card = next(each for each in made.wanted if each.file == "card-pl-oak.pdf")
    assert "Mrs Adeyemi, Mr Patel i Ms Hart" in said(draw(public, card).content)
    plain = next(each for each in made.wanted if each.file == "promise.pdf")
    assert language(draw(public, plain).content) == "en-GB"


@pytest.mark.parametrize("code", ["pl", "uk"])
def test_a_slip_in_another_language_is_still_one_page_and_needs_no_other_font(
    school: School, code: str
) -> None:
    accept_all(school, code)
    public = school.intake.school
    (offered,) = public.languages
    chosen = [paper(id) for id in FOR_CHILDREN]
    for wanted in order(chosen, public.classes[1:], offered).wanted:
        pdf = draw(public, wanted).content
        assert facts(pdf)["Pages"] == "1"
        assert fonts(pdf) <= {"Andika", "Andika-Bold"}
        height = float(facts(pdf)["Page size"].split()[2])
        assert max(each.bottom for each in words(pdf)) < height - 10


KEYS = "1 2 3 + Esc Ctrl F N"


@pytest.mark.parametrize("id", ["card", "pegs", "slips-younger", "slips-older", "slips-grown-up"])
def test_what_children_and_visitors_read_comes_from_the_words_that_are_measured(
    school: School, id: str
) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    public = change_class(school, dsl, "Oak", pegs=("fox", "bee"))
    measured = [words for name, words in templates().items()]
    names = [*(each.name for each in public.people), *(each.name for each in public.classes)]
    known = set(" ".join([*measured, *names, *BACK, KEYS]).replace(",", " ").split())
    found = [each.strip(",") for each in said(drawn(last_class(public), id)).split()]
    assert len(found) >= 2
    assert [each for each in found if each not in known and each.strip(".") not in known] == []
