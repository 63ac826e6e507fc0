"""The part of the text report about what was agreed: every organisation's own note, and where the notes differ."""

from bot.analysis.agreements import Agreed
from bot.errors import fill
from bot.model import Agreement
from bot.phrases import plain
from bot.reports.text.page import Page
from bot.reports.view import View


def agreements(page: Page, view: View) -> None:
    """Nothing when nobody noted an agreement; no verdict on who noted it right."""
    say, notes = view.say, {note.id: note for note in view.case.agreements}
    if not notes:
        return
    page.heading(say("What was agreed"))
    page.line(say("Each organisation noted this alone. Notes in like words stand together."))
    for agreed in view.comparison.agreed:
        page.gap()
        for name in agreed.notes:
            _note(page, view, notes[name])
        _differences(page, view, agreed)


def _note(page: Page, view: View, note: Agreement) -> None:
    say = view.say
    page.line(f"{view.names[note.organisation]}: “{plain(note.text)}”", [note.id], mark="-")
    if note.who:
        page.line(fill(say("Who: {who}"), {"who": plain(note.who)}), indent=1)
    if note.when:
        page.line(fill(say("When: {when}"), {"when": plain(note.when)}), indent=1)


def _differences(page: Page, view: View, agreed: Agreed) -> None:
    say = view.say
    if "who" in agreed.differs:
        page.line(say("Who does it is noted differently. Check it together."), indent=1, mark="!")
    if "when" in agreed.differs:
        page.line(say("When it is done is noted differently. Check it together."), indent=1, mark="!")
    if agreed.missing:
        names = {"names": view.joined(agreed.missing)}
        page.line(fill(say("Not among the notes of: {names}."), names), indent=1, mark="!")
