"""Which addresses are one household, and which surely name one house."""

import pytest

from store.roll.carers import household, names_a_house, names_one_house

CODE = "OX1 1AB"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2 Mill Lane, Oakfield", "2 mill lane"),
        ("12\nHigh Street\nOakfield", "12 High Street"),
        ("Flat 2, 10 High Street", "Flat 2 10 High Street, Oakfield"),
        ("10 High Street, Flat 2", "10 High Street, Flat 2, Oakfield"),
        ("14a High Street, OX1 1AB", "14A High Street, Oakfield"),
    ],
)
def test_spellings_of_one_house_are_one_household(one: str, other: str) -> None:
    assert household(one, CODE) == household(other, "ox11ab") != ""
    assert names_one_house(one, CODE)
    assert names_one_house(other, CODE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Flat 2, 10 High Street", "Flat 2, 12 High Street"),
        ("Flat 2\n10\nHigh Street", "Flat 2\n12\nHigh Street"),
        ("10 High Street, Flat 2", "10 High Street, Flat 3"),
        ("Flat 2, Rose Court", "Flat 2, Elm Court"),
        ("Rose Cottage, Mill Lane", "Elm Cottage, Mill Lane"),
        ("12\nHigh Street", "12\nMill Lane"),
    ],
)
def test_neighbours_are_two_households(one: str, other: str) -> None:
    assert household(one, CODE) != household(other, CODE)


@pytest.mark.parametrize(
    "address",
    [
        "High Street, Oxford",
        "High Street, Oxford, OX1 1AB",
        "Flat 2, High Street",
        "Oxford",
        "",
    ],
)
def test_an_address_without_the_number_of_a_house_names_none_for_sure(address: str) -> None:
    assert not names_one_house(address, CODE)
    assert not names_one_house("12 High Street", ""), "which High Street?"


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("The Old Forge, Mill Lane, Little Milton", True),
        ("Rose Cottage\nChurch Road", True),
        ("Mill Lane, Little Milton", False),
        ("Rose Court, High Street", False),
        ("Flat B, The Old Forge, Mill Lane", False),
        ("The Old Forge", False),
        ("Church Road, Mill Lane", False),
    ],
)
def test_a_house_with_a_name_is_known_by_its_street(address: str, named: bool) -> None:
    assert names_a_house(address, CODE) is named
    assert not names_a_house(address, ""), "which Mill Lane?"
    assert not names_one_house(address, CODE)
