"""Territories and their adjectives: Armenia, Armenian.

Names come from CLDR by way of Babel; adjectives from the English pack's section ``[demonyms]``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from mtqa.languages import load_pack

_OTHER_NAMES = {"TR": ("Turkey",), "CZ": ("Czech Republic",), "PS": ("Palestine",), "BA": ("Bosnia",)}
"""Names in use beside the one that CLDR gives."""


@cache
def adjectives() -> Mapping[str, str]:
    """Adjective by ISO 3166 code of the territory."""
    pack = load_pack("en")
    return MappingProxyType(dict(pack.section("demonyms")) if pack else {})


@cache
def territory_codes() -> Mapping[str, str]:
    """ISO 3166 code by English name as it is written in a text, for the territories that have an adjective."""
    from babel import Locale

    territories = Locale("en").territories
    return MappingProxyType(
        {name: code for code in adjectives() for name in (territories[code], *_OTHER_NAMES.get(code, ()))}
    )
