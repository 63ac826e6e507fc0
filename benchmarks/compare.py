"""How long a whole comparison takes against parsing its case file, and how its memory grows with the answers."""

import json
import random
import time
from collections.abc import Callable
from statistics import median
from typing import Any

from benchmarks.matching import invented
from bot import casefile
from bot.analysis.comparison import compare
from bot.model import Case

TOPICS, STATEMENTS, REACTIONS, BELIEFS = 30, 10, 10, 3
"""What a generated organisation says: so many ratings, statements, reactions to others, and beliefs."""


def generated(organisations: int, topics: int = TOPICS) -> dict[str, Any]:
    """A case file in which every organisation said all that `TOPICS` and the others count."""
    chance = random.Random(organisations)
    names = [f"o{number}" for number in range(organisations)]
    statements = invented(organisations * STATEMENTS, organisations, 0.06)

    def other(name: str) -> str:
        return chance.choice([each for each in (chance.choice(names), *names[:2]) if each != name])

    return {
        "format": casefile.FORMAT,
        "id": f"generated-{organisations}",
        "title": f"{organisations} organisaties",
        "language": "nl",
        "organisations": [{"id": name, "name": f"Organisatie {name}", "kind": "gemeente"} for name in names],
        "topics": [{"id": f"t{number}", "text": f"Onderwerp {number}"} for number in range(topics)],
        "statements": [
            {"id": each.id, "organisation": each.organisation, "kind": each.kind, "text": each.text}
            | {"weight": chance.randint(0, 4), "share": "partners"}
            for each in statements
        ],
        "ratings": [
            {"organisation": name, "topic": f"t{topic}", "position": chance.choice([None, -2, -1, 0, 1, 2])}
            | {"weight": chance.randint(0, 4), "share": "partners"}
            for name in names
            for topic in range(topics)
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


def seconds(work: Callable[[], object], times: int) -> float:
    """The processor time of one run, the median of so many."""
    found = []
    for _ in range(times):
        begun = time.process_time()
        work()
        found.append(time.process_time() - begun)
    return median(found)


def speed(data: dict[str, Any], times: int) -> dict[str, object]:
    """The whole comparison of a case against parsing the text of its file, before and after it."""
    text = json.dumps(data, ensure_ascii=False)
    case = casefile.read(data)
    before = seconds(lambda: json.loads(text), times)
    own = seconds(lambda: compare(case), times)
    parsing = (before + seconds(lambda: json.loads(text), times)) / 2
    return {
        "case": case.id,
        "organisations": len(case.organisations),
        "answers": answers(case),
        "file_kb": round(len(text) / 1000),
        "parse_ms": round(parsing * 1000, 2),
        "compare_ms": round(own * 1000, 2),
        "ratio": round(own / parsing, 1),
    }


def answers(case: Case) -> int:
    """How many things were said in a case."""
    lists = (case.statements, case.ratings, case.beliefs, case.believed_ratings, case.responses)
    return sum(map(len, lists))


def main() -> None:
    for size in (2, 30, 342):
        print(json.dumps(speed(generated(size), 5 if size < 100 else 2)))


if __name__ == "__main__":
    main()
