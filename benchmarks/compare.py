"""How long a whole comparison takes against parsing its case file, and how its memory grows with the answers."""

import argparse
import gc
import json
import random
import time
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.matching import LEXICON, invented
from bot import casefile
from bot.analysis.assumptions import assumptions
from bot.analysis.comparison import compare
from bot.analysis.matching.index import Index
from bot.analysis.proposals import proposals
from bot.model import Case

TOPICS, STATEMENTS, REACTIONS, BELIEFS = 30, 10, 10, 3
"""What a generated organisation says: so many ratings, statements, reactions to others, and beliefs."""


COMPOUNDS = 0.04
"""The share of new compounds among the words: the number of different words then grows as it does from the judged
cases on, to some two thousand in 3,420 statements."""
SIZES = (2, 30, 342)
"""How many organisations the generated cases have."""


def generated(organisations: int) -> dict[str, Any]:
    """A case file in which every organisation said all that `TOPICS` and the others count."""
    chance = random.Random(organisations)
    names = [f"o{number}" for number in range(organisations)]
    statements = invented(organisations * STATEMENTS, organisations, COMPOUNDS)

    def other(name: str) -> str:
        return chance.choice([each for each in (chance.choice(names), *names[:2]) if each != name])

    return {
        "format": casefile.FORMAT,
        "id": f"generated-{organisations}",
        "title": f"{organisations} organisaties",
        "language": "nl",
        "organisations": [{"id": name, "name": f"Organisatie {name}", "kind": "gemeente"} for name in names],
        "topics": [{"id": f"t{number}", "text": f"Onderwerp {number}"} for number in range(TOPICS)],
        "statements": [
            {"id": each.id, "organisation": each.organisation, "kind": each.kind, "text": each.text}
            | {"weight": chance.randint(0, 4), "share": "partners"}
            for each in statements
        ],
        "ratings": [
            {"organisation": name, "topic": f"t{topic}", "position": chance.choice([None, -2, -1, 0, 1, 2])}
            | {"weight": chance.randint(0, 4), "share": "partners"}
            for name in names
            for topic in range(TOPICS)
        ],
        "beliefs": [
            {"id": f"b{place}-{number}", "organisation": name, "about": other(name), "kind": "interest"}
            | {"text": chance.choice(statements).text, "source": "guess", "confidence": chance.randint(1, 5)}
            | {"share": "coordinator"}
            for place, name in enumerate(names)
            for number in range(BELIEFS)
        ],
        "responses": [
            {"organisation": name, "statement": each.id, "position": chance.choice([-2, -1, 0, 1, 2])}
            | {"share": "partners"}
            for name in names
            for each in chance.sample(statements, min(REACTIONS, len(statements)))
            if each.organisation != name
        ],
    }


def seconds(work: Callable[[], object]) -> float:
    """The processor time of one run, after a clean-up of what earlier ones left behind."""
    gc.collect()
    begun = time.process_time()
    work()
    return time.process_time() - begun


def speed(data: dict[str, Any], times: int) -> dict[str, object]:
    """The whole comparison of a case against parsing the text of its file as it is exported, in turns: the median
    of the ratios, for all of it and for all but the likeness of words."""
    text = json.dumps(data, ensure_ascii=False, indent=1)
    case = casefile.read(data)
    rounds = [
        (
            seconds(lambda: json.loads(text)),
            seconds(lambda: compare(case, LEXICON)),
            seconds(lambda: likeness(case)),
        )
        for _ in range(times)
    ]
    return {
        "case": case.id,
        "organisations": len(case.organisations),
        "answers": answers(case),
        "file_kb": round(len(text) / 1000),
        "parse_ms": round(median(base for base, _, _ in rounds) * 1000, 2),
        "compare_ms": round(median(own for _, own, _ in rounds) * 1000, 2),
        "ratio": round(median(own / base for base, own, _ in rounds), 1),
        "ratio_without_likeness": round(median((own - words) / base for base, own, words in rounds), 1),
    }


def memory(sizes: Sequence[int]) -> list[dict[str, float]]:
    """Kilobytes at the peak of a comparison for each answer in it: the same for few and for many, if memory grows
    with the answers."""
    found = []
    for size in sizes:
        case = casefile.read(generated(size))
        tracemalloc.start()
        compare(case, LEXICON)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        found.append(
            {
                "organisations": size,
                "answers": answers(case),
                "kb_each": round(peak / answers(case) / 1000, 2),
            }
        )
    return found


def likeness(case: Case) -> None:
    """The part of a comparison that compares words: related statements and proposed links."""
    index = Index(case.statements, LEXICON)
    assumptions(case, LEXICON, index)
    proposals(case, LEXICON, index)


def answers(case: Case) -> int:
    """How many things were said in a case."""
    lists = (case.statements, case.ratings, case.beliefs, case.believed_ratings, case.responses)
    return sum(map(len, lists))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, action="append", default=[], help="a case file, may be repeated")
    parser.add_argument("--times", type=int, default=5, help="how often each case is compared")
    options = parser.parse_args()
    files = [json.loads(path.read_text(encoding="utf-8")) for path in options.data]
    for data in [*files, *map(generated, SIZES)]:
        print(json.dumps(speed(data, options.times)))
    print(json.dumps({"memory": memory(SIZES[1:])}))


if __name__ == "__main__":
    main()
