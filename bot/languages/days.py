"""Days as people write them, by the conventions of the Unicode CLDR."""

from datetime import date


def long_day(iso: str, locale: str) -> str:
    """An ISO date in full, such as "14 mei 2027"; as it is when the CLDR does not know the
    `locale`, such as `nl-NL`."""
    from babel.core import UnknownLocaleError
    from babel.dates import format_date

    try:
        return str(format_date(date.fromisoformat(iso), format="long", locale=locale.replace("-", "_")))
    except UnknownLocaleError:
        return iso
