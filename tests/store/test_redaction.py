"""Covering names: the same label everywhere, and an honest word on what a search cannot find."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from store.cases.redaction import Cover, covers

SAM = Cover(covers(["Sam Fox"]))


def test_a_name_is_covered_whole_in_parts_in_any_case_and_with_its_accents() -> None:
    told = "SAM FOX and sam's brother. Sam\nFox! Fox, Sammy, samba."
    covered = SAM.cover(told)
    assert covered == ("[Person A] and [Person A]'s brother. [Person A]! [Person A], Sammy, samba.")
    assert Cover(covers(["Zoë Ann-Lee"])).cover("zoe, Zoë, Lee") == ", ".join(["[Person A]"] * 3)


def test_a_title_goes_with_the_name_it_stands_before() -> None:
    shaw = Cover(covers(["Mrs Amy Shaw", "Mr Will Stone"]), ["Dr Shaw", "Ms Shawcross"])
    told = "Mrs Shaw and mr. shaw, Mr & Mrs A. Shaw. MISS AMY! Dr Shaw, Ms Shawcross; I miss Amy"
    first = "[Person A] and [Person A], [Person A]. [Person A]!"
    assert shaw.cover(told) == f"{first} Dr Shaw, Ms Shawcross; I miss [Person A]"
    assert shaw.cover("we miss will, Miss Will, the dr saw it") == (
        "we miss will, [Person B], the dr saw it"
    )


def test_a_title_and_a_surname_may_be_another_than_who_has_no_title() -> None:
    """Of a post that Sam Fox wrote, "Mrs Fox saw it" does not say that Sam saw it."""
    another = "[Person A or another of that name]"
    told = "Mrs Lowe and mr s. lowe, miss lowe; Sam Lowe, Mr Sam Lowe, I miss Sam"
    assert Cover(covers(["Sam Lowe"])).cover(told) == (
        f"{another} and {another}, {another}; [Person A], [Person A], I miss [Person A]"
    )
    both = Cover(covers(["Sam Fox", "Mr Fox"]))
    assert both.cover("Mr Fox, Mrs Fox") == (
        "[Person B], [Person A or Person B or another of that name]"
    )
    assert Cover(covers(["Sam Fox"], "Sam Fox, Mr Fox")).cover("Mr Fox") == "[Person A]"
    patel = Cover(covers(["Mr Patel"]))
    assert patel.cover("Mr Patel, mr patel, Patel") == ", ".join(["[Person A]"] * 3)
    assert Cover(covers(["Anna van der Berg"])).cover("Mrs van der Berg") == another
    found = SAM.look_over(["Mrs Fox"])
    assert (found.found["[Person A]"], found.left, found.near) == (1, {}, {})


def test_a_number_or_a_letter_covers_nothing_but_a_text_of_its_own() -> None:
    cover = Cover(covers(["1", "K.", "Child 2"]))
    assert cover.cover("1 of 10 in 2026-001A, K told") == "1 of 10 in 2026-001A, K told"
    assert (cover.cover("1"), cover.cover(" k. ")) == ("[Person A]", "[Person B]")
    assert cover.cover("Child 2, Child 21") == "[Person C], [Person C] 21"
    assert cover.look_over(["1", "in 1 hour"]).found["[Person A]"] == 1


def test_what_nobody_sees_and_an_address_hide_no_name() -> None:
    cover = Cover(covers(["Rosa Pike"]), ["Ms Hart"])
    hidden = "Ro\u00adsa cried. \u200bPi\u200bke, rosapike@a.example, rosa_pike7, MsHart"
    shown = "[Person A] cried. \u200b[Person A], [Person A]@a.example, [Person A]7, MsHart"
    assert cover.cover(hidden) == shown
    assert cover.cover("prosapikes") == "prosapikes"


def test_each_person_keeps_one_label_and_a_surname_of_two_names_both() -> None:
    cover = Cover(covers(["Sam Fox", "Ella Fox"], "Ella Fox, Elly\nTom"))
    assert cover.cover("Elly told Sam about Tom") == "[Person B] told [Person A] about [Person C]"
    assert cover.cover("the Fox family") == "the [Person A or Person B] family"


def test_a_name_that_is_a_word_is_left_in_small_letters_and_said_so() -> None:
    cover = Cover(covers(["Will Stone"]))
    assert cover.cover("Will said he will throw a stone") == "[Person A] said he will throw a stone"
    assert cover.look_over(["Will said he will"]).left == {"will": 1}


def test_the_preview_counts_what_is_covered_and_names_what_may_be_missed() -> None:
    found = Cover(covers(["Jamie Stone"])).look_over(["Jamie hit Jaime", "Jamie Stone"])
    assert found.found == {"[Person A]": 2}
    assert found.near == {"Jaime": 1}
    assert Cover(covers(["Nobody Here"])).look_over(["x"]).found == {"[Person A]": 0}


def test_others_keep_a_name_that_holds_a_covered_one() -> None:
    cover = Cover(covers(["Will Hart"]), ["Ms Hart", "Hart"])
    twins = Cover(covers(["Jamie Stone"]), ["Jamie Stonebridge", "Jamie Ash"])
    assert twins.cover("Jamie Ash hit Jamie Stone") == "Jamie Ash hit [Person A]"
    assert cover.cover("Ms Hart asked Will Hart; Hart") == "Ms Hart asked [Person A]; [Person A]"


@given(st.text(max_size=60), st.text(max_size=20))
def test_whatever_is_typed_as_a_name_breaks_nothing_and_whoever_covers_nobody_changes_nothing(
    text: str, name: str
) -> None:
    Cover(covers([name], text)).look_over([text, name])
    assert Cover(()).cover(text) == text


def test_what_may_be_a_short_name_or_initials_is_there_to_look_at() -> None:
    cover = Cover(covers(["Amy Stone"]))
    texts = ["Amys bag, the army, AS said so, and A.S. too; ask Ms A. S. Ward"]
    found = cover.look_over(texts)
    assert found.near == {"Amys": 1, "AS": 1, "A.S.": 1, "A. S.": 1}


def test_what_sounds_as_a_name_does_is_there_to_look_at() -> None:
    cover = Cover(covers(["Amy Stone", "Ben Cole", "Mia Reed", "Geoff Fox"]))
    texts = ["Amie and aimee have been to the army. Then Mya, Jeff and Benn came; my time, Emma"]
    near = cover.look_over(texts).near
    assert near.keys() == {"Amie", "aimee", "Mya", "Jeff", "Benn"}


def test_what_is_known_to_mean_somebody_is_covered_in_small_letters_too() -> None:
    (hart,) = covers(["Ms Hart"])
    told = "ms hart hit me. hart is horrid. the deputy saw a deputy mouse"
    assert Cover([hart]).cover("ms hart hit me") == "[Person A] hit me"
    cover = Cover([replace(hart, also=("hart", "the deputy"))])
    assert (
        cover.cover(told)
        == "[Person A] hit me. [Person A] is horrid. [Person A] saw a deputy mouse"
    )
