"""Phrases about the content of a map that its sheets, its pictures and its text have in common."""

from collections.abc import Iterator

from bot.phrases import Language
from bot.reports.map.content.model import Chip, MapContent, Seat, SharedAmbition


def ambition_title(ambition: SharedAmbition | None, say: Language) -> str:
    """The title over the shared ambition, which tells whether it is only proposed."""
    return say("Shared ambition, proposed") if ambition and ambition.proposed else say("Shared ambition")


def ambition_text(ambition: SharedAmbition | None, say: Language) -> str:
    """The shared ambition, or what stands in its place when there is none."""
    return ambition.text if ambition else say("Not there yet: make it together.")


def lines_text(content: MapContent, say: Language, *, with_proposed: bool) -> str:
    """The lines of a map in words, for who hears it read; those of proposed transfers only `with_proposed`."""
    code = [seat.code for seat in content.seats]
    transfers = [
        f"{each.number}: {code[each.giver]} → {code[each.taker]}"
        for each in content.transfers
        if with_proposed or not each.proposed
    ]
    tensions = [
        f"{each.number}: " + " – ".join(code[seat] for seat in each.seats)
        for each in content.tensions
        if each.has_line
    ]
    sentences = (
        say("Lines from who brings to who wants: {lines}.", lines="; ".join(transfers) or "-"),
        say("Dashed lines where it rubs: {lines}.", lines="; ".join(tensions) or "-"),
    )
    return " ".join(sentences)


def chip_notes(
    content: MapContent, seat: Seat, say: Language, *, brings: bool
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The text of every chip of a seat, of what it brings or of what it wants, with a note for each organisation at
    the other end of a transfer, or one that there is none."""
    chips: tuple[Chip, ...] = seat.brings if brings else seat.wants
    transfers = {each.number: each for each in content.transfers}
    arrow = "→" if brings else "←"
    for chip in chips:
        notes = []
        for number in chip.numbers:
            transfer = transfers[number]
            other = content.seats[transfer.taker if brings else transfer.giver].name
            what = "" if chip.has_text else f": {transfer.wants or transfer.brings}"
            notes.append(f"{arrow} {other}{what}" + (f" ({say('proposal')})" if transfer.proposed else ""))
        nothing = say("not used yet") if brings else say("nobody brings this yet")
        yield chip.text, tuple(dict.fromkeys(notes)) or (nothing,)
    if not chips:
        yield say("Not said yet"), ()


def tension_codes(content: MapContent, seat: Seat) -> str:
    """The code and the name of every organisation in the tensions of a seat."""
    seats = {
        each for tension in content.tensions if tension.number in seat.tensions for each in tension.seats
    }
    return ", ".join(f"{content.seats[each].code} = {content.seats[each].name}" for each in sorted(seats))
