"""Options of benchmark tasks: they arrive as text from ``--set name=value``."""

from __future__ import annotations

from mtqa.errors import UsageError


def yes_or_no(name: str, value: str) -> bool:
    """``yes`` or ``no`` as a truth value. Raises ``UsageError`` for anything else."""
    return one_of(name, value, ("yes", "no")) == "yes"


def one_of(name: str, value: str, choices: tuple[str, ...]) -> str:
    """The value, when it is one of the choices. Raises ``UsageError`` when it is not."""
    if value not in choices:
        raise UsageError(f"{name}={value!r} is not possible; use {' or '.join(choices)}")
    return value


def count(name: str, value: str) -> int:
    """A whole number of at least 1. Raises ``UsageError`` for anything else."""
    if not value.isdecimal() or int(value) < 1:
        raise UsageError(f"{name}={value!r} is not possible; use a whole number of at least 1")
    return int(value)
