"""Whatever people can say, as strategies for the tests of the store."""

from datetime import datetime, timedelta, timezone
from typing import get_args

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from bot.dialog.flow import Route
from bot.dialog.session import Answer, AnswerState, Element, Session

lawful = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
"""For a law on one store: its examples keep out of each other's way by cases of their own."""

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40)
"""Any text but lone surrogates and NUL."""

SURROGATE = "half a \ud83d pair"
"""A text that no database can keep."""

TIMES = st.datetimes(
    datetime(1970, 1, 2),  # noqa: DTZ001
    datetime(9999, 1, 1),  # noqa: DTZ001
    timezones=st.integers(-14, 14).map(lambda hours: timezone(timedelta(hours=hours))),
)

VALUES = (
    TEXTS
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.dates().map(str)
    | st.lists(st.builds(Element, st.integers(1, 10**6), TEXTS), max_size=3).map(tuple)
    | st.lists(TEXTS, max_size=3).map(tuple)
)

ANSWERS = st.builds(
    Answer,
    id=st.integers(1, 10**9),
    question=TEXTS,
    item=TEXTS,
    state=st.sampled_from(get_args(AnswerState)),
    value=st.none() | VALUES,
    wording=TEXTS,
    language=TEXTS,
    detail=st.none() | TEXTS,
    revision=st.integers(1, 1000),
)

SESSIONS = st.builds(
    Session,
    flow=TEXTS,
    language=TEXTS,
    route=st.sampled_from(get_args(Route)),
    state=TEXTS,
    focus=st.none() | st.tuples(TEXTS, TEXTS),
    focus_element=st.none() | st.integers(0, 10**6),
    section=TEXTS,
    draft=st.lists(TEXTS, max_size=3).map(tuple),
    told=st.frozensets(TEXTS, max_size=3),
    confirmed=st.frozensets(TEXTS, max_size=3),
    last_id=st.integers(0, 10**9),
    answers=st.lists(ANSWERS, max_size=4, unique_by=lambda answer: answer.key).map(
        lambda answers: {answer.key: answer for answer in answers}
    ),
)
