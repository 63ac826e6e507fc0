"""Which edition a result is, in words: a published version, or a draft of how things are now."""

from typing import TYPE_CHECKING

from bot.i18n import Words
from bot.outputs import Edition, Version

if TYPE_CHECKING:
    from bot.reports.papers.content.imprint import Imprint
    from bot.reports.papers.theme import Theme


def version_text(version: Version, say: Words) -> str:
    """For what shows a version as it was: which one it is, and whether it still holds."""
    text = say("This is version {number}, as it was published on {date}.", **_values(version, say))
    if version.number < version.newest:
        return text + " " + say("There is a newer one: version {newest}.", newest=version.newest)
    return text + " " + say("Something has changed since.") if version.outdated else text


def newest_version_text(version: Version, say: Words) -> str:
    """For what shows a case as it is now: which version is its newest, and whether it still holds."""
    values = _values(version, say)
    if version.erased:
        return say(
            "The newest published version is {number} of {date}; it is empty, because answers in it were erased.",
            **values,
        )
    if version.outdated:
        return say(
            "The newest published version is {number} of {date}; it is outdated, because something changed since.",
            **values,
        )
    return say("The newest published version is {number} of {date}; nothing has changed since.", **values)


def _values(version: Version, say: Words) -> dict[str, object]:
    return {"number": version.number, "date": say.day(version.at.date().isoformat())}


def notes(edition: Edition, say: Words) -> list[str]:
    """What stands under the title of a comparison in words."""
    version = edition.version
    if version is None:
        return []
    return [version_text(version, say) if edition.numbered else newest_version_text(version, say)]


def imprint(edition: Edition, say: Words, theme: "Theme", compared: bool) -> "Imprint":
    """The imprint of a paper of an edition; only of a comparison it tells which version it is."""
    from bot.reports.papers.content.imprint import Imprint

    stands, mark = _standing(edition, say) if compared else ("", "")
    return Imprint(say, edition.made, theme, stands, mark)


def _standing(edition: Edition, say: Words) -> tuple[str, str]:
    """Which edition a paper is, in sentences and in a few words."""
    version = edition.published
    if version is not None:
        mark = say("Version {number}, {date}", **_values(version, say))
        return version_text(version, say), mark
    draft = say("This is a draft: how things are now, not published.")
    stands = f"{draft} {newest_version_text(edition.version, say)}" if edition.version else draft
    return stands, say("Draft of {date}", date=say.day(edition.made.isoformat()))
