"""A form with a field of each kind."""

from store.fields import Choice, Field, Kind

KINDS = tuple(Choice(word, word.title()) for word in ("home", "school", "online"))
MANY = tuple(Choice(f"p{n}", f"{letter} procedure") for n, letter in enumerate("abcdefgh"))
FIELDS = (
    Field("who", "Who told you", required=True, hint="as on the roll", limit=40),
    Field("words", "Their own words", Kind.TEXT),
    Field("kind", "Kind", Kind.CHOICE, choices=KINDS),
    Field("to", "Told to", Kind.SEVERAL, choices=KINDS),
    Field("procedure", "Procedure", Kind.CHOICE, choices=MANY),
    Field("told", "Parents told", Kind.YES_NO),
    Field("why", "Why not", required=True, only_if=("told", ("no",))),
    Field("day", "Day", Kind.DATE),
)
