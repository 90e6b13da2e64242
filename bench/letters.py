"""Drawing letters and decoding each code, over Typst drawing as many plain pages."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from subprocess import run

import zxingcpp
from PIL import Image

from bench.made_up import NOW, PLAN
from bench.measure import Ratio, seconds
from screens.papers import letters as paper
from screens.papers.pdf import Pdf, render
from store.consents import addressed, links, making, printing, wording
from tests.made_up import School
from tests.store.consents.letter_stage import HOST, two_children_each

CHILDREN = 200


def draw(folder: Path, children: int = CHILDREN) -> Ratio:
    """Draw letters with slips, decode all of them, and compare with pages of the same paper."""
    folder.mkdir()
    school = School.make(folder / "home", replace(PLAN, form_address=HOST))
    session = school.sign_in("Mrs Adeyemi")
    two_children_each(session, folder, children, father="No")
    known = wording.current(session.home.desk.db, session.public)
    found = addressed.find(session, [known["internet"], known["pictures"]], NOW.date())
    day = (NOW + timedelta(days=14)).date().isoformat()
    made = making.make(session, found.addressed, day, NOW)
    copies = printing.copies(session, addressed.of_batch(session, made.batch))
    drawn: list[Pdf] = []
    ours = seconds(lambda: drawn.append(paper.draw(session.public, copies, NOW)))
    file = folder / "letters.pdf"
    file.write_bytes(drawn[0].content)
    wrong: list[str] = []
    decoding = seconds(lambda: wrong.extend(_wrong(file, [each.token for each in copies])))
    assert not wrong, f"{len(wrong)} codes do not open their own link"
    plain = {"lang": "en", "school": "", "title": "Slips", "words": {}, "leads": ""}
    one = seconds(lambda: render("place", {**plain, "heading": "Slips", "opened_by": ""}))
    school.close()
    what = f"Draw {children} letters ({children / ours:.0f}/s; decode {children / decoding:.0f}/s)"
    return Ratio(f"{what} / one page as often", ours * 1e3, one * 1e3 * children, 0.5)


def _wrong(file: Path, tokens: list[str]) -> list[str]:
    run(["pdftoppm", "-o", "-r", "110", "-gray", file, file.with_suffix("")], check=True)
    seen, codes = [], zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    for page in sorted(file.parent.glob(f"{file.stem}-*.pgm")):
        with Image.open(page) as image:
            found = zxingcpp.read_barcodes(image, codes, try_invert=False)
        seen += [each.text for each in found]
    expected = [links.address(HOST, each) for each in tokens]
    read = [each for each in seen if links.PATH in each]
    return [one for one, other in zip(read, expected, strict=True) if one != other]
