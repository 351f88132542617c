"""Web pages saved as one file (MHTML) and mails: the page or the letter inside, and what its headers say (RFC 2557, RFC 5322)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from itertools import islice

from geo.errors import UnreadableFileError
from geo.parsing.textin.model import Text
from geo.parsing.textin.plain import edtf_of, one_line

__all__ = ["read_mime"]

_MOST_PARTS = 2_000
_NAMED, _LONGEST_NAME = 5, 80
"""Attachments that are named, and characters of their names."""
_SAVED = "<Saved by "
"""How browsers sign a page that they saved; its date is then that of saving."""
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, RecursionError)


def read_mime(name: str, data: bytes) -> Text:
    """Text and metadata of the first web page in the file, or of its first plain text. Raises UnreadableFileError where it has neither."""
    try:
        message = message_from_bytes(data, policy=policy.default)
        text = _body(name, message)
        text = dataclasses.replace(text, title=text.title or one_line(str(message.get("Subject", ""))))
        if _is_page(message):
            return _as_page(text, message)
        return dataclasses.replace(_as_mail(text, message), notes=(*text.notes, *_left_out(message)))
    except UnreadableFileError:
        raise
    except _BROKEN:
        raise UnreadableFileError(
            f"{name} is a damaged mail or saved web page; save it again as HTML or PDF."
        ) from None


def _body(name: str, message: EmailMessage) -> Text:
    from geo.parsing.textin.html import read_html
    from geo.parsing.textin.plain import read_plain

    parts = [
        part for part in islice(message.walk(), _MOST_PARTS)
        if not part.is_multipart() and part.get_content_disposition() != "attachment"
    ]  # fmt: skip
    for kind in ("text/html", "text/plain"):
        for part in parts:
            body = part.get_payload(decode=True) if part.get_content_type() == kind else None
            if not isinstance(body, bytes) or not body.strip():
                continue
            if kind == "text/html":
                return read_html(name, body)
            return read_plain(name, _decoded(body, part.get_content_charset() or "utf-8").encode(), "plain")
    raise UnreadableFileError(f"{name} is a mail or a saved web page without text.")


def _left_out(message: EmailMessage) -> Iterator[str]:
    """A sentence on what is attached to a mail: it is not read."""
    attached = [
        one_line(part.get_filename() or part.get_content_type(), _LONGEST_NAME)
        for part in islice(message.walk(), _MOST_PARTS) if part.get_content_disposition() == "attachment"
    ]  # fmt: skip
    if attached:
        more = f" and {len(attached) - _NAMED} more" if len(attached) > _NAMED else ""
        yield f"Attached and not read: {', '.join(attached[:_NAMED])}{more}; give what matters by itself."


def _decoded(body: bytes, charset: str) -> str:
    try:
        return body.decode(charset, "replace")
    except LookupError:  # a charset that nobody knows
        return body.decode("utf-8", "replace")


def _is_page(message: EmailMessage) -> bool:
    return "Snapshot-Content-Location" in message or str(message.get("From", "")).startswith(_SAVED)


def _as_page(text: Text, message: EmailMessage) -> Text:
    """With its address. The page's own tags say the rest; that it was saved says nothing of when it was published."""
    address = one_line(str(message.get("Snapshot-Content-Location", "")), 1000)
    return dataclasses.replace(text, url=address) if address.startswith(("http://", "https://")) else text


def _as_mail(text: Text, message: EmailMessage) -> Text:
    """With who sent it and when."""
    sender, address = parseaddr(str(message.get("From", "")))
    try:
        sent = edtf_of(parsedate_to_datetime(str(message.get("Date", ""))).date().isoformat())
    except (ValueError, TypeError):
        sent = ""
    return dataclasses.replace(
        text, author=one_line(sender or address) or text.author, published=sent or text.published
    )
