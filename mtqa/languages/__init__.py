"""Language packs: what mtqa knows of a language, one TOML file each, no code.

A pack has the section ``[language]`` (name, scripts) and one section for every part of mtqa that uses it
(``[sentences]``, ``[numbers]``, ``[dates]``, ``[calques]``, ...). Each part reads its own section and says in its
docstring what the section holds. A new language is a new file here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True)
class Pack:
    """One language pack: BCP 47 primary subtag, English name, Unicode scripts, and its raw sections."""

    code: str
    name: str
    scripts: tuple[str, ...]
    """ISO 15924 codes, most usual first, such as ``Deva`` or ``Latn``."""
    sections: Mapping[str, Mapping[str, Any]]

    def section(self, name: str) -> Mapping[str, Any]:
        """The section of that name, empty where the pack has none."""
        return self.sections.get(name, MappingProxyType({}))


@cache
def available() -> tuple[str, ...]:
    """Codes of all packs, sorted."""
    files = resources.files(__name__).iterdir()
    return tuple(sorted(file.name.removesuffix(".toml") for file in files if file.name.endswith(".toml")))


@cache
def load_pack(code: str | None) -> Pack | None:
    """The pack of a language (``hi``, ``pt-BR`` counts as ``pt``), or None where there is none."""
    primary = (code or "").lower().replace("_", "-").split("-")[0]
    if primary not in available():
        return None
    data = tomllib.loads(resources.files(__name__).joinpath(f"{primary}.toml").read_text(encoding="utf-8"))
    language = data.pop("language")
    return Pack(primary, language["name"], tuple(language["scripts"]), MappingProxyType(data))
