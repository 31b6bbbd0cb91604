"""JSON Schema files (draft 2020-12) of what mtqa writes; a change of a format is a new file."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

from mtqa.report import SCHEMA


def load_schema(name: str = SCHEMA) -> dict[str, Any]:
    """The JSON Schema of a format by name (``mtqa/1``). Raises ``FileNotFoundError`` where there is none."""
    file = resources.files(__name__).joinpath(f"{name.replace('/', '-')}.schema.json")
    schema: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return schema
