"""Who does what to what: the nouns that fill the slots of verbs, read off a parse with Universal Dependencies labels.

``arguments`` yields every noun that a verb takes as subject, object, passive subject or agent (``by ...``). It trusts
the parser; ``is_plain`` tells where the words around bear the parse out, for readers that must not be wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from mtqa.english import nouns

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Slot = Literal["subject", "agent", "object", "passive"]
"""``subject``: of a verb without object; ``agent``: of a verb with one, or after ``by``; ``passive``: what suffers."""

_SLOT_OF: dict[str, Slot] = {
    "nsubj": "subject",
    "nsubj:pass": "passive",
    "obj": "object",
    "obl:agent": "agent",
}
_OF_THE_NOUN = frozenset({"det", "amod", "nummod", "compound", "nmod:poss"})
"""Relations of what stands before the head of a noun phrase."""

NO_FORMS: Mapping[str, str] = MappingProxyType({})

LONGEST_GAP = 8
"""Tokens between the head of a phrase and its verb; parses of longer reach are often wrong."""


@dataclass(frozen=True, slots=True)
class Argument:
    """One noun phrase in one slot of one verb. Indices are tokens of the parse, offsets characters of its text."""

    verb: str
    """Lemma, with its particle where it has one: ``blow_up``."""
    slot: Slot
    verb_at: int
    heads: tuple[int, ...]
    """The noun that fills the slot, then those set beside it (``and``) and under it (``of``), which share its fate."""
    first: int
    """First token of the noun phrase."""
    start: int
    """Offsets of noun phrase and verb together, half open."""
    end: int


def arguments(doc: Doc, participles: Mapping[str, str] = NO_FORMS) -> Iterator[Argument]:
    """Every filled slot of every verb, in the order of the nouns.

    ``participles`` (form -> lemma) are read as passives also where the parser took them for adjectives: "three men were
    injured".
    """
    for token in doc:
        slot = _SLOT_OF.get(token.dep_)
        verb = token.head
        if slot is None or not (token.pos_ in ("NOUN", "PRON", "PROPN") or is_noun(token)):
            continue
        if verb.pos_ == "VERB":
            yield _argument(token, verb, slot, _lemma(verb))
        elif verb.lower_ in participles and slot in ("subject", "passive") and _has_be(verb):
            yield _argument(token, verb, "passive", participles[verb.lower_])


def is_noun(token: Token) -> bool:
    """Whether a token is a common noun, by its tag or, where the tagger fails, by being the plural of a known one."""
    if token.pos_ == "NOUN":
        return True
    return (
        token.pos_ in ("ADJ", "ADV", "X", "PROPN")
        and token.is_lower
        and nouns.lemma(token.text) != token.text
    )


def is_common(doc: Doc, at: int) -> bool:
    """Whether a noun is no name: in lower case, or a plural that opens its sentence ("Swords have been ...")."""
    token = doc[at]
    opens = token.is_sent_start or at == 0
    return token.is_lower or (opens and nouns.lemma(token.lower_) != token.lower_)


def is_plain(doc: Doc, argument: Argument) -> bool:
    """Whether the words around bear the parse out: near by, the order of slot and verb as it must be, no preposition,
    no other verb and no second noun that could be the head."""
    noun, verb = argument.heads[0], argument.verb_at
    before_verb = argument.slot in ("subject", "passive") or (argument.slot == "agent" and noun < verb)
    if before_verb != (noun < verb) or abs(noun - verb) > LONGEST_GAP:
        return False
    between = doc[min(noun, verb) + 1 : max(noun, verb)]
    if any(token.pos_ == "VERB" or token.text in _MARKS for token in between):
        return False
    if noun + 1 < len(doc) and doc[noun + 1].pos_ in ("NOUN", "PROPN", "PART", "NUM"):
        return False
    if len(argument.heads) == 1 and noun + 1 < len(doc) and doc[noun + 1].lower_ == "of":
        return False
    if before_verb and not _begins_plainly(doc, argument):
        return False
    if argument.slot == "object" and argument.first and doc[argument.first - 1].pos_ in ("ADP", "PART"):
        return False
    return argument.slot != "passive" or _has_be(doc[verb])


def _begins_plainly(doc: Doc, argument: Argument) -> bool:
    """Whether nothing before a phrase makes it the end of a longer one ("the drivers of | the trucks were")."""
    noun, first = argument.heads[0], argument.first
    if any(child.dep_ == "case" for child in doc[noun].lefts) and not _holds_opening_phrase(doc, noun):
        return False
    if not first:
        return True
    before = doc[first - 1]
    if before.pos_ in ("ADP", "PART") or (before.text == "," and _listed(doc, first)):
        return False
    if before.pos_ == "CCONJ" and before.i and doc[before.i - 1].pos_ in ("NOUN", "PROPN"):
        return False
    return before.pos_ != "VERB" or (doc[argument.verb_at].head == before and not _is_relative(before))


def _is_relative(verb: Token) -> bool:
    """Whether a verb's subject is a relative pronoun ("who saw | the car was ...")."""
    return any(child.lower_ in ("who", "that", "which") for child in verb.lefts)


def _holds_opening_phrase(doc: Doc, noun: int) -> bool:
    """Whether a subject with a preposition is one that took in the phrase before it ("In the war swords were ...")."""
    case = next(child for child in doc[noun].lefts if child.dep_ == "case")
    opens = any(sentence.start == case.i for sentence in doc.sents)
    opens = opens or doc[case.i - 1].pos_ in ("SCONJ", "CCONJ", "PUNCT")
    return opens and any(c.dep_ == "compound" for c in doc[noun].lefts)


def _listed(doc: Doc, first: int) -> bool:
    """Whether the comma before a phrase parts two nouns rather than an opening phrase from its clause."""
    sentence = next(sentence for sentence in doc.sents if sentence.end > first)
    opens = doc[sentence.start].pos_ in ("ADP", "SCONJ", "ADV", "VERB")
    return doc[first - 2].pos_ in ("NOUN", "PROPN") and not opens


_MARKS = frozenset(',;:()—–"“”')


def _has_be(verb: Token) -> bool:
    return any(child.dep_ in ("cop", "aux:pass") for child in verb.children)


def _argument(noun: Token, verb: Token, slot: Slot, lemma: str) -> Argument:
    if slot == "subject" and any(child.dep_ == "obj" for child in verb.children):
        slot = "agent"
    first = _first(noun)
    low, high = (verb, noun) if verb.i < first else (noun.doc[first], verb)
    return Argument(lemma, slot, verb.i, _heads(noun), first, low.idx, high.idx + len(high.text))


def _lemma(verb: Token) -> str:
    particle = next((child.lower_ for child in verb.children if child.dep_ == "compound:prt"), "")
    lemma = verb.lemma_.casefold()
    return f"{lemma}_{particle}" if particle else lemma


def _heads(noun: Token) -> tuple[int, ...]:
    return (noun.i, *(child.i for child in noun.children if _is_beside(child) or _is_under(child)))


def _is_beside(child: Token) -> bool:
    return child.dep_ == "conj" and (child.pos_ in ("PROPN", "PRON") or is_noun(child))


def _is_under(child: Token) -> bool:
    return child.dep_ == "nmod" and any(g.dep_ == "case" and g.lower_ == "of" for g in child.children)


def _first(noun: Token) -> int:
    """Where the noun phrase begins: the head and what stands right before it and hangs on it."""
    first = noun.i
    lefts = list(noun.lefts)
    if noun.dep_ in ("nsubj", "nsubj:pass") and any(child.dep_ == "case" for child in lefts):
        return first  # "In the war swords were ...": the parser took the opening phrase into the subject
    for child in reversed(lefts):
        if child.dep_ in _OF_THE_NOUN and child.right_edge.i == first - 1:
            first = child.left_edge.i
        else:
            break
    return first
