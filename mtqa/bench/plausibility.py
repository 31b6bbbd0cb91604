"""plausibility: do the selectional preferences know what makes sense.

Kinds of tab-separated file, told by their header: minimal pairs of grammar (``term good bad``: BLiMP, Warstadt et al.
2020), of which the fluency model has to prefer the good side; sentences of the form "The X did the Y" and "The Y was
done by the X" in plausible and implausible twins (columns ``dataset item trial_type voice plausibility sentence``:
Kauf et al. 2023); triples that make sense or not (``subject verb object plausible``: Wang et al. 2018, Porada et al.
2021; in ``corpora/plausibility`` two and two share an ``item``); and the pairs there (``slot verb plausible
implausible``). Twins are scored by the share of pairs in which the plausible side scores higher (ties count half),
triples by the area under the ROC curve, and by accuracy where the half that scores higher is called plausible.
"""

from __future__ import annotations

import csv
import gzip
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import fmean, median
from typing import Any

from mtqa.bench.rows import draw, drawn
from mtqa.bench.statistics import auc
from mtqa.english.preferences import Role, event, is_known_verb, plausibility
from mtqa.errors import InputError

_MINIMAL_PAIRS = frozenset({"term", "good", "bad"})
_SENTENCES = {"item", "voice", "plausibility", "sentence"}
_TRIPLES = {"subject", "verb", "object", "plausible"}
_PAIRS = {"slot", "verb", "plausible", "implausible"}

ROLE_OF_SLOT: Mapping[str, Role] = {"object": "patient", "passive": "patient", "subject": "agent"}

Row = Mapping[str, str]


def run(data: Path, limit: int | None = None) -> dict[str, Any]:
    """Figures for one file of plausibility judgements. Raises ``InputError`` for any other file."""
    rows = _read(data)
    columns = set(rows[0]) if rows else set()
    if columns >= _MINIMAL_PAIRS:
        from mtqa.bench.fluency_pairs import acceptability

        return acceptability(data, limit)
    if columns >= _SENTENCES:
        return _twins(rows, limit)
    if columns >= _TRIPLES:
        return _triples(rows, limit)
    if columns >= _PAIRS:
        return _own_pairs(rows, limit)
    raise InputError(f"{data} is not for 'bench plausibility': its header names none of the known columns")


def _read(data: Path) -> list[Row]:
    if data.is_dir():
        raise InputError(f"{data} is a folder; 'bench plausibility' reads a .tsv or .tsv.gz file")
    try:
        content = gzip.decompress(data.read_bytes()) if data.suffix == ".gz" else data.read_bytes()
        lines = content.decode("utf-8").splitlines()
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise InputError(f"{data} cannot be read as tab-separated UTF-8 ({error})") from error
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _own_pairs(rows: Sequence[Row], limit: int | None) -> dict[str, Any]:
    measured = draw(rows, limit, lambda row: row["slot"])
    won: dict[str, list[float]] = {}
    for row in measured:
        role = ROLE_OF_SLOT.get(row["slot"])
        if role is None:
            raise InputError(f"slot {row['slot']!r} is not possible; use object, passive or subject")
        better, worse = (
            plausibility(row["verb"], role, _head(row[side])) for side in ("plausible", "implausible")
        )
        for group in (f"slot {row['slot']}", f"animacy {row.get('animacy') or 'unknown'}", "all"):
            won.setdefault(group, []).append(_won(better, worse))
    return {**drawn(limit, rows, measured, "slot"), "pairwise_accuracy": _shares(won)}


def _triples(rows: Sequence[Row], limit: int | None) -> dict[str, Any]:
    measured = draw(rows, limit, _split)
    groups = {}
    for name in sorted({_split(row) for row in measured}):
        here = [row for row in measured if _split(row) == name]
        scores = [_event(row["subject"], row["verb"], row["object"]) for row in here]
        truth = [row["plausible"] == "1" for row in here]
        middle = median(scores)
        groups[name] = {
            **_twin_triples(here, scores),
            "triples": len(here),
            "auc": round(auc(scores, truth), 4),
            "accuracy_at_median": round(
                fmean((score > middle) == sense for score, sense in zip(scores, truth, strict=True)), 4
            ),
        }
    return {**drawn(limit, rows, measured, "split"), "by_split": groups}


def _twin_triples(rows: Sequence[Row], scores: Sequence[float]) -> dict[str, float]:
    """Pairwise accuracy of triples that share an ``item``, a plausible and an implausible one; {} without such."""
    twins: dict[str, dict[str, float]] = {}
    for row, score in zip(rows, scores, strict=True):
        if row.get("item"):
            twins.setdefault(row["item"], {})[row["plausible"]] = score
    won = [_won(sides["1"], sides["0"]) for sides in twins.values() if {"0", "1"} <= set(sides)]
    return {"pairwise_accuracy": round(fmean(won), 4)} if won else {}


def _split(row: Row) -> str:
    return " ".join(row[name] for name in ("dataset", "split") if row.get(name)) or "all"


def _twins(rows: Sequence[Row], limit: int | None) -> dict[str, Any]:
    twins: dict[tuple[str, ...], dict[str, float]] = {}
    unread = 0
    for row in rows:
        event = read_event(row["sentence"])
        unread += event is None
        key: tuple[str, ...] = (row["dataset"], row["trial_type"], row["voice"], row["item"])
        twins.setdefault(key, {})[row["plausibility"]] = _event(*event) if event else 0.0
    whole = [(key, sides) for key, sides in twins.items() if {"Plausible", "Implausible"} <= set(sides)]
    measured = draw(whole, limit, lambda twin: twin[0][:3])
    won: dict[str, list[float]] = {}
    for key, sides in measured:
        group = " ".join(part for part in key[:3] if part)
        won.setdefault(group, []).append(_won(sides["Plausible"], sides["Implausible"]))
    return {
        **drawn(limit, whole, measured, "dataset, type and voice"),
        "sentences_not_read": unread,
        "pairwise_accuracy": _shares(won),
    }


_PASSIVE = re.compile(r"(?:the|an?) (.+?) (?:was|were) (.+) by (?:the |an? )?(.+)")
_ACTIVE = re.compile(r"(?:the|an?) (.+?) (?:the|an?) (.+)")


def read_event(sentence: str) -> tuple[str, str, str] | None:
    """Subject, verb and object, as the sense goes, of "The X did the Y" or "The Y was done by the X"; None of others.

    Such sentences are read by the order of their words, so that the figure measures the preferences alone.
    """
    text = sentence.casefold().rstrip(" .")
    passive = _PASSIVE.fullmatch(text)
    if passive:
        return passive[3], passive[2].split()[-1], passive[1]
    active = _ACTIVE.fullmatch(text)
    if not active:
        return None
    words = active[1].split()
    at = next(_verb_places(words), len(words) - 1)
    return " ".join(words[:at]), words[at], active[2]


def _verb_places(words: Sequence[str]) -> Iterator[int]:
    """Where the verb of subject and verb may be, the last place first."""
    yield from (at for at in range(len(words) - 1, 0, -1) if is_known_verb(words[at]) and words[at] != "is")


def _event(subject: str, verb: str, patient: str) -> float:
    return event(_head(subject), verb, _head(patient))


def _head(phrase: str) -> str:
    return phrase.split()[-1].casefold() if phrase.split() else ""


def _won(better: float, worse: float) -> float:
    return 0.5 if better == worse else float(better > worse)


def _shares(won: Mapping[str, Sequence[float]]) -> dict[str, dict[str, float]]:
    return {
        name: {"pairs": len(wins), "accuracy": round(fmean(wins), 4)} for name, wins in sorted(won.items())
    }
