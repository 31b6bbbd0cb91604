"""Who acts, who suffers, where from and where to, source against English."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.compare.lexicon import keys
from mtqa.english.parse import parse
from mtqa.facts.roles.compare import role_swaps
from mtqa.facts.roles.directions import find_turned
from mtqa.facts.roles.english import clauses
from mtqa.facts.roles.source import regions

TEAMS = {"India": "भारत", "Malaysia": "मलेशिया", "Pakistan": "पाकिस्तान", "Japan": "जापान"}
ENGLISH = ("{0} beat {1} 3-2.", "{1} were beaten by {0}.", "{1} lost to {0}.")
"""Ways to say that the first beat the second."""
CITIES = {"Delhi": "दिल्ली", "Mumbai": "मुंबई", "Kolkata": "कोलकाता"}


@pytest.mark.parametrize("said", ENGLISH)
@given(teams=st.lists(st.sampled_from(sorted(TEAMS)), min_size=2, max_size=2, unique=True))
@settings(max_examples=12, deadline=None)
def test_winner_and_loser(said: str, teams: list[str]) -> None:
    source = f"{TEAMS[teams[0]]} ने {TEAMS[teams[1]]} को 3-2 से हराया।"
    assert role_swaps(parse(said.format(*teams)), source, "hi") == []
    assert role_swaps(parse(said.format(*reversed(teams))), source, "hi") != []


@given(cities=st.lists(st.sampled_from(sorted(CITIES)), min_size=2, max_size=2, unique=True))
def test_from_and_to(cities: list[str]) -> None:
    source = f"{CITIES[cities[0]]} से {CITIES[cities[1]]} जा रही ट्रेन रुक गई।"
    first, second = cities
    assert find_turned(f"The train from {first} to {second} stopped.", source, "hi") == []
    (turned,) = find_turned(f"The train from {second} to {first} stopped.", source, "hi")
    assert turned.suggestion == f"{first} to {second}"


def test_passive_and_active_are_one() -> None:
    for text in ("The army accused the rebels.", "The rebels were accused by the army."):
        (clause,) = clauses(parse(text))
        assert clause.agent is not None
        assert clause.agent.text == "army"
        assert [(other.role, other.phrase.text) for other in clause.others] == [("patient", "rebels")]


@given(
    text=st.text(max_size=60),
    language=st.sampled_from(["hi", "ja", "ko", "tr", "fa", "ar", "zh", "de", "xx"]),
)
@settings(max_examples=80, deadline=None)
def test_any_source_will_do(text: str, language: str) -> None:
    for region in regions(text, language):
        assert 0 <= region.marked_start <= region.start < region.end <= region.marked_end <= len(text)
    for _, start, end in keys(text, language):
        assert 0 <= start < end <= len(text)
    assert find_turned("He went from Paris to Rome.", text, language) == []
