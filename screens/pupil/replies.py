"""An answer as a child reads it: the fixed sentence in their language, staff's line as it is."""

from assets.texts import places, templates, text
from assets.tongue import ENGLISH, spoken_now
from store.letterbox.receipts import Reply


def pieces_of(reply: Reply) -> tuple[str, ...]:
    """Return what stands in an answer, piece by piece.

    Where another language is spoken, a line before staff's own words says whose they are. What
    the program does not know how to put is said as it was written, in English.
    """
    said = reply.made_of
    template = templates("reply").get(said.id)
    if template is None or ("name" in places(template) and not said.name):
        return (reply.text,)
    sentence = text(said.id, name=said.name)
    if not said.line:
        return (sentence,)
    if spoken_now().code == ENGLISH:
        return (sentence, said.line)
    return (sentence, text("pupil.language.as_written", name=reply.sender), said.line)
