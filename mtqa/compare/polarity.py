"""Where a sentence is turned round: negations, what they negate, and words that are negative by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtqa.compare import lexis
from mtqa.compare.words import is_content, is_word, word_form

if TYPE_CHECKING:
    from mtqa.text.tokenise import Token

SCOPE = 5
"""Most tokens between a negation and the content word that it negates."""


@dataclass(frozen=True, slots=True)
class Negation:
    """One negation and the content word it bears on, as token indices."""

    token: int
    scope: int | None


def negations(tokens: Sequence[Token]) -> tuple[Negation, ...]:
    """The explicit negations; set phrases that negate nothing ("not only", "no less than") are left out."""
    found: list[Negation] = []
    for index, token in enumerate(tokens):
        if token.kind != "word" or not lexis.is_negation(word_form(token.text)):
            continue
        after = [word_form(t.text) for t in tokens[index + 1 : index + 3]]
        if after and (f"{word_form(token.text)} {after[0]}" in lexis.empty_negations() or after[0].isdigit()):
            continue
        if index and word_form(tokens[index - 1].text) in ("or", "why"):
            continue
        if found and index - found[-1].token <= 1:
            continue
        scope = next(
            (i for i in range(index + 1, min(len(tokens), index + 1 + SCOPE)) if _bears(tokens, i)), None
        )
        found.append(Negation(index, scope))
    return tuple(found)


def implicit_negatives(tokens: Sequence[Token]) -> tuple[int, ...]:
    """Words that turn a statement round by themselves: ``refuse``, ``without``, ``hardly``, ``unable``."""
    return tuple(
        i for i, t in enumerate(tokens) if is_word(t) and lexis.is_implicit_negative(word_form(t.text))
    )


def _bears(tokens: Sequence[Token], index: int) -> bool:
    return is_content(tokens[index]) and not lexis.is_negation(word_form(tokens[index].text))
