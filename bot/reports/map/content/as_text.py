"""A map and its pictures as plain text with the same content."""

from bot.phrases import Language, number_text
from bot.reports.map.content.image_gaps import ImageGaps
from bot.reports.map.content.labels import ambition_text, ambition_title, chip_notes, tension_codes
from bot.reports.map.content.lists import ListEntry, map_lists
from bot.reports.map.content.model import MapContent, Seat
from bot.reports.text.outline import Outline, TextOutline


def map_text(content: MapContent, say: Language) -> str:
    """The whole map: the ambition, every seat, every list."""
    outline = _front(content, say)
    for seat in content.seats:
        outline.heading(f"{seat.code}  {seat.name}")
        _seat(outline, content, seat, say)
    for each in map_lists(content, say, both=True):
        outline.heading(each.title)
        for entry in each.entries:
            _entry(outline, entry)
        if not each.entries:
            outline.line(each.empty)
    return str(outline)


def overview_text(content: MapContent, say: Language) -> str:
    """What the overview shows."""
    outline = _front(content, say)
    outline.heading(say("Who gives to whom"))
    for place, seat in enumerate(content.seats):
        takers = [content.seats[each].code for each in content.takers(place)]
        givers = [content.seats[each].code for each in content.givers(place)]
        outline.line(
            say(
                "{name}: gives to {takers}, gets from {givers}.",
                name=f"{seat.code} {seat.name}",
                takers=" ".join(takers) or "–",
                givers=" ".join(givers) or "–",
            ),
            mark="-",
        )
    return str(outline)


def organisation_text(content: MapContent, place: int, say: Language) -> str:
    """What the picture of one organisation shows; `place` is the index of its seat."""
    outline = TextOutline()
    seat = content.seats[place]
    outline.title(seat.name)
    outline.line(say("This is how it lies on the table now. Is this right?"))
    for notice in content.notices:
        outline.line(notice)
    _seat(outline, content, seat, say)
    own = {"tensions": seat.tensions, "questions": seat.questions}
    for each in map_lists(content, say):
        numbers = {str(number) for number in own.get(each.subject, ())}
        entries = [entry for entry in each.entries if entry.label in numbers]
        if entries:
            outline.heading(each.title)
            for entry in entries:
                _entry(outline, entry)
            if each.subject == "tensions":
                outline.line(tension_codes(content, seat))
    return str(outline)


def image_text(image: ImageGaps, say: Language) -> str:
    """What the picture of image and self-image shows."""
    outline = TextOutline()
    outline.title(say("Image and self-image"))
    outline.line(image.title)
    outline.line(say("For the coordinator alone."))
    if not image.gaps:
        outline.line(say("There is nothing to compare yet."))
    elif image.total > len(image.gaps):
        outline.line(say("The {shown} widest of {all}.", shown=len(image.gaps), all=image.total))
    for gap in image.gaps:
        own, others = number_text(gap.own, say), number_text(gap.others, say)
        line = say.plural(
            "{name} on “{topic}”: says {own} itself, {count} other thinks {others} (-2 strongly against, "
            "+2 strongly in favour).",
            "{name} on “{topic}”: says {own} itself, {count} others think {others} (-2 strongly against, "
            "+2 strongly in favour).",
            gap.count,
            name=gap.organisation,
            topic=gap.topic,
            own=own,
            others=others,
        )
        outline.line(line + (" " + say("A wide gap: talk about this.") if gap.wide else ""), mark="-")
    return str(outline)


def _front(content: MapContent, say: Language) -> TextOutline:
    """An outline with what comes first: title, edition, notices, counts and the shared ambition."""
    outline = TextOutline()
    outline.title(content.title)
    outline.line(content.subtitle)
    for notice in content.notices:
        outline.line(notice)
    counts = say(
        "This fits: {fits}. This rubs: {rubs}. Wanted and still open: {unmet}.",
        fits=len(content.transfers),
        rubs=len(content.tensions),
        unmet=len(content.unmet),
    )
    if content.has_questions:
        counts += " " + say("To be checked: {count}.", count=len(content.questions))
    outline.line(counts)
    ambition = content.ambition
    outline.heading(ambition_title(ambition, say))
    outline.line(ambition_text(ambition, say))
    if ambition:
        outline.line(say("Behind it: {codes}", codes=" ".join(ambition.behind)))
    if ambition and ambition.silent:
        outline.line(say("not heard yet: {codes}", codes=" ".join(ambition.silent)))
    return outline


def _seat(outline: Outline, content: MapContent, seat: Seat, say: Language) -> None:
    if seat.ambition:
        outline.line(f"‘{seat.ambition}’")
    for interest in (*seat.interests, *seat.further):
        outline.line(interest, mark="-")
    for title, brings in ((say("Brings"), True), (say("Wants"), False)):
        outline.line(f"{title}:")
        for chip, notes in chip_notes(content, seat, say, brings=brings):
            outline.line(chip, mark="-")
            for note in notes:
                outline.line(note, indent=1)


def _entry(outline: Outline, entry: ListEntry) -> None:
    if entry.above:
        outline.line(f"{entry.above}:")
    mark = f"?{entry.label}" if entry.sign == "question" else entry.label
    outline.line(" ".join(phrase.text for phrase in entry.phrases), mark=mark)
