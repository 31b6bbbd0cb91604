"""mtqa: checks an English news article that may be a machine translation.

``check`` reads one article, with its source and re-translations where there are any; ``assess`` goes segment by
segment; ``align`` gives the beads alone. Importing this package is light: everything heavy loads when first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mtqa import align as align
    from mtqa.config import Config as Config
    from mtqa.errors import MtqaError as MtqaError
    from mtqa.pipeline import assess as assess
    from mtqa.pipeline import check as check

__version__ = "0.1.0"
__all__ = ["Config", "MtqaError", "__version__", "align", "assess", "check"]

_PLACES = {
    "check": ("mtqa.pipeline", "check"),
    "assess": ("mtqa.pipeline", "assess"),
    "Config": ("mtqa.config", "Config"),
    "MtqaError": ("mtqa.errors", "MtqaError"),
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - module attributes are of any type
    if name == "align":
        return import_module("mtqa.align")
    if name not in _PLACES:
        raise AttributeError(f"module 'mtqa' has no attribute {name!r}")
    module, attribute = _PLACES[name]
    return getattr(import_module(module), attribute)
