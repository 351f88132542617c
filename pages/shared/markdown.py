"""Text of any origin in Streamlit's Markdown."""

from __future__ import annotations

import re

__all__ = ["plain"]


def plain(text: str) -> str:
    """Text of any origin as Markdown that says just that."""
    return re.sub(r"([\\`*_{}\[\]()<>#+!|$:~])", r"\\\1", text)
