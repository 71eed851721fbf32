"""What the columns of a table mean: title, type, unit, codes, constraints, share filled."""

from typing import Any

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.evidence import completeness, quoting
from cqvet.i18n import Text
from cqvet.ui.sources import words

COLUMNS = ("name", "title", "type", "unit", "rules", "filled", "gaps", "codes", "description")


def show(resource: dict[str, Any], t: Text) -> None:
    """One line a column, as the descriptor has it."""
    st.subheader(t("sources.schema"), anchor=False)
    fields = resource["schema"]["fields"]
    frame = data.table(resource["name"])
    found = {column.name: column for column in completeness.columns(frame, resource)}
    lines = [line(field, found.get(field["name"]), t) for field in fields]
    refs = [f"column/{resource['name']}/{field['name']}" for field in fields]
    st.dataframe(
        pd.DataFrame(lines, pd.Index(refs, name="ref"))[list(COLUMNS)],
        hide_index=True,
        column_config={name: t(f"sources.schema_{name}") for name in COLUMNS},
        key=f"schema_{resource['name']}",
        alt=t("sources.schema_alt", table=t.title(resource)),
    )


def line(field: dict[str, Any], column: completeness.Column | None, t: Text) -> dict[str, str]:
    """A column of the schema in words; what does not apply says so."""
    none = quoting.missing("does_not_apply", t)
    unit = field.get("unit")
    gaps = column.gaps if column else {}
    return {
        "name": field["name"],
        "title": t.title(field),
        "type": t(f"sources.type_{field['type']}"),
        "unit": quoting.word("unit", unit, t) if unit else none,
        "rules": rules(field, t) or t("sources.rule_none"),
        "filled": words.percent(column.share, t) if column else none,
        "gaps": t.join([f"{quoting.missing(code, t)} {n}" for code, n in gaps.items()])
        or t("sources.no_gaps"),
        "codes": codes(field, t) or none,
        "description": t.title(field, "description"),
    }


def rules(field: dict[str, Any], t: Text) -> str:
    """The constraints of a field in words."""
    rule = field.get("constraints", {})
    said = [t(f"sources.rule_{name}") for name in ("required", "unique") if rule.get(name)]
    said += [f"≥ {rule['minimum']}"] if "minimum" in rule else []
    said += [f"≤ {rule['maximum']}"] if "maximum" in rule else []
    said += [rule["pattern"]] if "pattern" in rule else []
    return t.join(said)


def codes(field: dict[str, Any], t: Text) -> str:
    """The codes that a field allows, with their names."""
    if "codes" not in field:
        return ""
    return t.join([f"{code} = {name}" for code, name in quoting.words(field["codes"], t).items()])
