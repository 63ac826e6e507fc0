"""What a release would show: every answer that is offered, exactly as its readers will see it."""

from collections.abc import Mapping, Sequence

from bot.i18n import Words
from bot.interviews.releases import Releasable
from bot.model import Share


def release_preview(offered: Sequence[Releasable], chosen: Mapping[int, Share], say: Words) -> str:
    """Per level, every answer exactly as its readers will see it."""
    asked = say("Only who asked, the coordinator and your own organisation see:")
    heads: tuple[tuple[Share, str], ...] = (
        ("partners", say("The partners, the coordinator and your own organisation see:")),
        ("coordinator", say("Only the coordinator and your own organisation see:")),
        ("organisation", say("Only your own organisation sees:")),
        ("me", say("Nobody but you sees:")),
    )
    texts = []
    for level, head in heads:
        there = [part for part in offered if chosen[part.answer.id] == level]
        # An answer to somebody's enquiry goes to nobody but who asked.
        apart = [part for part in there if part.record == "finding" and level == "partners"]
        for title, parts in ((head, [part for part in there if part not in apart]), (asked, apart)):
            if parts:
                texts.append("\n".join((title, *(f"- {part.label}: {part.text}" for part in parts))))
    return "\n\n".join(texts) or say("There is nothing to release yet.")
