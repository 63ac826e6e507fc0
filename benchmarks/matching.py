"""Whether likeness of words finds related statements, and how much faster than comparing all pairs with rapidfuzz."""

import argparse
import csv
import json
import random
import time
import tracemalloc
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from heapq import heapreplace
from itertools import combinations
from pathlib import Path
from typing import cast

from rapidfuzz.fuzz import token_set_ratio

from bot import settings
from bot.analysis.assumptions import assumptions
from bot.analysis.matching.index import Index, related_pairs
from bot.analysis.matching.vocabulary import vocabulary
from bot.analysis.proposals import proposals
from bot.i18n import Catalogues
from bot.lexicon import Lexicon
from bot.model import Belief, Case, Organisation, Statement, StatementKind

LEXICON = Catalogues(settings.read({}).locales).lexicon
OWN = Path(__file__).parent.parent / "tests" / "data" / "judged"
DUTCH = {
    "ambitie": "ambition",
    "belang": "interest",
    "waarde": "value",
    "brengt": "offer",
    "wil_halen": "need",
}


@dataclass(frozen=True)
class Judged:
    """A case with what people judged: which pairs are related, and which statements bear on each belief."""

    case: Case
    related: set[frozenset[str]]
    evidence: dict[str, set[str]]


def judged(folder: Path) -> Judged:
    """A folder with orgs, statements, pairs_gold and beliefs as CSV; a pair that is not listed is unrelated."""

    def rows(name: str) -> list[dict[str, str]]:
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def kind(name: str) -> StatementKind:
        return cast(StatementKind, DUTCH.get(name, name))

    beliefs = [row for row in rows("beliefs") if row["evidence_ids"]]
    case = Case(
        folder.name,
        folder.name,
        organisations=tuple(Organisation(row["org_id"], row["name"], row["kind"]) for row in rows("orgs")),
        statements=tuple(
            Statement(row["statement_id"], row["org_id"], kind(row["slot"]), row["text"])
            for row in rows("statements")
        ),
        beliefs=tuple(
            Belief(f"b{number}", "?", row["about_org"], "interest", row["text"])
            for number, row in enumerate(beliefs)
        ),
    )
    return Judged(
        case,
        {frozenset((row["a_id"], row["b_id"])) for row in rows("pairs_gold") if row["gold"] != "unrelated"},
        {f"b{number}": set(row["evidence_ids"].split(";")) for number, row in enumerate(beliefs)},
    )


def auc(known: Judged, likeness: Callable[[Statement, Statement], float]) -> float:
    """The chance that a related pair across organisations is more alike than an unrelated one."""
    related: list[float] = []
    unrelated: list[float] = []
    for one, other in combinations(known.case.statements, 2):
        if one.organisation != other.organisation:
            pairs = related if frozenset((one.id, other.id)) in known.related else unrelated
            pairs.append(likeness(one, other))
    won = sum((one > other) + (one == other) / 2 for one in related for other in unrelated)
    return round(won / len(related) / len(unrelated), 3)


def ours(statements: Iterable[Statement], lexicon: Lexicon) -> Callable[[Statement, Statement], float]:
    """The likeness that the program proposes by."""
    index = Index(statements, lexicon)

    def likeness(one: Statement, other: Statement) -> float:
        return sum(near.likeness for near in index.nearest(one.text, one.kind, [other.id]))

    return likeness


def fuzzy(one: Statement, other: Statement) -> float:
    return token_set_ratio(one.text.lower(), other.text.lower())


def quality(folder: Path, lexicon: Lexicon = LEXICON) -> dict[str, object]:
    """AUC, and how often the statement that bears on a belief is the first, or one of three, of the other's."""
    known = judged(folder)
    found = [(known.evidence[each.belief.id], each.related) for each in assumptions(known.case, lexicon)]
    return {
        "case": folder.name,
        "auc": auc(known, ours(known.case.statements, lexicon)),
        "rapidfuzz_auc": auc(known, fuzzy),
        "beliefs": len(found),
        "first": sum(bool(evidence & set(related[:1])) for evidence, related in found),
        "among_three": sum(bool(evidence & set(related)) for evidence, related in found),
    }


def without_vocabulary(folder: Path) -> dict[str, object]:
    """The same without the list of words that point at one subject, which was written by somebody who had seen
    cases like these."""
    bare = replace(LEXICON.matching, subjects={})
    return quality(folder, replace(LEXICON, read_matching=lambda: bare)) | {"vocabulary": "none"}


def proposed(folder: Path) -> dict[str, object]:
    """Of the links that are proposed, how many pairs people judged to be related."""
    known = judged(folder)
    links = proposals(known.case, LEXICON)
    kinds = {each.id: each.kind for each in known.case.statements}
    fit = [frozenset(pair) for pair in known.related if _fits({kinds[name] for name in pair})]
    right = sum(frozenset((link.a, link.b)) in known.related for link in links)
    return {
        "case": folder.name,
        "proposed": len(links),
        "related": right,
        "precision": round(right / max(1, len(links)), 2),
        "recall": round(right / max(1, len(fit)), 2),
    }


def _fits(kinds: set[StatementKind]) -> bool:
    return kinds in ({"need", "offer"}, {"ambition"}, {"interest"})


def invented(number: int, organisations: int = 50, compounds: float = 0.15) -> list[Statement]:
    """Statements in the words of the committed cases and compounds of them, most words rare and some common;
    `compounds` is their share."""
    chance = random.Random(1)
    texts = [each.text for folder in sorted(OWN.iterdir()) for each in judged(folder).case.statements]
    words = vocabulary(LEXICON.matching).words
    common = sorted({word for text in texts for word in words(text) if len(word) > 3})
    glue = sorted(LEXICON.matching.stop_words)
    kinds: tuple[StatementKind, ...] = ("ambition", "interest", "offer", "need", "value")

    def word() -> str:
        pick = chance.random()
        if pick < 0.45:
            return chance.choice(glue)
        part = common[int(len(common) * chance.random() ** 3)]
        return part if pick < 1 - compounds else part + chance.choice(common)

    return [
        Statement(
            f"s{place}",
            f"o{place % organisations}",
            chance.choice(kinds),
            " ".join(word() for _ in range(chance.randint(8, 20))),
        )
        for place in range(number)
    ]


def speed(number: int, sample: int) -> dict[str, float]:
    """Seconds of the processor for the ten nearest of every statement, against a loop of rapidfuzz over all pairs
    that scores each once for both, from a sample of them.

    The sample is taken before and after, because machines differ from minute to minute.
    """
    statements = invented(number)
    texts = [each.text.lower() for each in statements]

    def naive() -> float:
        best: list[list[tuple[float, int]]] = [[(-1.0, 0)] * 10 for _ in texts]
        begun, pairs = time.process_time(), 0
        for at, one in enumerate(texts[:sample]):
            for to, other in enumerate(texts):
                if statements[at].organisation != statements[to].organisation:
                    pairs += 1
                    score = token_set_ratio(one, other)
                    for owner, guest in ((at, to), (to, at)):
                        if score > best[owner][0][0]:
                            heapreplace(best[owner], (score, guest))
        return (time.process_time() - begun) / pairs

    before = naive()
    begun = time.process_time()
    pairs = related_pairs(statements, LEXICON, 10)
    passed = time.process_time() - begun
    each = (before + naive()) / 2
    cross = sum(one.organisation != statements[0].organisation for one in statements) * number / 2
    return {
        "statements": number,
        "pairs_proposed": len(pairs),
        "seconds": round(passed, 2),
        "rapidfuzz_seconds": round(each * cross, 1),
        "ratio": round(each * cross / passed, 1),
    }


def memory(number: int) -> dict[str, float]:
    """Kilobytes held for each statement by an index, for a tenth of the statements and for all."""
    held = []
    for size in (number // 10, number):
        statements = invented(size)
        tracemalloc.start()
        index = Index(statements, LEXICON)
        held.append(tracemalloc.get_traced_memory()[0] / size / 1000)
        tracemalloc.stop()
        del index
    return {"kb_each_of_a_tenth": round(held[0], 2), "kb_each_of_all": round(held[1], 2)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", type=Path, action="append", help="a folder with a judged case, may be repeated"
    )
    parser.add_argument("--statements", type=int, default=10_000, help="how many to match")
    parser.add_argument("--sample", type=int, default=20, help="statements that rapidfuzz compares with all")
    options = parser.parse_args()
    for folder in options.data or sorted(OWN.iterdir()):
        print(json.dumps(quality(folder)))
        print(json.dumps(without_vocabulary(folder)))
        print(json.dumps({"proposals": proposed(folder)}))
    print(json.dumps({"speed": speed(options.statements, options.sample)}))
    print(json.dumps({"memory": memory(options.statements)}))


if __name__ == "__main__":
    main()
