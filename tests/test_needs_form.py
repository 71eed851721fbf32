"""Tables of needs: every fault by row and column, both languages, nothing lost."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqvet import data
from cqvet.base import forms
from cqvet.i18n import LANGS, Lang, Text
from cqvet.subjects import needs
from tests.needs_broken import BROKEN, HEADER, ROWS, VALID, table, workbook


def check(content: bytes) -> forms.Checked:
    return forms.validate(content, needs.form())


@pytest.mark.parametrize("name", BROKEN)
def test_every_planted_fault_is_located_and_no_other_is_reported(name: str) -> None:
    """Row, column and code of each fault of a broken table are found, exactly."""
    content, planted = BROKEN[name]
    found = check(content)
    assert {(fault.row, fault.where, fault.code) for fault in found.faults} == planted
    assert len(found.faults) == len(planted)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", BROKEN)
def test_every_fault_is_told_in_the_language(name: str, lang: Lang) -> None:
    """Each fault has a sentence of the reader's language and the column as its template says."""
    t = Text(lang)
    for fault in check(BROKEN[name][0]).faults:
        said = forms.message(fault, t)
        assert any("\u4e00" <= sign <= "\u9fff" for sign in said) == (lang == "zh")
        if fault.where in needs.COLUMNS:
            assert forms.column(fault, needs.labels(t)) == needs.labels(t)[fault.where]


@pytest.mark.parametrize("filled", [False, True])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("lang", LANGS)
def test_templates_are_read_back(lang: Lang, kind: str, filled: bool) -> None:
    """A template has no row, the example five without a fault, in each language and format."""
    found = check(needs.template(lang, kind, filled=filled))
    assert [fault.code for fault in found.faults] == ([] if filled else ["no_rows"])
    assert found.total == (5 if filled else 0)


def test_both_formats_of_the_example_hold_the_same() -> None:
    """What is written as CSV and as XLSX is read as the same rows."""
    first, second = (check(needs.template("zh", k, filled=True)).rows for k in ("csv", "xlsx"))
    assert first.equals(second)


TWINS = {
    "utf-8 with a mark": VALID.encode("utf-8-sig"),
    "gb18030": VALID.encode("gb18030"),
    "semicolon": VALID.replace(",", ";").encode(),
    "tab": VALID.replace(",", "\t").encode(),
    "line ends of Windows": VALID.replace("\n", "\r\n").encode(),
    "chinese headers": table(*ROWS, header="需求,类型,单位,区县"),
    "english headers": table(*ROWS, header="Need,Kind,Organisation,District"),
    "xlsx": workbook([line.split(",") for line in [HEADER, *ROWS]]),
}


@pytest.mark.parametrize("name", TWINS)
def test_the_same_needs_in_another_file_are_the_same(name: str) -> None:
    """Encodings, delimiters, headers and formats change nothing."""
    found, twin = check(TWINS[name]), check(VALID.encode())
    assert found.faults == ()
    assert found.rows.equals(twin.rows)
    assert twin.rows["kind"].tolist() == ["talent", "programme", "talent"]
    assert twin.rows["district"].tolist() == ["500118", "500106", "500102"]


@pytest.mark.parametrize(
    ("written", "district"),
    [
        ("500118", "500118"),
        ("永川", "500118"),
        ("Yongchuan", "500118"),
        ("永川国家高新技术产业开发区", "500118"),
        ("Changshou High-tech Zone", "500115"),
        ("开县", "500154"),
    ],
)
def test_a_district_may_be_written_in_many_ways(written: str, district: str) -> None:
    """Code, full and short name, a park in it, a former name."""
    found = check(table(f"招焊工,人才,,{written}"))
    assert found.faults == ()
    assert found.rows["district"].tolist() == [district]


def test_an_area_of_several_districts_names_them() -> None:
    """The fault lists the districts to choose from."""
    (fault,) = check(table("招焊工,人才,,两江新区")).faults
    assert fault.expected == "500105, 500109, 500112"


def test_a_text_may_have_line_breaks_and_begin_like_a_formula() -> None:
    """Breaks become blanks; a formula that was never computed is read as it is written."""
    found = check(workbook([["需求", "类型"], ["招焊工\n两班倒", "人才"], ["=招焊工", "人才"]]))
    assert found.faults == ()
    assert found.rows["text"].tolist() == ["招焊工 两班倒", "=招焊工"]


def test_limits_are_faults_of_the_file() -> None:
    """Too many rows or bytes: one fault with the limit, and nothing read."""
    many = table(*["招焊工,人才,,"] * (needs.MAX_ROWS + 1))
    for code, content in (("too_many_rows", many), ("too_large", b"a" * (needs.MAX_BYTES + 1))):
        (fault,) = check(content).faults
        assert (fault.row, fault.where, fault.code) == (0, "", code)
    assert check(table(*["招焊工,人才,,"] * needs.MAX_ROWS)).total == needs.MAX_ROWS


CELLS = st.sampled_from(["", "招焊工", "人才", "500118", "=x", "x" * 501, "两江新区", '"', "1"])


@given(st.lists(st.lists(CELLS, max_size=6), max_size=6))
def test_any_table_gives_each_row_as_clean_or_as_faulty(rows: list[list[str]]) -> None:
    """No row is dropped: each that is not empty is clean or has a fault."""
    found = check(table(*(",".join(row) for row in rows)))
    faulty = {fault.row for fault in found.faults}
    if not any(fault.code == "broken_quotes" or fault.row == 0 for fault in found.faults):
        assert len(found.rows) + len(faulty) == found.total


@given(st.binary(max_size=200))
def test_no_bytes_raise(content: bytes) -> None:
    """Any bytes give faults, never an exception."""
    assert check(content).faults


def test_a_guarded_csv_of_ours_is_read_as_it_was() -> None:
    """The apostrophe before what looks like a formula goes again when the file comes back."""
    assert check(table("'=招焊工,人才,'@厂,")).rows.iloc[0][["text", "organisation"]].tolist() == [
        "=招焊工",
        "@厂",
    ]


def test_kinds_are_those_of_the_article() -> None:
    """Talent, programme, technology, going abroad."""
    assert list(data.names("need_kind")) == ["talent", "programme", "technology", "abroad"]
    assert io.BytesIO(needs.template("en", "csv")).read().decode("utf-8-sig").strip() == (
        "need,kind,organisation,district"
    )
