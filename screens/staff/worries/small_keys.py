"""The keys of the page of small worries: what each does, and what stands in the line below."""

from textual.binding import Binding, BindingType

from screens.staff.key_line import Key

KEYS = (
    Key("toggle", "Space", "Select"),
    Key("group", "G", "Group"),
    Key("all", "A", "All read"),
    Key("next_out", "N", "Next !"),
    Key("read_on", "W", "Read on"),
    Key("finish", "F", "Answer, file"),
)
OPEN = Key("open", "Enter", "Open by itself")
TAKE_BACK = Key("take_back", "U", "Take back")

_HELP = (
    ("g", "group", "Select the group: what is read in it and does not stand out"),
    ("a", "all", "Select all that is read and does not stand out"),
    ("n", "next_out", "Go to the next that stands out"),
    ("w", "read_on", "Show more of long words"),
    ("f", "finish", "Answer and file what is selected, with one ending"),
    ("u", "take_back", "Take back what you filed last"),
)
BINDINGS: list[BindingType] = [
    Binding(key, action, words, id=f"small.{action}", tooltip=words) for key, action, words in _HELP
]
