"""Sections compare by token, however a record writes them."""

from __future__ import annotations

import pytest

from screener.facts.calendar import parse_span
from screener.law.sections import Code, MapEntry, Writing
from screener.logic.sections import OffenseMap, Relation, Section, SectionReader, relation

NEW_YORK = SectionReader(
    Writing(
        codes={
            "pl": Code(name="Penal Law", written=("PL", "P.L.", "N.Y. Penal Law")),
            "vtl": Code(name="Vehicle and Traffic Law", written=("VTL", "V.T.L.")),
        }
    )
)
TEXAS = SectionReader(
    Writing(
        codes={
            "pc": Code(name="Penal Code", written=("PC", "Tex. Penal Code")),
            "hsc": Code(name="Health & Safety Code", written=("HSC", "H.S.C.")),
        }
    )
)
MASSACHUSETTS = SectionReader(
    Writing(codes={"gl": Code(name="General Laws", written=("G.L.", "M.G.L.", "MGL"))})
)


@pytest.mark.parametrize(
    "text",
    ["PL § 230.00", "Penal Law 230.00", "P.L. 230.00", "pl 230.00", "N.Y. Penal Law § 230.00"],
)
def test_one_section_in_many_writings(text: str) -> None:
    assert NEW_YORK.read(text) == Section("pl", ("230.00",))


@pytest.mark.parametrize(
    "text",
    [
        "G.L. c. 272, § 53A(a)",
        "M.G.L. c.272 s.53A(a)",
        "MGL ch. 272 sec. 53A(a)",
        "MGL 272/53A/a",
        "MGL 272-53A-A",
    ],
)
def test_chapter_and_section_in_many_writings(text: str) -> None:
    assert MASSACHUSETTS.read(text) == Section("gl", ("272", "53A", "A"))


def test_a_subsection_named_c_is_not_the_word_chapter() -> None:
    assert MASSACHUSETTS.read("272-53A-C") == Section(None, ("272", "53A", "C"))
    assert TEXAS.read("43.02(c)(3)") == Section(None, ("43.02", "C", "3"))


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("18:1028A.F", ("18", "1028A", "F")),
        ("RCW 9A.88.030", ("9A.88.030",)),
        ("18 U.S.C. 1028A", ("18", "1028A")),
        ("4511.19(A)(1)(a)", ("4511.19", "A", "1", "A")),
    ],
)
def test_dots_join_numbers_and_end_abbreviations(text: str, tokens: tuple[str, ...]) -> None:
    names = Writing(codes={"x": Code(name="Code", written=("RCW", "U.S.C."))})
    section = SectionReader(names).read(text)
    assert section is not None
    assert section.tokens == tokens


def test_a_whole_chapter_holds_its_sections() -> None:
    chapter = TEXAS.read("PC 22.*")
    for text, lies in (
        ("PC 22.01", Relation.WITHIN),
        ("PC 22", Relation.WITHIN),
        ("PC 221.01", Relation.APART),
        ("HSC 22.01", Relation.APART),
    ):
        section = TEXAS.read(text)
        assert section is not None
        assert chapter is not None
        assert relation(section, chapter) is lies, text


@pytest.mark.parametrize("text", ["", "prostitution", "theft 2nd", "see attached 12", "§"])
def test_what_is_no_section_is_not_read_as_one(text: str) -> None:
    assert TEXAS.read(text) is None


@pytest.mark.parametrize(
    ("record", "rule", "lies"),
    [
        ("31.03(e)(1)", "31.03(e)(1)", Relation.WITHIN),
        ("31.03(e)(1)(A)", "31.03(e)(1)", Relation.WITHIN),
        ("31.03", "31.03(e)(1)", Relation.ABOVE),
        ("31.03(e)(2)", "31.03(e)(1)", Relation.APART),
        ("43.021", "43.02", Relation.APART),
        ("43.02", "43.021", Relation.APART),
        ("HSC 43.02", "PC 43.02", Relation.APART),
        ("43.02", "PC 43.02", Relation.WITHIN),
    ],
)
def test_tokens_decide_never_characters(record: str, rule: str, lies: Relation) -> None:
    one, other = TEXAS.read(record), TEXAS.read(rule)
    assert one is not None
    assert other is not None
    assert relation(one, other) is lies


def test_53_is_not_53a() -> None:
    one, other = MASSACHUSETTS.read("c. 272 § 53"), MASSACHUSETTS.read("c. 272 § 53A")
    assert one is not None
    assert other is not None
    assert relation(one, other) is Relation.APART
    assert relation(other, one) is Relation.APART


MAP = OffenseMap(
    [
        MapEntry.model_validate(entry)
        for entry in (
            {"section": "PC 43.02", "offense": "solicitation", "until": "2021-08-31"},
            {
                "section": "PC 43.02",
                "offense": "prostitution",
                "role": "selling",
                "from": "2021-09-01",
            },
            {"section": "PC 31.03(e)(1)", "offense": "theft", "class": "C"},
            {"section": "PC 31.03(e)(4)", "offense": "theft", "level": "felony"},
            {"section": "HSC 31.03(e)(4)", "offense": "drug_sale"},
            {"section": "PC 22", "offense": "simple_assault"},
            {"section": "PC 22(b)", "offense": "aggravated_assault"},
        )
    ],
    TEXAS,
)


def offenses(text: str, day: str | None = None) -> frozenset[str] | None:
    section = TEXAS.read(text)
    assert section is not None
    found = MAP.find(section, None if day is None else parse_span(day))
    return None if found is None else found.offenses


def test_the_day_of_the_offense_decides_what_a_section_meant() -> None:
    assert offenses("43.02", "2021-08-31") == {"solicitation"}
    assert offenses("43.02", "2021-09-01") == {"prostitution"}
    assert offenses("43.02", "2021") == {"solicitation", "prostitution"}
    assert offenses("43.02") == {"solicitation", "prostitution"}


def test_the_longest_line_that_holds_the_section_counts() -> None:
    assert offenses("PC 22(a)") == {"simple_assault"}
    assert offenses("PC 22(b)(1)") == {"aggravated_assault"}


def test_a_section_above_the_map_is_known_only_in_part() -> None:
    section = TEXAS.read("PC 31.03")
    assert section is not None
    found = MAP.find(section, None)
    assert found is not None
    assert not found.whole
    assert found.offenses == {"theft"}


def test_a_number_in_two_codes_is_not_guessed() -> None:
    assert offenses("31.03(e)(4)") is None
    assert offenses("HSC 31.03(e)(4)") == {"drug_sale"}


def test_an_unknown_section_is_not_in_the_map() -> None:
    assert offenses("99.99") is None
