"""The bank holidays of the United Kingdom's regions, as the library `holidays` knows them.

One that is announced later is not among them.
"""

from collections.abc import Iterable
from datetime import date
from functools import cache


def bank_holidays(region: str, years: Iterable[int]) -> dict[date, str]:
    """Return the bank holidays of a region (`ENG`) in some years, each with its name.

    Without a region there are none.
    """
    return {day: name for year in years for day, name in _in_year(region, year).items()}


@cache
def _in_year(region: str, year: int) -> dict[date, str]:
    if not region:
        return {}
    # Read when first needed: it is slow, and only whoever types in a calendar or triages asks.
    from holidays import country_holidays

    return dict(country_holidays("GB", subdiv=region, years=year).items())
