"""How long documents take: the map, papers, a workbook of very many organisations; and whom drawing holds up."""

import argparse
import asyncio
import random
import statistics
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from benchmarks.map import against_empty, stall
from bot import settings
from bot.analysis.comparison import compare
from bot.app import App
from bot.i18n import Catalogues
from bot.model import COORDINATOR, Case, Organisation, Rating, Statement, StatementKind, Topic
from bot.reports.papers.content.comparison_sheets import comparison_workbook
from bot.reports.papers.content.imprint import Imprint
from bot.reports.papers.content.report import comparison_document
from bot.reports.papers.document import Document
from bot.reports.papers.formats import DOCUMENTS, WORKBOOKS, Format, write

KINDS: tuple[StatementKind, ...] = (
    *("ambition", "interest", "interest", "interest", "offer"),
    *("offer", "need", "need", "limit", "condition"),
)

LEXICON = Catalogues(settings.read({}).locales).lexicon


def made_up(organisations: int, topics: int, statements: int) -> Case:
    """A case in which every organisation says this many things and rates every topic."""
    chance = random.Random(5)
    ids = [f"O{at:03}" for at in range(organisations)]
    words = ("snel", "goed", "samen", "wonen", "zorg", "werk", "geld", "tijd", "de wijk", "het gezin")
    return Case(
        "groot",
        "Een grote zaak",
        organisations=tuple(Organisation(name, f"Organisatie {name}") for name in ids),
        topics=tuple(Topic(f"t{at}", f"Onderwerp {at} van de regio") for at in range(topics)),
        statements=tuple(
            Statement(
                f"{name}.{at}",
                name,
                KINDS[at % len(KINDS)],
                f"Wij van {name} willen {' '.join(chance.choices(words, k=8))}.",
                weight=chance.randint(0, 4),
            )
            for name in ids
            for at in range(statements)
        ),
        ratings=tuple(
            Rating(name, f"t{at}", chance.choice((-2, -1, 0, 1, 2, None)), chance.randint(0, 4))
            for name in ids
            for at in range(topics)
        ),
    )


def edition() -> Imprint:
    say = App(settings.read({})).words("nl")
    return Imprint(say, date(2027, 1, 4))


def timed(work: Callable[[], object], times: int) -> float:
    """The median time of some work, in seconds, after once that does not count: it imports what it needs."""
    work()
    spent = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        spent.append(time.perf_counter() - begin)
    return statistics.median(spent)


def workbook(times: int) -> None:
    """A workbook of 342 organisations, 30 topics and 10 statements each, against writing its rows as plain CSV."""
    case, made = made_up(342, 30, 10), edition()
    compared = compare(case, LEXICON)
    print(f"comparing 342 organisations: {timed(lambda: compare(case, LEXICON), times):.2f} s")
    book = comparison_workbook(case, compared, COORDINATOR, made)
    cells = sum(value is not None for sheet in book.sheets for row in sheet.rows for value in row)
    bare = timed(lambda: write(book, WORKBOOKS["csv"]), times)
    for form in WORKBOOKS.values():
        spent = timed(
            partial(lambda form: write(comparison_workbook(case, compared, COORDINATOR, made), form), form),
            times,
        )
        print(
            f"workbook of {cells:,} values as {form.name}: {spent:.2f} s, {spent / bare:.1f} x its rows as CSV"
        )


def papers(times: int) -> None:
    """The report of the practice case against an empty page in the same format."""
    app = App(settings.read({}))
    case = app.practice_result().case
    compared = compare(case, LEXICON)
    made = edition()
    empty = Document("nl-NL", "Leeg", "", made.made, ())
    for form in DOCUMENTS.values():
        bare = timed(partial(lambda form: write(empty, form), form), times)
        spent = timed(
            partial(lambda form: write(comparison_document(case, compared, COORDINATOR, made), form), form),
            times,
        )
        print(f"report as {form.name}: {spent * 1000:.0f} ms, {spent / bare:.1f} x an empty page")


async def stalls(draw: Callable[[], bytes]) -> tuple[float, float]:
    """How long drawing took in a thread, and the longest that the loop stood still meanwhile, in seconds."""
    loop, longest, drawing = asyncio.get_running_loop(), 0.0, True

    async def ticks() -> None:
        nonlocal longest
        before = loop.time()
        while drawing:
            await asyncio.sleep(0.001)
            longest, before = max(longest, loop.time() - before), loop.time()

    watching = asyncio.create_task(ticks())
    await asyncio.sleep(0.05)
    longest, begin = 0.0, loop.time()
    await asyncio.to_thread(draw)
    spent, drawing = loop.time() - begin, False
    await watching
    return spent, longest


def held_up(times: int) -> None:
    """The longest that others wait while a paper is drawn in a thread."""
    made, case = edition(), made_up(342, 30, 10)
    compared = compare(case, LEXICON)
    app = App(settings.read({}))
    practice = app.practice_result().case
    found = compare(practice, LEXICON)

    def drawn(form: Format) -> bytes:
        if form.name in WORKBOOKS:
            return write(comparison_workbook(case, compared, COORDINATOR, made), form)
        return write(comparison_document(practice, found, COORDINATOR, made), form)

    for form in (*DOCUMENTS.values(), *WORKBOOKS.values()):
        draw = partial(drawn, form)
        draw()
        runs = [asyncio.run(stalls(draw)) for _ in range(times)]
        spent, longest = statistics.median(run[0] for run in runs), max(run[1] for run in runs)
        print(f"{form.name} in a thread: {spent:.2f} s, longest stall of the loop {longest * 1000:.0f} ms")


def maps(times: int) -> None:
    """The map of five, sixteen and thirty organisations against an empty page, and the stall while one is drawn."""
    for size in (5, 16, 30):
        print(f"map: {against_empty(size, 3 * times)}")
    print(f"map in a thread: {asyncio.run(stall(16))}")


PARTS = {"map": maps, "workbook": workbook, "papers": papers, "stalls": held_up}


def main() -> None:
    parser = argparse.ArgumentParser(description=Path(__file__).name)
    parser.add_argument("--only", choices=PARTS)
    parser.add_argument("--times", type=int, default=5)
    options = parser.parse_args()
    for name, part in PARTS.items():
        if options.only in {None, name}:
            part(options.times)


if __name__ == "__main__":
    main()
