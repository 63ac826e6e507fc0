"""The part of the text report about what was agreed: each organisation's own notes, and where they differ."""

from bot.analysis.agreements import AgreementGroup
from bot.errors import fill
from bot.model import Agreement
from bot.phrases import plain
from bot.reports.compared_case import ComparedCase
from bot.reports.text.outline import Outline


def add_agreements(outline: Outline, compared: ComparedCase) -> None:
    """Add the notes, without a verdict on whose are right; nothing when nobody noted an agreement."""
    say, notes = compared.say, {note.id: note for note in compared.case.agreements}
    if not notes:
        return
    outline.heading(say("What was agreed"))
    outline.line(say("Each organisation noted this alone. Notes in like words stand together."))
    for group in compared.comparison.agreement_groups:
        outline.gap()
        for name in group.notes:
            _add_note(outline, compared, notes[name])
        _add_differences(outline, compared, group)


def _add_note(outline: Outline, compared: ComparedCase, note: Agreement) -> None:
    say = compared.say
    outline.line(f"{compared.names[note.organisation]}: “{plain(note.text)}”", [note.id], mark="-")
    if note.who:
        outline.line(fill(say("Who: {who}"), {"who": plain(note.who)}), indent=1)
    if note.when:
        outline.line(fill(say("When: {when}"), {"when": plain(note.when)}), indent=1)


def _add_differences(outline: Outline, compared: ComparedCase, group: AgreementGroup) -> None:
    say = compared.say
    if "who" in group.differs:
        outline.line(say("Who does it is noted differently. Check it together."), indent=1, mark="!")
    if "when" in group.differs:
        outline.line(say("When it is done is noted differently. Check it together."), indent=1, mark="!")
    if group.missing:
        names = {"names": compared.named(group.missing)}
        outline.line(fill(say("Not among the notes of: {names}."), names), indent=1, mark="!")
