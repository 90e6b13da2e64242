"""Whom a child's words name, however it spells, and what names nobody."""

import pytest

from assets.desk_data import look_closer
from store.letterbox.naming import named_in, plainly_named
from store.school import people
from store.school.public_list import Person
from tests.made_up import School
from tests.store.changing import agreed

SPELT = {
    "Mrs Adeyemi": "missadeyemi|mrsadeyemi|mrs ada yemi|mrs hadeyemi|mis addyemi|ADEYEMI's|"
    "missis ade yemi|пані Адеємі|panią Adeyemi",
    "Mr Patel": "Пан Пател|пана Патела|панові Пателові|містер Патель|mr p|Mr. P|"
    "Panu Patelowi|Patelem",
    "Mr Green": "містер Грін|пан Ґрін|panu Greenowi",
    "Miss Green": "Miss G",
    "Pani Nowak": "pani N.",
    "Oksana Shevchenko": "пані Шевченко|пані Оксану|Шевченкові|pani Oksaną",
    "Miss Lee": "міс Лі|mislee|mis leigh|miss li|miss leee|missus lee",
    "Mr Webb": "mr wed|mister wep|Пан Вебб|panu Webbowi|mrwebb|mr web|mr webs|mister webb",
    "Mr Bell": "mr bel|mister bell|mis bell|mr belll",
    "Mrs Smith-Jones": "mrs smith|miss smith|mrs smithjones|mrs jones|mrs smith jones",
    "Mr St John": "mr stjohn|mr st john",
    "Mr van der Berg": "mr vandenberg|mr van der berg|mr berg|mr vanderburg",
    "Mr O'Brien": "mr obrien|mr obryan|mr o brien|o'brien|obrien",
    "Mr D'Souza": "mr dsouza|mr desouza|mr d souza|mr d'souza's",
    "Mr Knight": "mr nite|mr night|mister knight",
    "Mrs Wright": "mrs rite|mrs write",
    "Mrs Philips": "mrs fillips|mrs phillips",
    "Ms Hart": "пані Гарт|Пані Харт|mizz hart|ms art|ms hat|miss hat|ms har|mis hart|miss heart",
    "Mr Okafor": "mr okafa|mr okafer",
    "Rosa Pike": "miss rosa|mrs pyke|rosa pike",
    "Mr Bakker Khan": "mrs kan",
    "Mr Park": "mr pak",
    "Mrs Wood": "mrs wod",
    "Mr Ford": "mr fod",
    "Mr York": "miss yok",
    "Miss Cox": "miss cos",
    "Mrs Kowalska": "пані Ковальську|pani Kowalskiej|pani kowalska|mrs kovalska|panią kowalską",
}
NOBODY = (
    "the bells rang and i was late",
    "i went to the web site at night",
    "he made a mistake and i was missing",
    "the art lesson was the right one",
    "my miss was cross, sir was cross too",
    "i miss hat day, miss hit me, mr and mrs, mr mrs",
    "rosa took my pen",
    "i miss a lot and i miss u, miss i need help",
    "pani w szkole i pan z klasy",
    "bolał mnie brzuch, a pani mnie nie słuchała",
    "мене болить голова, і пан мене не слухав",
)


@pytest.mark.parametrize(
    ("name", "words"),
    [(name, each) for name, all_of in SPELT.items() for each in all_of.split("|")],
)
def test_a_name_is_heard_as_children_write_it(name: str, words: str) -> None:
    person, said = Person("p", name, (), "", ""), f"{words} hit me in the cupboard"
    assert named_in(said, [person]) == (person,)
    assert plainly_named(said, [person], look_closer().everyday)


@pytest.mark.parametrize("words", NOBODY)
def test_words_of_every_day_name_nobody_plainly(words: str) -> None:
    everyday = look_closer().everyday
    adults = [Person(name, name, (), "", "") for name in SPELT]
    assert [each.name for each in adults if plainly_named(words, [each], everyday)] == []


@pytest.mark.parametrize(
    ("name", "nobody", "somebody"),
    [
        ("Ms Hart", "my heart beats so fast when Tom chases me", "mrs heart hit me"),
        ("Mr Parker", "he parked his bike in the park", "then Parke hit me"),
        ("Mrs Holmes", "at home we have two homes", "I told Holms"),
        ("Mrs Turner", "she turned around, it is my turn", "turnner hit me"),
        ("Mr Fuller", "the cup was full, mine is fullest", "mr full hit me"),
        ("Mrs Walker", "i walked and walking is nice", "miss walk hit me"),
        ("Mr Foster", "he ran faster", "fostar hit me"),
        ("Mr Bell", "the bell rang. Bell", "I hate Bell"),
        ("Mr Okafor", "Mr O'Brien said so", "Mr O said so"),
        ("Mrs Day", "it was World Book Day in class", "mrs day hit me"),
        ("Mr Roberts", "I saw Robert. robert hit me", "robbarts hit me"),
    ],
)
def test_a_word_of_every_day_is_no_misspelt_name(name: str, nobody: str, somebody: str) -> None:
    person, everyday = Person("p", name, (), "", ""), look_closer().everyday
    assert not plainly_named(nobody, [person], everyday)
    assert plainly_named(somebody, [person], everyday)


@pytest.mark.parametrize(
    "words",
    [
        "Mr Patel shouts",
        "mister PATEL",
        "mr patells desk",
        "Patel's room",
        "i dont like Mr Patl",
        "Pátel",
    ],
)
def test_a_name_is_heard_however_it_is_spelt(words: str, school: School) -> None:
    people = school.intake.school.people
    assert [person.name for person in named_in(words, people)] == ["Mr Patel"]


@pytest.mark.parametrize("words", ["", "my cat is sad", "pat a cake", "mr mrs the"])
def test_ordinary_words_name_nobody(words: str, school: School) -> None:
    assert named_in(words, school.intake.school.people) == ()


def test_an_earlier_name_and_an_earlier_role_name_somebody_still(school: School) -> None:
    public, patel = school.home.desk.school, school.people["Mr Patel"]
    moved = people.change_person(public, patel, "Mr Blake", ("teacher",))
    agreed(school, "Mrs Adeyemi", "Ms Hart", moved)
    called = school.home.desk.school.called({patel})
    for words in ("Mr Patel hit me", "mister blake hit me", "the deputy head hit me"):
        assert [each.name for each in named_in(words, called)] == ["Mr Blake"]


def test_who_has_left_is_named_by_name_and_no_more_by_a_role(school: School) -> None:
    public, bell = school.home.desk.school, school.people["Mr Bell"]
    agreed(school, "Mrs Adeyemi", "Mr Patel", people.end_person(public, bell))
    called = school.home.desk.school.called({bell})
    assert [each.id for each in named_in("mr bell hit me", called)] == [bell]
    assert named_in("the lady in the office hit me", called) == ()
