"""The desk's list of what waits: a call for help, who needs us now, the gravest, the longest."""

from dataclasses import replace
from datetime import timedelta

import pytest

from assets.desk_data import look_closer
from screens.staff.worries import doubts
from store import on_desk
from store.letterbox import collect
from store.letterbox.told import ANOTHER_DAY, NOW, Told
from store.school import people
from store.worries import stands_out
from store.worries.gravest import NAMED, ORDER, PICTURED, accused_in, careful, weigh, weighed
from store.worries.stands_out import ADULT, HOME, WORDS, hints
from store.worries.worry import Worry
from tests.made_up import School
from tests.store.changing import agreed

TOPLESS = (
    "a boy on roblox wants me to send a pic with no top on. he will tell my dad if i dont. "
    "he wants to meet after school"
)

PICTURES = (
    *(
        "jake sent me a rude foto",
        "he has nakid fotos of ella",
        "she sent a rude phto",
        "a nood of ella",
    ),
    *(
        "he wants photos of me without my top",
        "a lady on snapchat wants pics of me with no clothes on",
    ),
    *("he sent me a picture of his willie", "they took a vidio of me getting changed"),
)
NO_PICTURES = (
    *("tom broke my picture", "we had our class foto today", "he took a photo of me in the hall"),
    *("she put a picture of me on tiktok without my mum knowing", "a video of tom hitting me"),
)


def test_who_needs_us_now_stands_first_and_what_is_gravest_above_what_waits_longer(
    school: School,
) -> None:
    told = (
        Told(words="tom wont let me play football", when=NOW),
        Told(words="i lost my hat"),
        Told(words="a man with a dog says come and see his puppies", when=ANOTHER_DAY),
        Told(words="i told mr patel that tom hit me"),
        Told(words="i dont want to live", when=ANOTHER_DAY),
        Told(words="my dad hits me"),
        Told(words="i dont want him to see this", kept_from=(school.people["Miss Lee"],)),
        Told(words="mr patel slaps me", when=ANOTHER_DAY),
        Told(words="the dinner lady hit me"),
    )
    for n, each in enumerate(told):
        said = replace(each, name=f"Amy {n}", class_name="Oak")
        school.intake.post(said, school.now - timedelta(hours=9 - n))
    school.intake.help_now(Told(class_name="Elm"), "Elm", school.now)
    dsl = school.sign_in("Mrs Adeyemi")
    collect.collect(dsl, school.now)
    desk = on_desk.of(dsl, school.now)
    found = [(row.title, desk.gravest.get(row.subject, "")) for row in desk.waiting]
    assert found == [
        ("no name yet, Elm", ""),
        ("Amy 0, Oak", ""),
        ("Amy 8, Oak", "adult"),
        ("Amy 7, Oak", "adult"),
        ("Amy 6, Oak", "kept"),
        ("Amy 5, Oak", "home"),
        ("Amy 3, Oak", "words"),
        ("Amy 4, Oak", "words"),
        ("Amy 2, Oak", "named"),
        ("Amy 1, Oak", ""),
    ]


def test_a_colleagues_concern_about_an_adult_stands_with_the_gravest_whatever_its_words(
    school: School,
) -> None:
    bell, lee = school.people["Mr Bell"], school.people["Miss Lee"]
    told = Told(words="He drives Elsie home", source="staff", about="adult", adult=bell, by=lee)
    found = weigh(school.home.desk.school, Worry("w", told))
    assert (found.grave, found.harms) == (ADULT, False)


def test_whom_a_new_list_of_people_names_is_read_anew_at_an_open_desk(school: School) -> None:
    said = Told(words="mr stone hits me", name="Amy Poe", class_name="Oak")
    subject = school.intake.post(said, school.now).subject
    dsl = school.sign_in("Mrs Adeyemi")
    collect.collect(dsl, school.now)
    worry = dsl.drawer("safeguarding").get(subject)
    assert (weighed(dsl, worry).named, accused_in(dsl, worry)) == (frozenset(), frozenset())
    patel = school.people["Mr Patel"]
    renamed = people.change_person(dsl.public, patel, "Mr Stone", ("deputy",))
    agreed(school, "Mrs Adeyemi", "Ms Hart", renamed)
    assert weighed(dsl, worry).named == accused_in(dsl, worry) == {patel}
    away = replace(worry, kept_from=(school.people["Miss Lee"],))
    assert accused_in(dsl, away) == {patel, school.people["Miss Lee"]}


def test_what_bears_a_mark_among_those_that_wait_is_selected_with_no_others(school: School) -> None:
    public = school.home.desk.school
    for words in ("tom pulled my arm", "leo wants to see me naked"):
        worry = Worry("worry:1", Told(words=words, name="Uma Kay"))
        assert weigh(public, worry).grave == WORDS
        assert [each.kind for each in hints(worry, public, look_closer(), 1)] == [WORDS]


def test_an_adult_at_school_beside_a_secret_stands_with_the_gravest(school: School) -> None:
    public = school.home.desk.school

    def marked(words: str) -> str:
        return weigh(public, Worry("worry:1", Told(words=words, name="Uma Kay"))).grave

    assert marked("mr patel keeps me in on my own and told me not to tell my mum") == ADULT
    assert marked("tom told me not to tell my mum") == WORDS
    assert marked("mr patel keeps me in at lunch") == NAMED


def test_the_page_of_a_worry_asks_for_care_where_its_words_may_be_grave(school: School) -> None:
    def warned(words: str) -> str:
        worry = Worry("worry:1", Told(words=words, name="Uma Kay"))
        return " ".join(f.text for f in doubts.doubts_of(worry, school.home.desk.school))

    assert careful(Worry("worry:1", Told(words=TOPLESS))) == (
        "no top on",
        "send a pic",
        "wants to meet",
        "tell my dad if i dont",
    )
    assert "nobody looks at, copies" in warned(TOPLESS)
    assert "“wants to meet”" in warned(TOPLESS)
    assert "speak of an adult: “a man”" in warned("a man says come and see his puppies")
    assert warned("tom took my hat") == ""
    assert [words for words in PICTURES if "nobody looks at, copies" not in warned(words)] == []
    assert [words for words in NO_PICTURES if "looks at, copies" in warned(words)] == []
    assert "open a case (O)" in warned("she says she will kil her self")
    sad = "tom never picks me, my hamster died and i am sad"
    assert warned(sad) == "Words to look at: “died” and “picks me”.", "as the desk marks it"
    assert warned("tom is mean and i am sad") == ""


def test_a_picture_of_somebody_undressed_is_graver_than_words_of_home(school: School) -> None:
    """A phone that may hold one is kept as it is now: the row says so."""
    public, lee = school.home.desk.school, school.people["Miss Lee"]
    fact = "A nude picture is on his phone. He said “My cousin hurt me and sent me that”."
    found = Worry("w", Told(fact=fact, name="Uma Kay", source="staff", about="pupil", by=lee))
    assert stands_out.at_home(found)
    assert weigh(public, found).grave == PICTURED
    for words in PICTURES:
        told = Worry("w", Told(words=words, name="Uma Kay"))
        assert weigh(public, told).grave in (ADULT, PICTURED), words
    for words in NO_PICTURES:
        told = Worry("w", Told(words=words, name="Uma Kay"))
        assert weigh(public, told).grave != PICTURED, words
    assert ORDER.index(PICTURED) < ORDER.index(HOME)


def test_the_page_of_a_concern_names_the_words_for_which_the_desk_marks_it(school: School) -> None:
    public, lee = school.home.desk.school, school.people["Miss Lee"]

    def concern(fact: str) -> Worry:
        told = Told(fact=fact, name="Uma Kay", source="staff", about="pupil", by=lee)
        return Worry("worry:1", told)

    def said(fact: str) -> list[tuple[str, str]]:
        facts = doubts.doubts_of(concern(fact), public)
        return [(each.label, each.text) for each in facts if "PIN" not in each.text]

    watched = "He watched a terrorist video on a tablet that he brought"
    assert weigh(public, concern(watched)).grave == WORDS
    assert said(watched) == [
        ("CAREFUL", doubts.EXTREMIST),
        ("CAREFUL", "Words that may be grave: “terrorist”."),
    ]
    gun = "There is a gun in her bag"
    assert weigh(public, concern(gun)).grave == WORDS
    assert said(gun) == [("STANDS OUT", "Words to look at: “gun”.")]
    assert said("Her mum rang: she forgot her bag on the bus") == []


@pytest.mark.parametrize(
    ("words", "weighs", "care"),
    [
        ("i am scared to go home", "home", "scared to go home"),
        ("i dont want to go home to him", "home", "dont want to go home to"),
        ("my dad drinks and shouts", "home", "dad drinks and"),
        ("i have no food at home and mum is away", "home", "no food at"),
        ("my dad hits me and said dont tell mum", "home", "dont tell mum"),
        ("a man in my game said dont tell mum", "words", "dont tell mum"),
        (
            "a man on roblox says he will pick me up after school today",
            "words",
            "a man on roblox says he will pick me up",
        ),
        ("he said he will smash max face in", "words", "smash max face"),
        ("Jake says he will shoot the school", "words", "shoot the school"),
        ("he says isis is good and we should join them", "words", "isis"),
        (
            "his video has a man with a black flag shooting people",
            "words",
            "black flag shooting people",
        ),
        ("nazis are cool, he says", "words", ""),
        ("he wont let me shoot the ball, he bombed in the pool", "", ""),
        ("my mum will pick me up after school", "", ""),
        ("my mum shouts at me to tidy up", "", ""),
    ],
)
def test_fear_of_home_a_stranger_who_comes_and_a_threat_ask_for_care(
    school: School, words: str, weighs: str, care: str
) -> None:
    worry = Worry("worry:1", Told(words=words, name="Uma Kay"))
    assert (weigh(school.home.desk.school, worry).grave, " ".join(careful(worry))) == (weighs, care)
