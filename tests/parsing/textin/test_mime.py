"""Mails, and web pages saved as one file; every text is our own."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from geo.errors import UnreadableFileError
from geo.parsing.textin import read_bytes
from tests.parsing.papers import PAGE, SENTENCE


def mail(
    subject: str = "Talks on an airfield", sent: str = "Tue, 16 Aug 2005 23:30:00 +0600"
) -> EmailMessage:
    message = EmailMessage()
    message["Subject"], message["From"], message["Date"] = subject, "A. Writer <a@example.org>", sent
    return message


def saved(page: str = PAGE, address: str = "https://example.org/airfield") -> bytes:
    """As Chromium saves a page: MHTML."""
    message = EmailMessage()
    message["From"], message["Snapshot-Content-Location"] = "<Saved by Blink>", address
    message["Subject"], message["Date"] = "Talks on an airfield", "Sun, 1 Nov 2026 10:00:00 GMT"
    message.set_content(page, subtype="html")
    message.make_related()
    message.add_related(b"\x89PNG", maintype="image", subtype="png")
    return message.as_bytes()


def test_a_page_saved_as_one_file_is_the_page() -> None:
    text, page = read_bytes("a.mhtml", saved()), read_bytes("a.html", PAGE.encode())
    assert text.text == page.text
    assert (text.title, text.publisher, text.published) == (page.title, page.publisher, "2005-08-16")
    assert (text.kind, text.url) == ("html", "https://example.org/airfield")


def test_the_day_of_saving_is_not_that_of_publication() -> None:
    text = read_bytes("a.mht", saved(f"<html><body><p>{SENTENCE}</p></body></html>", "file:///home/a.html"))
    assert (text.published, text.url, text.title) == ("", "", "Talks on an airfield")


def test_a_mail_says_who_wrote_it_and_when() -> None:
    message = mail("Переговоры об аэродроме")
    message.set_content(SENTENCE)
    text = read_bytes("a.eml", message.as_bytes())
    assert text.text.strip() == SENTENCE
    assert (text.kind, text.title, text.author, text.published) == (
        "plain", "Переговоры об аэродроме", "A. Writer", "2005-08-16",
    )  # fmt: skip


def test_of_a_mail_in_two_forms_the_page_is_read() -> None:
    message = mail()
    message.set_content("See the page.")
    message.add_alternative(f"<html><body><p>{SENTENCE}</p></body></html>", subtype="html")
    assert read_bytes("a.eml", message.as_bytes()).text == SENTENCE


def test_what_is_attached_to_a_mail_is_not_its_text() -> None:
    message = mail()
    message.set_content(SENTENCE)
    assert read_bytes("a.eml", message.as_bytes()).notes == ()
    for name in ("b.html", *"cdefg"):
        message.add_attachment(b"<p>never shown</p>", maintype="text", subtype="html", filename=name)
    text = read_bytes("a.eml", message.as_bytes())
    assert text.text.strip() == SENTENCE
    assert text.notes == (
        "Attached and not read: b.html, c, d, e, f and 1 more; give what matters by itself.",
    )


@pytest.mark.parametrize("name", ["a.txt", "letter", "a.html"])
def test_it_is_told_by_what_it_holds(name: str) -> None:
    message = mail()
    message.set_content(SENTENCE)
    assert read_bytes(name, message.as_bytes()).author == "A. Writer"


def test_a_text_that_begins_like_a_header_is_a_text() -> None:
    text = read_bytes("a.txt", f"Title: Talks\nDate: 2005\n\n{SENTENCE}".encode())
    assert text.text.startswith("Title: Talks")


@pytest.mark.parametrize(
    "data",
    [
        b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x--\n",
        b"MIME-Version: 1.0\nContent-Type: text/html; charset=none-such\n\n",
        b"".join(
            b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x%d\n\n--x%d\n" % (n, n)
            for n in range(3000)
        ),
    ],
    ids=["no part", "no text", "nested"],
)
def test_a_mail_without_text_is_one_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableFileError, match=r"a\.eml is a "):
        read_bytes("a.eml", data)


def test_an_unknown_charset_is_read_as_utf_8() -> None:
    data = f"MIME-Version: 1.0\nContent-Type: text/plain; charset=none-such\n\n{SENTENCE}\n".encode()
    assert SENTENCE in read_bytes("a.eml", data).text
