"""Who does what to whom in English, from the parse: verbs with their participants, passives turned into actives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtqa.facts.roles.records import Clause, Participant, Phrase, PhraseWord

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_PARTS = frozenset({"compound", "flat", "amod", "nmod:poss", "appos", "nmod", "goeswith"})
"""Dependents that tell who or what a noun stands for."""
_OPEN = frozenset({"of", "'s", "’s"})
"""Case marks of noun modifiers that belong to the phrase; others place it."""
_BY_REACH = 8
"""Tokens after a passive verb in which its ``by`` is looked for where the parse has none (scores come between)."""
_LONGEST = 8
"""Words of a phrase that are compared."""


def clauses(doc: Doc) -> list[Clause]:
    """Every verb of the text that has a participant to speak of."""
    found = [_clause(token) for token in doc if token.pos_ == "VERB" and not token.text.isupper()]
    return [clause for clause in found if clause.others or clause.agent]


def _clause(verb: Token) -> Clause:
    passive = _is_passive(verb)
    agent: Token | None = None
    others: list[tuple[str, Token]] = []
    subject = _subject(verb)
    if subject is not None:
        if passive:
            others.append(("patient", subject))
        else:
            agent = subject
    for child in verb.children:
        label = child.dep_
        if label == "obl:agent":
            agent = child
        elif label == "obj":
            others.append(("patient", child))
        elif label == "iobj":
            others.append(("recipient", child))
        elif label.startswith("obl"):
            case = next((c.lower_ for c in child.children if c.dep_ == "case"), "")
            if case == "by" and passive and agent is None and child.pos_ != "NUM":
                agent = child
            elif case:
                others.append((case, child))
    others += [nested for _, token in others for nested in _nested(token)]
    if verb.lemma_.lower() in LOSING and not passive and agent is not None:
        winner = next((token for case, token in others if case == "to"), None)
        if winner is not None:
            others = [("patient", agent), *(pair for pair in others if pair[1] is not winner)]
            agent = winner
    if passive and agent is None:
        agent = _after_by(verb)
        others = [pair for pair in others if pair[1] is not agent]
    noun = phrase(agent) if agent is not None else None
    return Clause(
        verb.lemma_.lower(),
        verb.idx,
        verb.idx + len(verb),
        passive,
        verb.dep_.startswith("acl"),
        noun,
        tuple(Participant(role, p) for role, token in others if (p := phrase(token)) is not None),
    )


LOSING = frozenset({"lose", "succumb", "fall"})
"""With ``to``: verbs whose subject is the one beaten."""


def _nested(token: Token) -> Iterator[tuple[str, Token]]:
    """What stands with a preposition inside a participant, at any depth: action against the strikers."""
    for child in token.children:
        if child.dep_ == "nmod":
            case = next((c.lower_ for c in child.children if c.dep_ == "case"), "")
            if case and case != "by":
                yield case, child
            yield from _nested(child)


def _is_passive(verb: Token) -> bool:
    labels = {child.dep_ for child in verb.children}
    if labels & {"aux:pass", "nsubj:pass"} or ("obl:agent" in labels and "nsubj" not in labels):
        return True
    if verb.dep_ == "conj" and "Part" in verb.morph.get("VerbForm", []) and not _own_subject(verb):
        own = any(child.dep_.startswith("aux") for child in verb.children)
        return not own and verb.head.pos_ == "VERB" and _is_passive(verb.head)
    return (
        verb.dep_ in ("acl", "xcomp", "ccomp")
        and "Past" in verb.morph.get("Tense", [])
        and "Part" in verb.morph.get("VerbForm", [])
        and not any(child.dep_ in ("obj", "aux", "nsubj") for child in verb.children)
    )


def _own_subject(verb: Token) -> Token | None:
    own = next((child for child in verb.children if child.dep_.startswith("nsubj")), None)
    if own is not None or verb.i == 0:
        return own
    before = verb.doc[verb.i - 1]  # a name right before the verb, taken for an adverbial
    return (
        before if before.head == verb and before.dep_ == "obl:unmarked" and before.pos_ == "PROPN" else None
    )


def _subject(verb: Token) -> Token | None:
    """The subject, own or that of the verb it is joined to; for a participle after a noun, the noun."""
    own = _own_subject(verb)
    if own is not None:
        if own.lower_ in ("who", "which", "that") and verb.dep_.startswith("acl"):
            return verb.head
        return own
    head = verb.head
    if verb.dep_ == "acl" and head.pos_ in ("NOUN", "PROPN"):
        return head
    if verb.dep_ in ("conj", "advcl", "xcomp") and head is not verb and head.pos_ in ("VERB", "AUX", "ADJ"):
        if verb.dep_ == "xcomp":
            inner = next((child for child in head.children if child.dep_ in ("obj", "iobj")), None)
            if inner is not None:
                return inner
        return _subject(head)
    return None


def _after_by(verb: Token) -> Token | None:
    """The head of the noun phrase after ``by``, wherever the parse hangs it."""
    doc = verb.doc
    for place in range(verb.i + 1, min(verb.i + _BY_REACH, len(doc) - 1)):
        token = doc[place]
        if token.pos_ in ("VERB", "AUX", "CCONJ", "SCONJ"):
            return None
        if token.lower_ == "by":
            last = None
            for follower in doc[place + 1 : place + 7]:
                if follower.pos_ in ("DET", "ADJ", "NOUN", "PROPN", "PRON"):
                    last = follower
                else:
                    break
            return last if last is not None and last.pos_ in ("NOUN", "PROPN", "PRON") else None
    return None


def phrase(head: Token) -> Phrase | None:
    """The words of a participant; None where it says nothing that can be tied to a source."""
    tokens = sorted(_parts(head), key=lambda token: token.i)
    words = tuple(
        PhraseWord(t.idx, t.idx + len(t), t.text, _is_name(t), t is head)
        for t in tokens
        if t.pos_ in _CONTENT and any(c.isalpha() for c in t.text) and len(t) > 1
    )[:_LONGEST]
    if head.pos_ == "PRON":
        return Phrase(head.idx, head.idx + len(head), head.text, (), True)
    if not words:
        return None
    start = min([head.idx, *(word.start for word in words)])
    end = head.idx + len(head)
    return Phrase(start, end, head.doc.text[start:end], words, False)


def _parts(head: Token) -> Iterator[Token]:
    yield head
    for child in head.children:
        if child.dep_.split(":")[0] == "nmod" or child.dep_ in _PARTS:
            cases = {c.lower_ for c in child.children if c.dep_ == "case"}
            if child.dep_.startswith("nmod") and child.dep_ != "nmod:poss" and not cases <= _OPEN:
                continue
            yield from _parts(child)


def _is_name(token: Token) -> bool:
    return token.text[0].isupper() and (token.i > token.sent.start or token.pos_ == "PROPN")
