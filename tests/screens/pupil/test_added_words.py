"""Words added behind four pictures that name somebody who reads what was told before."""

from dataclasses import replace

from textual.pilot import Pilot

from screens.pupil import adding
from screens.pupil.add_more import AddMore, WhoSees
from screens.pupil.answers import who_may_not
from screens.pupil.help_line import HelpLine
from screens.pupil.next_tile import NextTile
from screens.pupil.telling import Telling
from screens.pupil.version import OLDER
from store.letterbox import collect, receipts
from store.letterbox.readers import PUPIL
from store.letterbox.receipts import Receipt, Reply
from store.letterbox.told import Told
from store.school.public_list import SchoolClass
from store.worries.earlier import told_earlier
from store.worries.worry import Worry
from tests.made_up import School
from tests.screens.here import at
from tests.screens.pupil.coming_back import KEYS, answered, come_back, enter, told
from tests.screens.pupil.stage import Stage
from tests.tui.lines.saying import Slot

HITS = "it is mr patel he hits me"


def readable(school: School, name: str) -> list[str]:
    """Return all words of worries that somebody can read, signed in and collected."""
    session = school.sign_in(name)
    collect.collect(session, school.now)
    rows = [(drawer, row) for drawer in session.shared() for row in drawer.rows("worry")]
    found = [each for drawer, row in rows if isinstance(each := drawer.get(row.subject), Worry)]
    return [
        words
        for each in found
        for words in (each.told.words, *(m.text for m in each.more if m.kind == "words"))
    ]


def add(school: School, receipt: Receipt, words: str, keep_from: str | None = None) -> bool:
    telling = adding.begun(school.intake, receipt)
    telling.words = words
    if keep_from is not None:
        telling.keep_from(school.people.get(keep_from, ""), school.intake.school)
    return adding.add(telling, school.intake, receipt, school.now)


async def come_in(app: Stage, pilot: Pilot[None], school: School) -> None:
    """Come back with the four pictures."""
    await app.show(come_back(school))
    await pilot.pause()
    await enter(pilot, *KEYS)


async def test_whom_added_words_name_is_asked_about_and_does_not_read_them(school: School) -> None:
    told(school)
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await come_in(app, pilot, school)
        await pilot.press("1")
        await pilot.press(*HITS)
        about = at(app, AddMore).so_far
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "Who should not see this?" in app.shown()
        await pilot.press("ctrl+b")
        await pilot.pause()
        assert HITS in app.shown()
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert at(app, WhoSees).so_far == about
        await pilot.press("enter")
        await pilot.pause()
        assert "Thank you. We have put it in the box too." in app.shown()
        assert at(app, AddMore).so_far is None
        assert app.screen.query_one(NextTile).has_focus
    assert readable(school, "Mr Patel") == ["first words"]
    assert sorted(readable(school, "Mrs Adeyemi")) == ["first words", HITS]
    HelpLine().ask(school.intake, about, "", school.now)
    assert readable(school, "Mr Patel") == ["first words"]
    assert sorted(readable(school, "Ms Hart")) == ["first words", HITS, HITS]


def test_whoever_stays_out_is_not_said_to_see_what_is_added(school: School) -> None:
    first = Told(words="first words", version="older", kept_from=(school.people["Mr Patel"],))
    sent = school.intake.post(first, school.now, with_receipt=True)
    assert sent.receipt is not None
    telling = adding.begun(school.intake, sent.receipt)

    def nobody(words: str) -> str:
        telling.words = words
        *_, (_, said) = who_may_not(telling, school.intake.school)
        return said

    assert nobody("ms hart and mrs adeyemi") == "Nobody. All you wrote about can see it."
    others = "Nobody else. All others you wrote about can see it."
    assert nobody("mr patel and ms hart and mrs adeyemi") == others
    assert nobody("mr patel and ms hart") == "Nobody else. Ms Hart can see it."


def test_a_call_is_kept_from_all_whom_the_earlier_words_are_kept_from(school: School) -> None:
    sent = told(school)
    assert sent.receipt is not None
    patel, hart = school.people["Mr Patel"], school.people["Ms Hart"]
    add(school, sent.receipt, HITS, "Mr Patel")
    telling = adding.begun(school.intake, sent.receipt)
    telling.words = "ms hart shouts"
    so_far = adding.so_far(telling, school.intake, sent.receipt)
    assert so_far is not None
    assert set(so_far.told.kept_from) == {patel, hart}
    assert so_far.told.follows not in ("", sent.subject)
    everybody = " ".join(one.name for one in school.intake.school.adults())
    telling.words = f"{everybody} hit me"
    so_far = adding.so_far(telling, school.intake, sent.receipt)
    assert so_far is not None
    assert so_far.told == Told()
    slot = Slot(school.home)
    HelpLine().ask(slot, so_far, "", school.now)
    called, apart = slot.sent
    assert {patel, hart} <= set(called.readers.people)
    assert apart.readers.nobody
    assert [told.words for told in slot.told] == [telling.words]


def test_what_is_added_later_goes_to_the_words_that_were_kept_apart(school: School) -> None:
    receipt = told(school).receipt
    assert receipt is not None
    assert not add(school, receipt, HITS)
    assert add(school, receipt, HITS, "Mr Patel")
    assert add(school, receipt, "he did it again")
    assert add(school, receipt, "mr patel did")
    assert not add(school, receipt, "mrs adeyemi saw it")
    assert readable(school, "Mr Patel") == ["first words"]
    assert sorted(readable(school, "Ms Hart")) == [
        "first words",
        "he did it again",
        HITS,
        "mr patel did",
    ]


async def test_words_that_one_or_nobody_reads_say_so_once_they_are_sent(school: School) -> None:
    told(school)
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await come_in(app, pilot, school)
        said = "Thank you. We have put it in the box too."
        nobody = "It may take a long time before it is read. Please tell a grown-up you trust too."
        alone = "Please tell a grown-up yourself too."
        names = {"patel": "", "hart": alone, "adeyemi": alone, "quince": nobody}
        for name, more in names.items():
            await pilot.press("1", *name, "ctrl+s")
            await pilot.pause()
            await pilot.press("enter")
            await pilot.pause()
            assert said in (shown := " ".join(app.shown().split()))
            assert more in shown
            assert (alone in shown, nobody in shown) == (more == alone, more == nobody)
            # Staff may have handed it to somebody else since.
            assert not [each for each in school.people if each in shown]
            await pilot.press("enter")
            await pilot.pause()


def test_what_is_said_beside_a_surname_is_no_name(school: School) -> None:
    names = ("Sam Patel", "Patel", "Rose Hart", "Zoe Hart-Patel", "Sam Amy Patel", "")
    said = ("patel hits me", "patel kissed lily", "patel hurts", "hit by patel", "by Patel")
    asked = [each for each in (*names, *said) if Telling(name=each).undecided(school.intake.school)]
    assert asked == list(said)
    mine = SchoolClass("own", "Own", "older", (school.people["Mr Patel"],))
    public = replace(school.intake.school, classes=(mine,))
    assert Telling(school_class=mine, name="my teacher hit").undecided(public)
    other = Telling(
        school_class=replace(mine, name="Oak", adults=()), words="the own teacher hit me"
    )
    assert other.undecided(public), "who teaches the class that is named"


async def test_a_name_that_is_more_than_a_name_is_asked_about_too(school: School) -> None:
    told(school)
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await come_in(app, pilot, school)
        await pilot.press("2", *HITS, "ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, WhoSees)
        await pilot.press("enter")
        await pilot.pause()
        assert "Thank you. We have put it in the box too." in app.shown()
    assert readable(school, "Mr Patel") == ["first words"]
    assert len(readable(school, "Mrs Adeyemi")) == 2


def test_nobody_left_out_adds_to_what_was_told(school: School) -> None:
    receipt = told(school).receipt
    assert receipt is not None
    assert add(school, receipt, "mr patel helped me", "nobody")
    assert readable(school, "Mr Patel") == ["first words", "mr patel helped me"]


def test_its_answer_is_behind_the_same_pictures_and_its_reader_sees_what_it_was_added_to(
    school: School,
) -> None:
    sent = told(school)
    assert sent.receipt is not None
    answered(school, sent, "We read it.")
    add(school, sent.receipt, HITS, "Mr Patel")
    session = school.sign_in("Mrs Adeyemi")
    collect.collect(session, school.now)
    (later,) = (
        each
        for drawer in session.shared()
        for row in drawer.rows("worry")
        if isinstance(each := drawer.get(row.subject), Worry) and each.told.follows
    )
    earlier = told_earlier(session, later)
    assert earlier is not None
    assert earlier.told.words == "first words"
    reply = Reply("Mrs Adeyemi", school.now.isoformat(), "And that.")
    receipts.answer(school.home.desk.db, later.told.receipt, later.told.receipt_seal, reply)
    found = school.intake.answers(sent.receipt, school.now)
    assert [each.text for each in found] == ["We read it.", "And that."]


def test_in_haste_words_and_a_name_that_name_every_reader_go_apart(school: School) -> None:
    everybody = f"{', '.join(one.name for one in school.intake.school.adults())} hit me"
    for words, name in ((everybody, "Sam"), ("", everybody)):
        along = Telling(OLDER, words=words, name=name).in_haste(school.intake.school)
        assert (along.told.words, along.told.kept_from) == ("", ())
        assert along.told.name == ("" if name == everybody else "Sam")
        assert along.apart is not None
        assert (along.apart.words, along.apart.name) == (words, name)
        assert school.intake.readers(PUPIL, along.apart.kept_from).nobody
