"""A body map as paper draws it: the same shapes as on the screen, as vectors."""

from collections.abc import Sequence

from assets.involved_data import regions


def drawing(marked: Sequence[tuple[str, str]]) -> list[dict[str, object]]:
    """Return both figures as a template draws them: shapes, which are marked, and the numbers."""
    numbers: dict[str, list[str]] = {}
    for region, number in marked:
        numbers.setdefault(region, []).append(number)
    return [
        {
            "name": view,
            "shapes": [
                {
                    "points": [list(point) for point in each.shape],
                    "middle": list(each.middle),
                    "number": ", ".join(numbers.get(each.id, ())),
                }
                for each in regions()
                if each.view == view
            ],
        }
        for view in ("front", "back")
    ]
