from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from geo.errors import UnreadableFileError
from geo.parsing import textin
from geo.parsing.textin import documents, language_of, read_bytes, read_file
from geo.parsing.textin.figures import keep_captions
from tests.parsing.papers import PAGE, SENTENCE, bomb, docx, pdf, with_notes

RUSSIAN = (
    "Министр обороны заявил, что база в Канте останется. В августе было подписано соглашение о транзите."
)


def refused(name: str, data: bytes) -> str:
    """The one sentence in which a file is refused."""
    with pytest.raises(UnreadableFileError) as error:
        read_bytes(name, data)
    said = str(error.value)
    assert name in said
    assert "\n" not in said
    return said


def test_plain_text_is_kept_as_stored() -> None:
    written = "One line.\r\n\r\n  Another – with a dash.\n"
    text = read_bytes("a.txt", written.encode())
    assert (text.text, text.kind, text.notes) == (written, "plain", ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r", "cp866", "iso8859-5"])  # fmt: skip
def test_encodings_are_told(encoding: str) -> None:
    text = read_bytes("a.txt", RUSSIAN.encode(encoding))
    assert (text.text, text.language) == (RUSSIAN, "ru")
    assert bool(text.notes) == (not encoding.startswith("utf-8"))


def test_a_zero_in_a_text_is_left_out() -> None:
    assert read_bytes("a.txt", f"{SENTENCE}\x00 It is open.".encode()).text == f"{SENTENCE} It is open."
    assert "binary" in refused("a.txt", b"It\x00is\x00o")


def test_western_letters_are_not_taken_for_cyrillic() -> None:
    written = "Le général a déclaré que la base est à côté de la ville et que les avions sont là."
    assert read_bytes("a.txt", written.encode("cp1252")).text == written


def test_markdown_is_kept_and_its_front_matter_read() -> None:
    written = f"---\ntitle: 'Talks'\ndate: 2005-08-16\nauthor: A. Writer\n---\n# Other\n\n{SENTENCE}\n"
    text = read_bytes("a.md", written.encode())
    assert text.text == written
    assert (text.kind, text.title, text.published, text.author) == (
        "markdown",
        "Talks",
        "2005-08-16",
        "A. Writer",
    )
    assert read_bytes("b.md", f"# Head\n\n{SENTENCE}".encode()).title == "Head"


def test_front_matter_in_toml() -> None:
    text = read_bytes(
        "a.md", f"+++\ntitle = 'Talks'\ndate = 2005-08-16T00:00:00Z\n+++\n# Other\n\n{SENTENCE}".encode()
    )
    assert (text.title, text.published) == ("Talks", "2005-08-16")


def test_a_web_page_gives_text_and_what_it_says_of_itself() -> None:
    text = read_bytes("a.html", PAGE.encode())
    assert (text.title, text.publisher, text.author) == (
        "Talks on an airfield",
        "The Amber Daily",
        "A. Writer",
    )
    assert (text.published, text.url, text.language) == ("2005-08-16", "https://example.org/airfield", "en")
    assert "asked for the use of the airfield" in text.text
    assert "never shown" not in text.text
    assert "All news" not in text.text
    assert "\n\nThe general said" in text.text


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("0000-05-04", "the year 0 is outside 1000 to 2999"),
        ("2005-02-30", "there is no such day"),
        ("last week", "it is not written as year, month and day"),
    ],
)
def test_a_date_that_is_none_is_told(written: str, why: str) -> None:
    sentence = f"The file dates itself “{written}”, which was not taken: {why}."
    page = f'<html><head><meta name="date" content="{written}"></head><body><p>{SENTENCE}</p></body></html>'
    for text in (
        read_bytes("a.html", page.encode()),
        read_bytes("a.md", f"---\ndate: {written}\n---\n{SENTENCE}\n".encode()),
    ):
        assert text.published == ""
        assert sentence in text.notes


def test_a_page_without_metadata_has_none() -> None:
    text = read_bytes("a.html", f"<html><body><p>{SENTENCE}</p><p>Copyright 2019</p></body></html>".encode())
    assert (text.title, text.publisher, text.author, text.published, text.url) == ("", "", "", "", "")


@pytest.mark.parametrize(
    ("shown", "published"),
    [
        (
            '<div class="article-date">14:35 16.08.2005 <span>(updated 15:01 17.08.2005)</span></div>',
            "2005-08-16",
        ),
        ('<p class="byline">By A. Writer, 16 August 2005</p>', "2005-08-16"),
        ('<time datetime="2005-08-16T10:00Z">Tuesday</time>', "2005-08-16"),
        ("<p>16 August 2005</p>", ""),  # nothing says that it is a date of the page
        ('<p class="date">16 August</p>', ""),
        ('<p class="update">16 August 2005</p>', ""),
        (f'<p>{SENTENCE * 5}</p><p class="date">16 August 2005</p>', ""),  # another article's
    ],
)
def test_a_date_that_a_page_shows_below_its_heading(shown: str, published: str) -> None:
    others = (
        '<p class="date">20 November 2020</p>',
        '<time datetime="2019-01-02"></time><time datetime="2019-01-03"></time>',
    )
    page = f"<html><body>{others[0]}<h1>Talks</h1>{shown}<p>{SENTENCE * 5}</p>{others[1]}</body></html>"
    text = read_bytes("a.html", page.encode())
    assert text.published == published
    assert any("as the page shows it" in note for note in text.notes) == bool(published)


def test_a_title_says_whose_page_it_is_behind_the_heading() -> None:
    page = f"<html><head><title>Talks - The Amber Daily</title></head><body><h1>Talks</h1><p>{SENTENCE}</p></body></html>"
    text = read_bytes("a.html", page.encode())
    assert (text.title, text.publisher) == ("Talks", "The Amber Daily")
    text = read_bytes("a.html", page.replace("<h1>Talks</h1>", "<h1>On talks</h1>").encode())
    assert (text.title, text.publisher) == ("Talks - The Amber Daily", "")


def test_captions_are_kept_and_what_a_pull_quote_repeats_is_left_out() -> None:
    caption, quote = "Aircraft of Norland at the airfield in 2003.", "will stay open for the aircraft"
    figure = f"<figure><img src='a.jpg' alt='plane'><figcaption><p>{caption}</p></figcaption></figure>"
    page = PAGE.replace("<p>The general", f"{figure}<blockquote>“{quote}”</blockquote><p>The general")
    text = read_bytes("a.html", page.encode()).text
    assert text.split("\n\n")[-1] == caption  # it does not come between what refers to each other
    assert text.count(quote) == 1
    assert "plane" not in text.split()
    other = page.replace(quote, "It was never ours at all")
    assert "It was never ours at all" in read_bytes("a.html", other.encode()).text


@pytest.mark.parametrize(
    ("figure", "kept"),
    [
        (
            "<figure><img><figcaption>At a port. Photo: <a>A.</a></figcaption></figure>",
            ["At a port. Photo: A."],
        ),
        ("<figure><img><figcaption><a>More on the port</a></figcaption></figure>", []),
        ("<aside><figure><img><figcaption>Another port</figcaption></figure></aside>", []),
        ("<figure>Said of it<figcaption>A. Writer</figcaption></figure>", []),
    ],
)
def test_captions_that_lead_elsewhere_are_none_of_the_article(figure: str, kept: list[str]) -> None:
    tree = html.fragment_fromstring(f"<div>{figure}</div>")
    keep_captions(tree)
    assert [paragraph.text for paragraph in tree.iter("p")] == kept


def test_json_ld_is_read() -> None:
    block = '{"@graph": [{"@type": "NewsArticle", "headline": "Head", "datePublished": "2018-05-12", "author": [{"name": "B"}], "publisher": {"name": "P"}}]}'
    page = f'<html><head><script type="application/ld+json">{block}</script></head><body><p>{SENTENCE}</p></body></html>'
    text = read_bytes("a.html", page.encode())
    assert (text.title, text.publisher, text.author, text.published) == ("Head", "P", "B", "2018-05-12")


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<div>" * 200 + SENTENCE + "</div>" * 200,
        "<html><body><p " + " ".join(f"a{n}='1'" for n in range(20_000)) + f">{SENTENCE}</p>",
        f"<html><p>{SENTENCE}<b>" * 3000,
        "<html><body>" + "<div>" * 300 + f"<p>{SENTENCE}</p>",
        "<html><body>" + "<div>" * 3000 + f"<p>{SENTENCE}</p>",
        f"<html><body><p>{SENTENCE}</p><p>A \x00 sign.</p>",
        f"<html><body><p>{SENTENCE}</p>" + "<" * 5000,
        f"<html><script>{'x' * 1000}<p>{SENTENCE}</p></script><p>{SENTENCE}</p>",
    ],
)
def test_hostile_pages_give_their_text(page: str) -> None:
    assert SENTENCE in read_bytes("a.html", page.encode()).text


def test_pdf() -> None:
    text = read_bytes("a.pdf", pdf(SENTENCE, "", "A second page.", title="Talks"))
    assert (text.kind, text.title, text.published, text.language) == ("pdf", "Talks", "", "en")
    assert text.text == f"{SENTENCE}\n\nA second page."
    assert text.notes == ("1 of 3 pages hold no text; they may be scanned.",)


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Talks on an airfield | The Amber Daily", ("Talks on an airfield", "The Amber Daily")),
        ("Talks on a port | The Amber Daily", ("Talks on a port | The Amber Daily", "")),
        ("", ("", "")),
    ],
)
def test_a_printed_page_says_what_a_page_says(title: str, found: tuple[str, str]) -> None:
    menu = "Home\n\nNews\n\n4 May 2026\n\nAll of it\n\n"
    said = f"By A. Writer 2005-08-16 Share\n\n{SENTENCE}\n{SENTENCE}\n{SENTENCE}"
    page = pdf(f"{menu}Talks on an airfield\n\n{said}", title=title)
    text = read_bytes("a.pdf", page)
    assert (text.title, text.publisher) == found
    assert text.published == ("2005-08-16" if found[1] else "")


def test_a_pdf_that_has_no_title_has_a_headline() -> None:
    lines = "\n".join([SENTENCE] * 3)
    assert read_bytes("a.pdf", pdf(f"Talks on an airfield\n\n{lines}")).title == "Talks on an airfield"


def test_docx_with_its_tables() -> None:
    text = read_bytes("a.docx", docx(SENTENCE, "Second.", title="Talks", author="A. Writer"))
    assert (text.text, text.title, text.author) == (f"{SENTENCE}\n\nSecond.", "Talks", "A. Writer")


def test_notes_of_a_docx_stand_behind_their_paragraph() -> None:
    data = with_notes(docx(SENTENCE, "Second."), footnote="It was told so.", endnote="In 2005.")
    assert read_bytes("a.docx", data).text == f"{SENTENCE}\n\nIt was told so.\n\nIn 2005.\n\nSecond."


@pytest.mark.parametrize(
    ("name", "data"), [("a.pdf", docx(SENTENCE)), ("a.txt", pdf(SENTENCE)), ("a.docx", PAGE.encode())]
)
def test_a_wrongly_labelled_file_is_read_as_what_it_is(name: str, data: bytes) -> None:
    text = read_bytes(name, data)
    assert "airfield" in text.text
    assert text.notes[0].startswith(f"Named .{name[2:]}, but it is ")


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\r\n\t", "empty"),
        ("a.html", b"<html><body><script>draw()</script></body></html>", "without text"),
        ("a.pdf", pdf(SENTENCE, encrypted=True), "encrypted"),
        ("a.pdf", pdf("", ""), "scanned"),
        ("a.pdf", pdf(SENTENCE)[:200], "truncated"),
        ("a.docx", docx(SENTENCE)[:9000], "truncated"),
        ("a.docx", docx(""), "without text"),
        ("a.docx", bomb(), "unpack to more than 60 MB"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Word"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "picture"),
        ("a.txt", bytes(range(256)) * 40, "binary"),
        ("a.txt", bytes(200), "empty"),
        ("a.txt", b"word " * 1_000_001, "at most 5,000,000"),
    ],
)
def test_bad_files_are_refused_in_one_sentence(name: str, data: bytes, why: str) -> None:
    assert why in refused(name, data)


def test_an_over_large_file_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(200_000_000)
    monkeypatch.setattr(textin, "read_bytes", lambda *_: pytest.fail("was read"))
    with pytest.raises(UnreadableFileError, match=r"big\.txt has 200 MB; at most 50 MB"):
        read_file(big)


def test_what_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="does not exist"):
        read_file(tmp_path / "none.txt")
    with pytest.raises(UnreadableFileError, match="is a folder"):
        read_file(tmp_path)


def test_folders_are_walked(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("b.txt", "a.pdf", "skip.png", "in/c.md"):
        (tmp_path / name).write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path)
    found = [path.relative_to(tmp_path).as_posix() for path in documents([tmp_path])]
    assert found == ["a.pdf", "b.txt", "in/c.md"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (SENTENCE, "en"),
        (RUSSIAN, "ru"),
        ("Қазақстан және Ресей арасында жаңа келісім туралы келіссөздер өтті, бұл екі ел үшін маңызды.", "kk"),
        ("Кыргызстан менен Россиянын ортосунда база боюнча келишим жана анын мөөнөтү тууралуу сүйлөшүү болду.", "ky"),
        ("O'zbekiston va Qozog'iston bilan tranzit bo'yicha kelishuv imzolandi, bu esa muhim edi.", "uz"),
        ("Дар байни Тоҷикистон ва Ӯзбекистон барои роҳи нав аз нав гуфтушунид шуд, ки муҳим аст.", "tg"),
        ("Türkiye ve Kazakistan için bu anlaşma çok önemli olarak görüldü ve daha sonra onaylandı.", "tr"),
        ("Die Basis und der Flughafen wurden von den Soldaten nicht mehr für Übungen genutzt.", "de"),
        ("哈萨克斯坦与美国签署了关于空军基地的协议", "zh"),
        ("دولت افغانستان این پایگاه را تحویل گرفت که در شمال کشور است", "fa"),
        ("Zzyx qwv plok mnrt", ""),
        ("12345 67890", ""),
    ],
)  # fmt: skip
def test_language(text: str, language: str) -> None:
    assert language_of(text) == language
