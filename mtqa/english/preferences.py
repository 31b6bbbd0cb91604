"""How plausible a noun is in a slot of a verb: what is killed, ratified or elected, and by whom.

Three kinds of knowledge, all in the shipped model ``preferences`` (see its card): counts of verb, slot and noun over
parsed and tagged text; how the classes of nouns (WordNet's lexicographer files) spread over each slot; and a factor
model, vectors of verbs in their slots and of nouns whose product says how likely the two meet (trained by negative
sampling: Mikolov et al. 2013; Van de Cruys 2014), which answers for pairs that were never seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from mtqa.english import nouns
from mtqa.english.inflection import verb_forms

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

Role = Literal["patient", "agent"]
"""``patient``: objects and passive subjects; ``agent``: subjects of active verbs and what stands after ``by``."""

ROLES: Sequence[Role] = ("patient", "agent")

PERSONAL = frozenset(
    """he she who him whom we i you her me us himself herself everyone someone anyone nobody somebody everybody
    people""".split()
)
"""Counted as the noun ``person``."""

SEEN_WEIGHT = 2.0
"""Weight of the log count of a pair that was seen beside the factor model: what is said can be said."""

UNSEEN_WEIGHT = 1.0
"""Weight of the log count that was to be expected of a pair that was never seen. Both chosen on the development half of
corpora/plausibility, which is flat from half to twice these values."""

ROLE_WEIGHT = 0.75
"""Weight of what agents and patients are like in general (agents tend to be alive). Weights from 0.5 to 1.5 give the
same within a point on twins whose agent and patient are exchanged."""

LIKENESS_WEIGHT = 5.0
"""Weight of the likeness (cosine) of each two of subject, verb and object in an event. Chosen on 232 events of
parsed text neither of whose pairs was counted, against the same with other nouns or with the two exchanged; flat from
2 to 10."""

LIVING = "ha"
"""Class letters of persons and animals."""

ANY_VERB = "*"
"""Row of the model for verbs it does not know: what subjects and objects are like in general."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is known of a noun in a slot of a verb. All logarithms are natural."""

    score: float
    """Log odds against a noun drawn at random: above 0 the two go together, below they do not."""
    expected: float
    """How often the pair would have been counted if the verb took all nouns alike."""
    seen: int
    """How often it was counted."""
    by_class: float
    """Log ratio of how often the slot holds nouns of this one's best class, and of how often any slot does."""


@dataclass(frozen=True, slots=True, eq=False)
class _Model:
    verbs: dict[str, int]
    noun_index: dict[str, int]
    noun_names: tuple[str, ...]
    noun_vectors: NDArray[numpy.float32]
    """Nouns x dimensions."""
    verb_vectors: NDArray[numpy.float32]
    """Verbs x roles x dimensions."""
    verb_bias: NDArray[numpy.float32]
    """Verbs x roles."""
    class_letters: str
    role_shares: NDArray[numpy.float32]
    """Roles x classes: share of a class among the nouns of a role."""
    class_preference: NDArray[numpy.float32]
    """Verbs x roles x classes."""
    verb_totals: NDArray[numpy.int64]
    """Verbs x roles."""
    noun_totals: NDArray[numpy.int64]
    """Roles x nouns."""
    pair_keys: NDArray[numpy.int64]
    """Rising: (verb x roles + role) x nouns + noun."""
    pair_counts: NDArray[numpy.int64]


def plausibility(verb: str, role: Role, noun: str) -> float:
    """Log odds of a noun in a slot of a verb (both in any form, lower case); 0.0 where the noun is unknown.

    A verb that is unknown is judged by what subjects and objects of all verbs are like.
    """
    model = _model()
    place, number = _places(verb, role, noun)
    return _score(model, place, number) if number is not None else 0.0


def event(subject: str, verb: str, patient: str) -> float:
    """Log odds of a whole event, such as a cat chasing a mouse (words in any form, lower case); 0.0 if all are unknown.

    Sum of the two slots' plausibility and of how alike the company is that the three words keep.
    """
    from mtqa.compare.lexis import similarity

    slots = plausibility(verb, "agent", subject) + plausibility(verb, "patient", patient)
    base = _verb(verb) or verb
    alike = (
        similarity(_dictionary_form(subject), base),
        similarity(base, _dictionary_form(patient)),
        similarity(_dictionary_form(subject), _dictionary_form(patient)),
    )
    return slots + LIKENESS_WEIGHT * sum(alike)


def _dictionary_form(noun: str) -> str:
    return noun_lemma(noun) or noun


def judge(verb: str, role: Role, noun: str) -> Judgement | None:
    """All that is known of the pair; None where the verb or the noun is unknown."""
    model = _model()
    place, number = _places(verb, role, noun)
    if number is None or place // len(ROLES) == model.verbs[ANY_VERB]:
        return None
    return Judgement(
        score=_score(model, place, number),
        expected=_expected(model, place, number),
        seen=_seen(model, place, number),
        by_class=_by_class(model, place, noun_lemma(noun) or noun),
    )


def is_known_verb(word: str) -> bool:
    """Whether the word is a form of a verb of the model."""
    return _verb(word) is not None


def times_seen(verb: str, role: Role, noun: str) -> int:
    """How often the pair was counted."""
    place, number = _places(verb, role, noun)
    return _seen(_model(), place, number) if number is not None else 0


def living_share(verb: str, role: Role) -> float:
    """Share of persons and animals among the nouns of a slot, 0-1; 0.0 where the verb is unknown."""
    import math

    model = _model()
    known = _verb(verb)
    if known is None:
        return 0.0
    row, number = model.class_preference[model.verbs[known]], ROLES.index(role)
    columns = [model.class_letters.index(letter) for letter in LIVING]
    return sum(float(model.role_shares[number, at]) * math.exp(float(row[number, at])) for at in columns)


def usual_nouns(verb: str, role: Role, count: int = 3) -> tuple[str, ...]:
    """The nouns that mark out a slot of a verb: seen often in it, and more so than elsewhere."""
    import numpy

    model = _model()
    known = _verb(verb)
    if known is None:
        return ()
    place = model.verbs[known] * len(ROLES) + ROLES.index(role)
    low, high = numpy.searchsorted(model.pair_keys, [place * _width(model), (place + 1) * _width(model)])
    numbers, counts = model.pair_keys[low:high] % _width(model), model.pair_counts[low:high]
    share = counts / numpy.sqrt(model.noun_totals[ROLES.index(role), numbers] + 1.0)
    best = numpy.argsort(-share, kind="stable")[:count]
    return tuple(model.noun_names[numbers[place]] for place in best if counts[place] > 1)


def noun_lemma(noun: str) -> str | None:
    """The noun as the model has it, or None: singular, the last part of a compound, ``person`` for pronouns."""
    word = noun.casefold()
    if word in PERSONAL:
        return "person"
    lemma = nouns.lemma(word)
    if lemma in _model().noun_index:
        return lemma
    last = nouns.lemma(word.rsplit("-", 1)[-1])
    return last if last in _model().noun_index else None


def _places(verb: str, role: Role, noun: str) -> tuple[int, int | None]:
    model = _model()
    lemma = noun_lemma(noun)
    place = model.verbs[_verb(verb) or ANY_VERB] * len(ROLES) + ROLES.index(role)
    return place, model.noun_index[lemma] if lemma else None


def _width(model: _Model) -> int:
    return len(model.noun_names)


def _score(model: _Model, place: int, number: int) -> float:
    import math

    verb, role = divmod(place, len(ROLES))
    product = float(model.verb_vectors[verb, role] @ model.noun_vectors[number])
    seen = _seen(model, place, number)
    counted = (
        SEEN_WEIGHT * math.log1p(seen)
        if seen
        else -UNSEEN_WEIGHT * math.log1p(_expected(model, place, number))
    )
    role_fit = ROLE_WEIGHT * _role_fit(model, role, model.noun_names[number])
    return product + float(model.verb_bias[verb, role]) + counted + role_fit


@cache
def _role_fit(model: _Model, role: int, noun: str) -> float:
    """Mean preference of the role for the classes of the noun's senses, the commoner senses weighing more."""
    import math

    letters = nouns.classes(noun)
    weights = [1.0 / rank for rank in range(1, len(letters) + 1)]
    columns = [model.role_shares[:, model.class_letters.index(letter)] for letter in letters]
    fits = [math.log(float(column[role] / column.mean())) for column in columns]
    return sum(w * fit for w, fit in zip(weights, fits, strict=True)) / max(sum(weights), 1e-6)


def _expected(model: _Model, place: int, number: int) -> float:
    verb, role = divmod(place, len(ROLES))
    totals = model.noun_totals[role]
    return float(model.verb_totals[verb, role]) * float(totals[number]) / max(float(totals.sum()), 1.0)


def _seen(model: _Model, place: int, number: int) -> int:
    import numpy

    key = place * _width(model) + number
    at = int(numpy.searchsorted(model.pair_keys, key))
    return int(model.pair_counts[at]) if at < len(model.pair_keys) and model.pair_keys[at] == key else 0


def _by_class(model: _Model, place: int, noun: str) -> float:
    verb, role = divmod(place, len(ROLES))
    letters = nouns.classes(noun)[: nouns.FIRST_SENSES]
    row = model.class_preference[verb, role]
    return max((float(row[model.class_letters.index(letter)]) for letter in letters), default=0.0)


_SPELLINGS = (("is", "iz"), ("ys", "yz"), ("our", "or"), ("ll", "l"))
"""British spellings and their American counterparts, which the counts have more of."""


@cache
def _verb(word: str) -> str | None:
    """The verb as the model has it: any form, the commoner of British and American spelling; None if unknown."""
    table, model = _verb_forms(), _model()
    word = word.casefold()
    spellings = (word, *(word.replace(british, american) for british, american in _SPELLINGS))
    found = {table[spelling] for spelling in spellings if spelling in table}
    return max(found, key=lambda verb: (int(model.verb_totals[model.verbs[verb]].sum()), verb), default=None)


@cache
def _verb_forms() -> dict[str, str]:
    verbs = [verb for verb in _model().verbs if verb != ANY_VERB]
    table = {form: verb for verb in reversed(verbs) for form in verb_forms(verb).all if "_" not in verb}
    return table | {verb: verb for verb in verbs}


@cache
def _model() -> _Model:
    import numpy

    from mtqa.models import model_path

    folder = model_path("preferences")
    verbs = (folder / "verbs.txt").read_text(encoding="utf-8").split()
    names = tuple(
        line.split("\t")[0] for line in (folder / "nouns.tsv").read_text(encoding="utf-8").splitlines()
    )
    with numpy.load(folder / "weights.npz") as stored:
        scale = {name: stored[f"{name}_scale"].astype(numpy.float32) for name in ("noun", "verb", "class")}
        return _Model(
            verbs={verb: number for number, verb in enumerate(verbs)},
            noun_index={name: number for number, name in enumerate(names)},
            noun_names=names,
            noun_vectors=stored["noun_vectors"] * scale["noun"],
            verb_vectors=stored["verb_vectors"] * scale["verb"],
            verb_bias=stored["verb_bias"].astype(numpy.float32),
            class_letters=str(stored["class_letters"]),
            role_shares=stored["role_shares"],
            class_preference=stored["class_preference"] * scale["class"],
            verb_totals=stored["verb_totals"].astype(numpy.int64),
            noun_totals=stored["noun_totals"].astype(numpy.int64),
            pair_keys=numpy.cumsum(stored["pair_steps"].astype(numpy.int64)),
            pair_counts=stored["pair_counts"].astype(numpy.int64),
        )
