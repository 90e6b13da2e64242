"""How a case can end: the digits of a list have no gap, and stay where fewer are offered."""

from store.fields import Choice

FALSE = Choice("false", "False: known not to be true", "7")
OUTCOMES = (
    Choice("resolved", "Resolved with support", "1"),
    Choice("watching", "Resolved, we keep an eye on it", "2"),
    Choice("referred", "Passed to another agency", "3"),
    Choice("no_concern", "Looked into, no concern", "4"),
    Choice("mistaken", "Mistaken", "5"),
    Choice("practice", "Practice", "6"),
)
CHILD_OUTCOMES = (*OUTCOMES, FALSE)
"""How a case about children can end."""
ADULT_OUTCOMES = (
    Choice("substantiated", "Substantiated", "1"),
    Choice("unsubstantiated", "Unsubstantiated", "2"),
    Choice("unfounded", "Unfounded", "3"),
    Choice("malicious", "Malicious", "4"),
    Choice("false", "False", "5"),
    Choice("mistaken", "Mistaken", "6"),
)
"""How a case about an adult at school can end."""
ADULT_DIGITS = {each.id: each.digit for each in ADULT_OUTCOMES}
NOT_AGAINST = frozenset({"mistaken", "false", "malicious", "unfounded", "no_concern", "practice"})
"""The outcomes after which nothing is held against anybody."""
