from __future__ import annotations

import itertools

import pytest

from geo.parsing.dates.finding import find_dates
from geo.records.when import WhenError, read_when

PUBLISHED = "2005-08-16"  # a Tuesday


def read(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str]]:
    """Finds with what they were read as; every offset and every EDTF is checked on the way."""
    found = find_dates(text, published)
    for mention in found:
        assert text[mention.start : mention.end] == mention.text
        assert mention.why
        read_when(mention.edtf)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    return [(mention.text, mention.edtf) for mention in found]


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("6 November 2001", "2001-11-06"),
        ("November 6, 2001", "2001-11-06"),
        ("the 6th of November 2001", "2001-11-06"),
        ("2001-11-06", "2001-11-06"),
        ("06.11.2001", "2001-11-06"),
        ("25/11/2001", "2001-11-25"),
        ("Sept. 3, 2001", "2001-09-03"),
        ("October 2005", "2005-10"),
        ("12-13 October 2005", "2005-10-12/2005-10-13"),
        ("from 28 September to 3 October 2005", "2005-09-28/2005-10-03"),
        ("early October 2005", "[2005-10-01..2005-10-10]"),
        ("the end of February 2004", "[2004-02-21..2004-02-29]"),
        ("mid-2004", "[2004-05..2004-08]"),
        ("к концу 2006 года", "[..2006-12-31]"),
        ("не позднее 31 декабря 2005 года", "[..2005-12-31]"),
        ("в начале 90-х", "[1990..1993]"),
        ("в 2004-м", "2004"),
        ("зимой 2001-2002 годов", "[2001-12..2002-02]"),
        ("в конце ноября - начале декабря 2004 года", "2004-11-21~/2004-12-10~"),
        ("summer 2004", "[2004-06..2004-08]"),
        ("the second half of 2004", "[2004-07..2004-12]"),
        ("mid-1990s", "1995~"),
        ("early 1990s", "[1990..1993]"),
        ("1990s", "[1990..1999]"),
        ("2001-2005", "2001/2005"),
        ("from 2001 to 2005", "2001/2005"),
        ("between 2001 and 2005", "[2001..2005]"),
        ("since 2003", "2003/.."),
        ("until August 2005", "/2005-08"),
        ("They extended the lease of the field to 2044", "/2044"),
        ("The field moved to 2044", "2044"),
        ("by 2007", "[..2007-12-31]"),
        ("by the end of 2007", "[..2007-12-31]"),
        ("around 1998", "1998~"),
        ("6 ноября 2001 года", "2001-11-06"),
        ("августе 2005-го", "2005-08"),
        ("начале октября 2005 года", "[2005-10-01..2005-10-10]"),
        ("12–13 мая 2005 г.", "2005-05-12/2005-05-13"),
        ("середине 1990-х годов", "1995~"),
        ("с 2001 по 2005 год", "2001/2005"),
        ("до 2005 года", "/2005"),
    ],
)
def test_written_dates(written: str, edtf: str) -> None:
    found = read(f"It was so {written}, they say.", published=None)
    assert len(found) == 1
    assert found[0][1] == edtf
    assert found[0][0] in written
    assert {mention.basis for mention in find_dates(written)} == {"stated"}


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("yesterday", "2005-08-15"),
        ("on Tuesday", "2005-08-16"),
        ("on Friday", "2005-08-12"),
        ("last Tuesday", "2005-08-09"),
        ("next Friday", "2005-08-19"),
        ("last week", "[2005-08-08..2005-08-14]"),
        ("last month", "2005-07"),
        ("this year", "2005"),
        ("by the end of this year", "[..2005-12-31]"),
        ("earlier this month", "[2005-08-01..2005-08-16]"),
        ("three days ago", "2005-08-13"),
        ("two months ago", "2005-06~"),
        ("a year ago", "2004~"),
        ("on 1 August", "2005-08-01"),
        ("on 1 October", "2004-10-01"),
        ("in early May", "[2005-05-01..2005-05-10]"),
        ("in yesterday's fog", "2005-08-15"),
        ("under last year's agreement", "2004"),
        ("this morning", "2005-08-16"),
        ("tonight", "2005-08-16"),
        ("last night", "[2005-08-15..2005-08-16]"),
        ("by the end of the year", "[..2005-12-31]"),
        ("since the beginning of the year", "2005-01~/.."),
        ("at the start of the year", "2005-01~"),
        ("before year-end", "[2005-09..2005-12]"),
        ("at the end of the month", "[2005-08-21..2005-08-31]"),
        ("last summer", "[2004-06..2004-08]"),
        ("this spring", "[2005-03..2005-05]"),
        ("last winter", "[2004-12..2005-02]"),
        ("next winter", "[2005-12..2006-02]"),
        ("over the past three years", "2002~/2005-08-16"),
        ("in the last two months", "2005-06~/2005-08-16"),
        ("in the past decade", "1995~/2005-08-16"),
        ("вчера", "2005-08-15"),
        ("на прошлой неделе", "[2005-08-08..2005-08-14]"),
        ("в прошлом году", "2004"),
        ("в позапрошлом году", "2003"),
        ("прошлой осенью", "[2004-09..2004-11]"),
        ("весной этого года", "[2005-03..2005-05]"),
        ("в минувшую пятницу", "2005-08-12"),
        ("накануне вечером", "2005-08-15"),
        ("до конца года", "[..2005-12-31]"),
        ("в пятницу", "2005-08-12"),
        ("два месяца назад", "2005-06~"),
        ("1 августа", "2005-08-01"),
    ],
)
def test_dates_counted_from_publication(written: str, edtf: str) -> None:
    (mention,) = find_dates(f"It opened {written}.", PUBLISHED)
    assert (mention.edtf, mention.basis) == (edtf, "derived")
    assert PUBLISHED in mention.why
    (alone,) = find_dates(f"It opened {written}.")
    assert alone.edtf == ""
    assert "left unread" in alone.why


def test_a_paper_that_is_called_today_is_no_day() -> None:
    assert read("He told Mountain Today that it will close.") == []
    assert read("Today it will close.") == [("Today", "2005-08-16")]


def test_a_sentence_that_looks_ahead_means_the_next_such_day() -> None:
    assert read("The airfield will open on 1 October.") == [("1 October", "2005-10-01")]
    assert read("Russia plans to open a base at Osh in September.") == [("September", "2005-09")]
    assert read("The lease of the airfield ends on October 11.") == [("October 11", "2005-10-11")]
    assert read("We will have all U.S. personnel out no later than October 10.")[0][1] == "[..2005-10-10]"
    assert read("* U.S. to close the base by October 10\n\nBISHKEK")[0][1] == "[..2005-10-10]"
    assert read("* U.S. closed the base by October 10\n\nBISHKEK")[0][1] == "[..2004-10-10]"
    assert read("Visitors to Manas came on October 10.") == [("October 10", "2004-10-10")]
    assert read("The summit is in Dushanbe, August 28.") == [("August 28", "2005-08-28")]
    assert read("It may be decided at the summit on August 31.") == [("August 31", "2005-08-31")]
    assert read("They were quoted as saying that work would begin around August 28.")[0][1] == "2005-08-28~"
    assert read("They said that work would begin around October 15.")[0][1] == "2005-10-15~"
    assert read("The base was closed on August 28.") == [("August 28", "2004-08-28")]
    assert read("They signed it on August 28.") == [("August 28", "2004-08-28")]
    assert read("Officials in Bishkek on September 28.") == [("September 28", "2004-09-28")]
    assert read("It closed in June. It is to open on Friday.") == [
        ("June", "2005-06"),
        ("Friday", "2005-08-19"),
    ]


def test_when_something_was_said_lies_behind_whatever_lies_ahead() -> None:
    assert read("The drills will be held later, he said on Tuesday.") == [("Tuesday", "2005-08-16")]
    assert read("She told a small crowd on Monday that it will close.") == [("Monday", "2005-08-15")]
    assert read("He said it will close on Monday.") == [("Monday", "2005-08-22")]


def test_what_runs_out_lies_ahead() -> None:
    assert read("Their leases run out in March.") == [("March", "2006-03")]
    assert read("Their leases ran out in March.") == [("March", "2005-03")]


def test_who_has_until_some_day_has_it_before_him() -> None:
    assert read("They have given the troops until September 30 to leave.")[0][1] == "/2005-09-30"
    assert read("The troops have until September 30.")[0][1] == "/2005-09-30"
    assert read("The troops have stayed until September 30.")[0][1] == "/2004-09-30"
    assert read("The troops stayed until September 30.")[0][1] == "/2004-09-30"


@pytest.mark.parametrize(
    ("written", "edtf"),
    [("к концу месяца", "[..2005-08-31]"), ("в начале месяца", "[2005-08-01..2005-08-10]"), ("с начала года", "2005-01~/.."), ("до весны 2004 года", "/2004-04~"), ("на этот год", "2005"), ("вчерашним днём", "2005-08-15"), ("накануне, парламент", "2005-08-15"), ("в конце года", "[2005-09..2005-12]")],
)  # fmt: skip
def test_parts_of_a_month_and_a_year_in_russian(written: str, edtf: str) -> None:
    assert [found.edtf for found in find_dates(f"Это было {written}.", PUBLISHED)] == [edtf]


def test_what_was_put_off_lies_behind() -> None:
    text = "The drills were originally scheduled to be held from October 10 through 14."
    assert read(text) == [("October 10 through 14", "2004-10-10/2004-10-14")]
    assert read("The drills are scheduled to be held from October 10 to 14.")[0][1] == "2005-10-10/2005-10-14"
    assert read("It took from October 10 to 14 troops.") == [("October 10", "2004-10-10")]


def test_later_counts_from_the_date_before_it() -> None:
    text = "It was signed on 6 November 2001. A day later the parliament met, and two weeks later it agreed."
    assert read(text)[1:] == [("A day later", "2001-11-07"), ("two weeks later", "2001-11-21~")]
    assert read("They met. A day later they parted.")[0][1] == ""
    assert read("On 6 November 2001 they met.\n\nA day later they parted.")[1][1] == ""


def test_earlier_counts_back_from_the_date_before_it() -> None:
    text = "It was signed on 6 November 2001. Two days earlier they had met, and a year earlier they had quarrelled."
    assert read(text)[1:] == [("Two days earlier", "2001-11-04"), ("a year earlier", "2000~")]
    assert read("They met two years earlier than they had planned.") == []


def test_the_year_is_the_one_that_was_named_close_before() -> None:
    assert read("It opened in 2002 and by the end of the year was full.")[1][1] == "[..2002-12-31]"
    assert read("It opened in 2002.\n\nBy the end of the year it is to close.")[1][1] == "[..2005-12-31]"
    assert read("It was so at the end of the year of the hare.") == []


def test_a_part_of_a_year_opens_and_closes_an_interval() -> None:
    assert read("used since early 2003") == [("since early 2003", "2003-03~/..")]
    assert read("used until late 2004") == [("until late 2004", "/2004-11~")]
    assert read("used from early 2003 to late 2004")[0][1] == "2003-03~/2004-11~"
    assert read("used from early 2003 until late 2004")[0][1] == "2003-03~/2004-11~"
    assert read("used since early May 2003")[0][1] == "2003-05-01~/.."
    assert read("used since the 1990s")[0][1] == "[1990..1999]"


def test_no_year_is_borrowed() -> None:
    assert read("It opened in 2002. On 1 August it closed.")[1] == ("1 August", "")
    assert read("It closed on 1 August.", "2010") == [("1 August", "")]
    assert read("It closed on 1 August.", "[2005-08-16..2005-08-20]") == [("1 August", "2005-08-01")]


def test_the_attacks_of_2001_need_no_year() -> None:
    assert read("after the September 11 attacks") == [("September 11", "2001-09-11")]
    assert read("after 9/11") == [("9/11", "2001-09-11")]
    assert read("on September 11") == [("September 11", "")]


@pytest.mark.parametrize("written", ["30 February 2005", "31 июня 2005 года", "5 May 9999", "5 May 0000", "2005-13-01", "10/12/2005", "May 3 0999"])  # fmt: skip
def test_impossible_or_unclear_dates_are_left_unread(written: str) -> None:
    (mention,) = find_dates(f"It was on {written}, they say.", PUBLISHED)
    assert mention.edtf == ""
    assert mention.why.startswith("left unread: ")


@pytest.mark.parametrize("text", ["2000 troops stayed", "It cost $2001", "They may 5 times", "the 1500 soldiers", "Mary marched on", "at 10:30"])  # fmt: skip
def test_numbers_that_are_no_dates(text: str) -> None:
    assert read(text) == []


def test_a_malformed_publication_date_is_refused() -> None:
    with pytest.raises(WhenError):
        find_dates("yesterday", "16.08.2005")


def test_hostile_text_ends() -> None:
    for text in (
        "1 " * 50_000,
        "the beginning of " * 20_000,
        "May\n" * 50_000,
        "12" + " " * 100_000 + "May",
        "-" * 100_000,
    ):
        find_dates(text, PUBLISHED)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("They leave by July of next year.", "[..2006-07-31]"),
        ("It may last until December 31 next year.", "/2006-12-31"),
        ("It ends by Sept. 11 this year.", "[..2005-09-11]"),
        ("It began in the middle of August last year.", "[2004-08-11..2004-08-20]"),
        ("Russia agreed to hand it over by the middle of June.", "[..2005-06-20]"),
        ("By the middle of June it is to hand it over.", "[..2005-06-20]"),
        ("It closed by June 5.", "[..2004-06-05]"),
        ("Базу закроют до конца текущего года.", "[..2005-12-31]"),
        ("Полёты запретят с января будущего года.", "2006-01/.."),
        ("В октябре пройдут манёвры.", "2005-10"),
        ("В октябре прошли манёвры.", "2004-10"),
    ],
)
def test_whose_year_the_words_beside_a_day_give(text: str, edtf: str) -> None:
    assert [date.edtf for date in find_dates(text, "2005-05-31")] == [edtf]


@pytest.mark.parametrize("word", ["until", "through", "to"])
def test_from_until_is_an_interval(word: str) -> None:
    assert [d.edtf for d in find_dates(f"It was used from 2001 {word} June 2014.")] == ["2001/2014-06"]


def test_until_alone_is_open() -> None:
    text = "In 2004 the lease was extended through 2020, in May until 2044."
    assert [d.edtf for d in find_dates(text)][:2] == ["2004", "/2020"]


def test_a_year_far_ahead_needs_a_word_for_time() -> None:
    assert [d.edtf for d in find_dates("The lease expires in 2050, or runs until 2064.")] == ["2050", "/2064"]
    assert not find_dates("They need 2050 beds, and in 2050 troops.")


@pytest.mark.parametrize(
    ("said", "month"),
    [
        ("last June", "2013-06"),
        ("last March", "2014-03"),
        ("next June", "2015-06"),
        ("next July", "2014-07"),
        ("this December", "2014-12"),
    ],
)
def test_a_month_that_is_last_next_or_this(said: str, month: str) -> None:
    (found,) = find_dates(f"They met {said} in the town.", "2014-06-03")
    assert found.edtf == month


def test_what_a_writer_will_recall_lies_behind() -> None:
    text = "We will recall that the agency on October 7 quoted the ministry."
    assert [d.edtf for d in find_dates(text, "2015-10-08")] == ["2015-10-07"]


def test_the_eve_of_something_is_no_yesterday() -> None:
    assert read("Накануне выборов он прибыл в город.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In March, Yerevan objected.", [("March", "2005-03")]),
        ("They met. In October the troops left.", [("October", "2004-10")]),
        ("Since June the road has been shut.", [("Since June", "2005-06/..")]),
        ("Both announced an accord Monday on the airfield.", [("Monday", "2005-08-15")]),
        ("Officials will meet Monday in Baku.", [("Monday", "2005-08-22")]),
        ("A delegation is due Monday in Baku.", [("Monday", "2005-08-22")]),
        ("He is expected in October.", [("October", "2005-10")]),
        ("He left after Sunday's talks.", [("Sunday", "2005-08-14")]),
        ("The film came out Friday.", [("Friday", "2005-08-12")]),
        ("Trains leave every Monday and each Friday, the Sunday Times wrote of Monday Night Football.", []),
        ("It is due by Sept.1.", [("by Sept.1", "[..2005-09-01]")]),
        ("They left by Jan.1, 2004.", [("by Jan.1, 2004", "[..2004-01-01]")]),
        ("It opened on Friday, March 4, 2005, they said.", [("March 4, 2005", "2005-03-04")]),
        ("They met on March 9 and 10 in Baku.", [("March 9 and 10", "2005-03-09/2005-03-10")]),
        ("They met on May 5 and 6 soldiers came.", [("May 5", "2005-05-05")]),
        ("The port will open (Interfax, April 24).", [("April 24", "2005-04-24")]),
        ("Signed in 1997, it is one of many (Itar-Tass, March 19).", [("1997", "1997"), ("March 19", "2005-03-19")]),
        ("He would close it if no accord was reached by October 1.", [("by October 1", "[..2005-10-01]")]),
        ("One camp shuts by Oct. 1, 2007, another the next year.", [("by Oct. 1, 2007", "[..2007-10-01]"), ("the next year", "2008~")]),
    ],
)  # fmt: skip
def test_days_and_months_as_papers_write_them(text: str, found: list[tuple[str, str]]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It has been shut since the start of this year.", "2016-01~/.."),
        ("It has been shut since the start of the year.", "2016-01~/.."),
        ("Его закрыли в начале прошлого года.", "2015-01~"),
        ("It shut in early this year.", "[2016-01..2016-04]"),
        ("It struck around 5:20 p.m. Friday in the hills.", "2016-08-19"),
        ("It struck at 16:30 Friday in the hills.", "2016-08-19"),
        ("В ночь с 8 на 9 июля колонна ушла.", "2016-07-08/2016-07-09"),
        ("В ночь с 30 июня на 1 июля колонна ушла.", "2016-06-30/2016-07-01"),
        ("Накануне отряд ушёл в горы.", "2016-08-19"),
        ("Накануне самолёт не вернулся.", "2016-08-19"),
        ("Накануне колонна вышла в путь.", "2016-08-19"),
    ],
)
def test_starts_of_years_times_of_day_nights_and_the_day_before(text: str, edtf: str) -> None:
    assert [found.edtf for found in find_dates(text, "2016-08-20")] == [edtf]


def test_what_is_moved_from_one_day_to_another_is_no_night() -> None:
    assert read("Матч перенесли с 4 на 5 июля.") == [("5 июля", "2005-07-05")]


@pytest.mark.parametrize("eve", ["праздника", "учений", "саммита", "Нового года", "войны"])
def test_the_eve_is_told_by_its_genitive(eve: str) -> None:
    assert read(f"Накануне {eve} отряд ушёл в горы.") == []
