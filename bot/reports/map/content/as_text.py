"""The map and its pictures as plain text with the same content, for who does not see them or cannot draw."""

from bot.phrases import number_text
from bot.reports.map.content.model import Content, Seat, Words
from bot.reports.map.layout.chat_pictures import codes, told
from bot.reports.map.layout.image_and_self_image import Image
from bot.reports.map.layout.lists import Entry, Listing, listings
from bot.reports.text.page import Page


def map_text(content: Content, say: Words) -> str:
    """The whole map: the ambition, every seat, every list."""
    page = _begun(content, say)
    for place in range(len(content.seats)):
        _seat(page, content, place, say)
    for listing in listings(content, say, both=True):
        page.heading(listing.title)
        _listing(page, listing)
    return str(page)


def overview_text(content: Content, say: Words) -> str:
    """What the overview shows."""
    page = _begun(content, say)
    page.heading(say("Who gives to whom"))
    for place, seat in enumerate(content.seats):
        to = dict.fromkeys(content.seats[each.taker].code for each in content.passings if each.giver == place)
        back = dict.fromkeys(
            content.seats[each.giver].code for each in content.passings if each.taker == place
        )
        page.line(
            say(
                "{name}: gives to {takers}, gets from {givers}.",
                name=f"{seat.code} {seat.name}",
                takers=" ".join(to) or "–",
                givers=" ".join(back) or "–",
            ),
            mark="-",
        )
    return str(page)


def organisation_text(content: Content, place: int, say: Words) -> str:
    """What the picture of one organisation shows."""
    page = Page()
    seat = content.seats[place]
    page.title(seat.name)
    page.line(say("This is how it lies on the table now. Is this right?"))
    for notice in content.notices:
        page.line(notice)
    _own(page, content, place, say)
    for listing, numbers in zip(listings(content, say)[1:3], (seat.tensions, seat.questions), strict=False):
        entries = tuple(each for each in listing.entries if each.label in map(str, numbers))
        if entries and entries[0].sign in {"tension", "question"}:
            page.heading(listing.title)
            _listing(page, Listing(listing.title, listing.colour, entries))
            if entries[0].sign == "tension":
                page.line(codes(content, seat))
    return str(page)


def image_text(image: Image, say: Words) -> str:
    """What image and self-image shows."""
    page = Page()
    page.title(say("Image and self-image"))
    page.line(image.title)
    page.line(say("For the coordinator alone."))
    if not image.gaps:
        page.line(say("There is nothing to compare yet."))
    elif image.all > len(image.gaps):
        page.line(say("The {shown} widest of {all}.", shown=len(image.gaps), all=image.all))
    for gap in image.gaps:
        line = say(
            "{name} on “{topic}”: says {own} itself, {count} others think {others} (-2 strongly against, "
            "+2 strongly in favour).",
            name=gap.organisation,
            topic=gap.topic,
            own=number_text(gap.own, say),
            others=number_text(gap.others, say),
            count=gap.count,
        )
        page.line(line + (" " + say("A wide gap: talk about this.") if gap.wide else ""), mark="-")
    return str(page)


def _begun(content: Content, say: Words) -> Page:
    page = Page()
    page.title(content.title)
    page.line(content.subtitle)
    for notice in content.notices:
        page.line(notice)
    counts = say(
        "This fits: {fits}. This rubs: {rubs}. Wanted and still open: {unmet}.",
        fits=len(content.passings),
        rubs=len(content.tensions),
        unmet=len(content.unmet),
    )
    if content.asks:
        counts += " " + say("To be checked: {count}.", count=len(content.questions))
    page.line(counts)
    ambition = content.ambition
    page.heading(
        say("Shared ambition, proposed") if ambition and ambition.proposed else say("Shared ambition")
    )
    page.line(ambition.text if ambition else say("Not there yet: make it together."))
    if ambition:
        page.line(say("Behind it: {codes}", codes=" ".join(ambition.behind)))
    if ambition and ambition.silent:
        page.line(say("not heard yet: {codes}", codes=" ".join(ambition.silent)))
    return page


def _seat(page: Page, content: Content, place: int, say: Words) -> None:
    seat = content.seats[place]
    page.heading(f"{seat.code}  {seat.name}")
    _own(page, content, place, say)


def _own(page: Page, content: Content, place: int, say: Words) -> None:
    seat: Seat = content.seats[place]
    if seat.ambition:
        page.line(f"‘{seat.ambition}’")
    for interest in (*seat.interests, *seat.further):
        page.line(interest, mark="-")
    for title, brings in ((say("Brings"), True), (say("Wants"), False)):
        page.line(f"{title}:")
        for chip, notes in told(content, seat, place, say, brings=brings):
            page.line(chip, mark="-")
            for note in notes:
                page.line(note, indent=1)


def _listing(page: Page, listing: Listing) -> None:
    for entry in listing.entries:
        if entry.above:
            page.line(f"{entry.above}:")
        page.line(_said(entry), mark={"question": f"?{entry.label}"}.get(entry.sign, entry.label))
    if not listing.entries:
        page.line(listing.empty)


def _said(entry: Entry) -> str:
    return " ".join(span.text for span in entry.spans)
