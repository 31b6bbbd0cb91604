"""Which data the fitted weights in use must not have seen: every figure of a fitted part is out of fold.

A fitted model keeps, beside the weights that users get, weights fitted with one group of the data left out; benchmarks
choose them for the group they measure on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

ALL = "all"
"""Name of the weights fitted on everything; what every user gets."""

_LEFT_OUT: ContextVar[str] = ContextVar("left_out", default=ALL)

Weights = TypeVar("Weights")


@contextmanager
def left_out(group: str | None) -> Iterator[None]:
    """Within, use the weights whose fit left ``group`` out; only benchmarks have reason to."""
    token = _LEFT_OUT.set(group or ALL)
    try:
        yield
    finally:
        _LEFT_OUT.reset(token)


def weights_in_use(folds: Mapping[str, Weights]) -> Weights:
    """The weights of a model that did not see the group left out now; those for everybody where none is."""
    return folds.get(_LEFT_OUT.get(), folds[ALL])
