"""The region whose spelling goes with a language, for the spelling checkers of office programs."""

_REGIONS = {"nl": "NL", "en": "GB"}


def region(language: str) -> str:
    """The region of a language by its code, "none" when it has none here, as OpenDocument writes it."""
    return _REGIONS.get(language, "none")


def language_tag(language: str) -> str:
    """The language with its region, such as nl-NL; the language alone when it has none here (BCP 47)."""
    return f"{language}-{_REGIONS[language]}" if language in _REGIONS else language
