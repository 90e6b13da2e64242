"""Letters to parents as they come out of the printer: read back, and each code decoded."""

import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
import textstat
import zxingcpp
from PIL import Image

from screens.papers import letters as paper
from screens.papers.codes import bars
from store.consents import addressed, forms, links, making, printing, short_codes, wording
from store.consents.letters import HELD
from store.consents.printing import Copy
from store.roll.carers import Carer
from store.signing_in.session import Session
from tests import pdfs
from tests.made_up import NOW, School
from tests.readable import PARENTS, sentences, words_of
from tests.store.consents.letter_stage import HOST, ready, two_children_each

CHILDREN = 60


@pytest.fixture
def office(school: School) -> Session:
    return ready(school)


def print_all(
    office: Session, ids: tuple[str, ...], folder: Path
) -> tuple[tuple[Copy, ...], bytes]:
    known = wording.current(office.home.desk.db, office.public)
    found = addressed.find(office, [known[id] for id in ids], NOW.date())
    made = making.make(office, found.addressed, "2026-03-20", NOW)
    copies = printing.copies(office, addressed.of_batch(office, made.batch))
    pdf = paper.draw(office.public, copies, NOW).content
    file = printing.keep(office, copies, pdf, folder, "letters.pdf", NOW)
    assert file.read_bytes() == pdf
    return copies, pdf


def painted(pdf: bytes) -> Iterator[Image.Image]:
    """The front of every sheet in order, as a phone sees it."""
    out = subprocess.run(
        ["pdftoppm", "-o", "-r", "150", "-gray", "-"], input=pdf, capture_output=True, check=True
    ).stdout
    data = BytesIO(out)
    while data.tell() < len(out):
        yield (image := Image.open(BytesIO(data.getvalue()[data.tell() :]))).convert("L")
        data.seek(
            data.tell()
            + len(f"P5\n{image.width} {image.height}\n255\n")
            + image.width * image.height
        )


def test_sixty_children_get_letters_whose_codes_open_their_own_link_and_nobody_elses(
    office: Session, tmp_path: Path
) -> None:
    two_children_each(office, tmp_path, CHILDREN, father="No")
    copies, pdf = print_all(office, ("internet",), tmp_path)
    assert len(copies) == CHILDREN, "the fathers have no say here"
    told = pdfs.facts(pdf)
    assert (told["Tagged"], told["Title"]) == ("yes", "Letters to parents · Oakfield")
    assert pdfs.language(pdf) == "en-GB"
    texts = pdfs.pages(pdf)
    assert "as last year's has: each school year we ask" in " ".join(texts[4].split())
    assert not any(text.split() for text in texts[1::2] if "Slip" in text), "all fits on a front"
    by_code = {short_codes.shown(each.letter.code): each for each in copies}
    names = {each.pupil.name for each in copies} | {each.carer.name for each in copies}
    seen = []
    for text, image in zip(texts[::2], painted(pdf), strict=True):
        mine = [each for code, each in by_code.items() if code in text]
        if "Cover sheet" in text or not mine:
            continue
        assert len(mine) == 1
        copy = mine[0]
        read = {str(e.format): e.text for e in zxingcpp.read_barcodes(image, try_invert=False)}
        address, code = sorted(read.values(), key=len, reverse=True)
        assert address == links.address(HOST, copy.token)
        assert code == copy.letter.code
        assert {copy.pupil.name, copy.carer.name} == {name for name in names if name in text}
        assert copy.letter.picture in text
        seen.append(copy.letter.id)
    assert sorted(seen) == sorted(each.letter.id for each in copies)


def test_a_long_letter_has_its_slip_on_a_sheet_of_its_own_with_what_a_no_opens(
    office: Session, tmp_path: Path
) -> None:
    two_children_each(office, tmp_path, 1)
    copies, pdf = print_all(office, ("internet", "pictures", "work"), tmp_path)
    texts = pdfs.pages(pdf)
    slips = [number for number, text in enumerate(texts) if "Slip to send back" in text]
    letters = [number for number, text in enumerate(texts) if "Dear " in text]
    assert len(slips) == len(letters) == len(copies) == 2
    assert all(number % 2 == 0 for number in (*slips, *letters))
    assert not set(slips) & set(letters)
    assert "Only if you said no" in texts[slips[0]]
    assert "Friday 20 March 2026" in texts[letters[0]]
    assert "Potrzebują Państwo" in " ".join(texts)


def test_a_barred_fathers_letter_stands_on_no_classs_sheet_and_one_side_has_no_blank_page(
    school: School, office: Session, tmp_path: Path
) -> None:
    two_children_each(office, tmp_path, 2, order="Yes")
    known = wording.current(office.home.desk.db, office.public)
    asked = [known[id] for id in ("internet", "pictures", "work")]
    found = addressed.find(office, asked, NOW.date())
    made = making.make(office, found.addressed, "2026-03-20", NOW)
    office.lock()
    head = school.sign_in("Ms Hart")
    object.__setattr__(head.public, "form_address", HOST)
    for each in addressed.of_batch(head, made.batch):
        if each.state == HELD:
            making.clear(head, each, "Seen the order.", NOW)
    copies = printing.copies(head, addressed.of_batch(head, made.batch))
    texts = pdfs.pages(paper.draw(head.public, copies, NOW, both_sides=False).content)
    assert all(text.split() for text in texts)
    (cover,) = [text for text in texts if "Cover sheet: stays at school" in text]
    assert "Mrs MumAoaen" in cover
    assert "Mr Dad" not in cover
    (apart,) = [
        number for number, text in enumerate(texts) if "For the school office alone" in text
    ]
    his = [number for number, text in enumerate(texts) if "Dear Mr DadAoaen" in text]
    assert len(his) == 2
    assert all("Dear Mr Dad" not in text for text in texts[:apart])
    assert "1 High Street" in texts[apart]
    assert "book bag" not in " ".join(texts[apart:])
    assert sum("Slip to send back by Friday 20 March 2026" in text for text in texts) == 4


def test_the_bars_say_every_letter_and_digit_of_a_code() -> None:
    for text in ("0123456", "789ABCD", "EFGHJKM", "NPQRSTV", "WXYZ TEST"):
        svg = bars(text)
        width, height = (int(each) for each in svg.split('viewBox="0 0 ')[1].split('"')[0].split())
        image = Image.new("L", (width * 3 + 120, height * 3), 255)
        for run in svg.split(' d="M')[1].split('"')[0].split("M"):
            place, _, rest = run.partition(" ")
            left, wide = int(place), int(rest.split("h")[1])
            image.paste(0, (left * 3 + 60, 0, (left + wide) * 3 + 60, height * 3))
        (read,) = zxingcpp.read_barcodes(image, try_invert=False)
        assert read.text == text


def test_what_parents_read_is_easy_enough() -> None:
    every = {e.id: e for e in forms.of_audience(tuple(forms.shipped().values()), "parent")}
    every["blank"] = forms.blank()
    pieces = {
        id: [e.title + ".", e.intro, *e.statements, e.basis, e.silence]
        + [part for q in e.questions for part in (q.ask, q.hint) if part]
        for id, e in every.items()
    }
    said = paper._words()
    own = [e for e in said.values() if isinstance(e, str) and e[-1] in ".?!"]
    pieces["letter"] = [
        e.format(
            name="Anna",
            day="1 May",
            until="31 August",
            count="3",
            adult="Mrs Reed",
            **{"class": "Oak"},
        )
        for e in (*own, *(e for e in said["slip"].values() if e[-1] in ".?!"))
    ]
    for id, parts in pieces.items():
        text = " ".join(parts)
        assert textstat.flesch_kincaid_grade(text) <= PARENTS.grade, id
        for sentence in sentences(text):
            assert len(words_of(sentence)) <= PARENTS.words, sentence
        for word in words_of(text):
            assert textstat.syllable_count(word) <= PARENTS.syllables, word


@pytest.mark.parametrize(("id", "grade", "longest"), [("younger", 2.5, 10), ("older", 4.5, 15)])
def test_what_children_agree_to_is_easy_enough(id: str, grade: float, longest: int) -> None:
    form = forms.shipped()[id]
    text = " ".join([form.intro, *form.statements, form.silence, *(e.ask for e in form.questions)])
    assert textstat.flesch_kincaid_grade(text) <= grade
    assert max(len(words_of(sentence)) for sentence in sentences(text)) <= longest


def test_without_an_address_nothing_is_printed(school: School, tmp_path: Path) -> None:
    office = ready(school, host="")
    two_children_each(office, tmp_path, 1)
    with pytest.raises(Exception, match="address of the parents' form"):
        print_all(office, ("internet",), tmp_path)


def test_a_house_number_alone_is_no_line_of_an_address() -> None:
    for typed in ("100\nLong Rd\nOakford", "100, Long Rd, Oakford", "100 Long Rd\nOakford"):
        assert paper._to(Carer("x", address=typed))[:2] == ["100 Long Rd", "Oakford"]
    assert paper._to(Carer("x", address="Flat 3\n12a\nHigh St"))[:2] == ["Flat 3", "12a High St"]
    assert paper._to(Carer("x", address="The Oaks\n12"))[:2] == ["The Oaks", "12"]
