"""Facts: numbers, percentages, ordinals, dates and times as typed values, read off the text of either side.

``extract`` reads one text; ``compare`` sets the facts of source and English side by side. What a language calls its
numbers, units, days and months is in its pack; a language without a pack is read by its figures alone.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from mtqa.facts.compare import FactComparison, compare
from mtqa.facts.fact import Fact

__all__ = ["Fact", "FactComparison", "compare", "extract"]

_CACHED_TEXTS = 4096
"""A text is context of its neighbours as well: three looks at each bead."""


@lru_cache(maxsize=_CACHED_TEXTS)
def extract(text: str, language: str | None) -> tuple[Fact, ...]:
    """The facts of a text in order of their start.

    Args:
        text: any text; offsets of the facts are code points into it.
        language: BCP 47 tag; None or one without a pack reads figures, per cent signs and four-digit years only.
    """
    from mtqa.facts.bounds import with_bounds
    from mtqa.facts.changes import with_changes
    from mtqa.facts.clock import with_clock
    from mtqa.facts.dates import find_names, find_nights, with_dates
    from mtqa.facts.lexicon import load_lexicon
    from mtqa.facts.numbers import find_numbers
    from mtqa.facts.percentages import with_percentages
    from mtqa.facts.rates import find_rates
    from mtqa.facts.relations import with_relations
    from mtqa.facts.units import with_units

    lexicon = load_lexicon(language)
    tokens = lexicon.tokenise(text)
    names = find_names(tokens, lexicon)
    taken = {offset for name in names if name.certain for offset in range(name.start, name.end)}
    numbers = [fact for fact in find_numbers(tokens, lexicon) if fact.start not in taken]
    numbers = with_percentages(numbers, tokens, lexicon)
    numbers = with_units(numbers, tokens, lexicon)
    facts = with_dates(numbers, names, tokens, lexicon)
    nights = find_nights(names, tokens, lexicon)
    facts = with_clock(facts, text, tokens, lexicon)
    facts = with_bounds(facts, tokens, lexicon)
    facts = with_changes(facts, tokens, lexicon)
    facts = with_relations(facts, tokens, lexicon)
    rates = find_rates(facts, tokens, lexicon)
    facts = sorted([*facts, *nights, *rates], key=lambda fact: fact.start)
    return tuple(replace(fact, text=text[fact.start : fact.end]) for fact in facts)
