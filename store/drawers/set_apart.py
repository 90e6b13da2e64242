"""What a withdrawn terminal wrote after its end is set apart, and what it had taken in comes anew.

A drawer remembers which terminals were withdrawn when its records were folded. Whenever it is
opened or letters are taken in, it is brought to what the list in force says.
"""

from store.drawers.drawer import Drawer
from store.home import Home


def bring(home: Home, drawer: Drawer) -> None:
    """Bring a drawer to the public list in force; nothing is done where nothing has changed.

    What only the withdrawn terminal had recorded from an envelope is collected here again. Broken
    off between the two, the next time does both.
    """
    ended = home.desk.school.ended()
    if drawer.ended() == ended:
        return
    home.letterbox.collect_again(drawer.not_counting(ended))
    drawer.end(ended)
