"""Text of any origin in Streamlit's Markdown, and beside a mark."""

from __future__ import annotations

import re

__all__ = ["plain", "shortened"]


def plain(text: str) -> str:
    """Text of any origin as Markdown that says just that."""
    return re.sub(r"([\\`*_{}\[\]()<>#+!|$:~])", r"\\\1", text)


def shortened(text: str, most: int = 32) -> str:
    """Text that fits beside a mark on a narrow map."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
