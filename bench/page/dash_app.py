"""The layout page in Dash, in two ways; a callback answers with what changes and no more.

Same data and formulas (`cqvet.subjects.layout`, `selection.select`, `numerals`), same choices. The
geometry comes by address and stays in the browser. `BENCH_DASH=figures`: a callback returns
the figures that change, as most Dash pages do. `BENCH_DASH=patch`: figures are built once, a
callback sends a `Patch` of their changed parts, the most that Dash can do. It
shows less than the product (one table of three, no drawer, no search, no address of the
view), which is to its advantage.

    gunicorn -w 1 --threads 8 bench.page.dash_app:server
"""
# mypy: ignore-errors
# Its libraries are installed in an environment of their own.

import json
import os
from pathlib import Path
from typing import Any

from dash import Dash, Input, Output, Patch, State, dash_table, dcc, html
from flask import Response

from bench.page import dash_values as values
from bench.page.dash_figures import atlas, chart
from bench.page.dash_values import ZONES, T
from cqvet import data
from cqvet.base.filters import Filters
from cqvet.base.numerals import number
from cqvet.evidence.figure import of_value, plain
from cqvet.pictures import palette
from cqvet.pictures.classes import quantiles
from cqvet.subjects import layout
from cqvet.ui.layout.selection import Selection, select
from cqvet.ui.layout.words import words

PATCH = os.environ.get("BENCH_DASH", "patch") == "patch"
STATIC = Path(data.__file__).parent / "static"
MEASURES = ["zones", *layout.MEASURES]
COLUMNS = {"district": T("layout.col_code"), "name_zh": T("layout.col_name")} | {
    name: T(f"layout.measure_{name}") for name in layout.MEASURES
}

app = Dash(__name__, title="CQVET", compress=False)
server = app.server


@server.get("/outline/<path:_name>")
def outline(_name: str) -> dict[str, Any]:
    """The outline of the world that plotly asks a foreign host for; ours is empty."""
    return {"type": "Topology", "objects": {}, "arcs": []}


@server.get("/districts.json")
def districts() -> Response:
    """The districts with their rings turned: plotly wants them clockwise."""
    (file,) = STATIC.glob("districts.*.json")
    content = json.loads(file.read_text("utf-8"))
    for feature in content["features"]:
        shape = feature["geometry"]
        areas = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        for ring in (ring for area in areas for ring in area):
            ring.reverse()
    answer = Response(json.dumps(content), mimetype="application/json")
    answer.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return answer


def legend(measure: str) -> list[html.Span]:
    """A swatch and a range for each class."""
    if measure == "zones":
        items = [(palette.css(palette.ZONES[code]), names["zh"]) for code, names in ZONES.items()]
    else:
        digits = layout.MEASURES[measure].digits
        found = quantiles(layout.by_district(measure))
        ramp = palette.ramp(len(found.ranges), dark=False)
        items = [
            (palette.css(c), f"{number(low, 'zh', digits)} – {number(high, 'zh', digits)}")
            for c, (low, high) in zip(ramp, found.ranges, strict=True)
        ]
    return [
        html.Span(
            ["■ ", html.Span(text, style={"color": "#26231f", "marginRight": "1rem"})],
            style={"color": colour},
        )
        for colour, text in items
    ]


def panel(zone: str, chosen: Selection) -> list[Any]:
    """Role, figures and networks of the region."""
    zones = data.table("zones").set_index("zone")
    heading = T.pick(zones.loc[zone], "name") if zone else T("layout.panel_city")
    rows = []
    for name, measure in layout.MEASURES.items():
        value = layout.by_zone(name)[zone] if zone else layout.of_city(name)
        text = of_value(value, measure.unit, "", T, measure.digits).text
        rows.append(html.Tr([html.Td(T(f"layout.measure_{name}")), html.Td(text)]))
    nets = chosen.networks.drop_duplicates("network")["name_zh"]
    return [
        html.H3(heading, id="heading"),
        *(html.P(T.pick(zones.loc[code], "role")) for code in ([zone] if zone else zones.index)),
        html.Table(html.Tbody(rows)),
        html.Ul([html.Li(name) for name in nets], style={"maxHeight": 430, "overflow": "auto"}),
    ]


def table(zone: str) -> list[dict[str, Any]]:
    frame = layout.district_table()
    frame = frame[frame["zone"] == zone] if zone else frame
    rounded = {name: m.digits for name, m in layout.MEASURES.items()}
    return [
        {str(k): None if v != v else v for k, v in row.items()}  # noqa: PLR0124
        for row in frame[list(COLUMNS)].round(rounded).to_dict("records")
    ]


def matched(chosen: Selection) -> str:
    return f"{chosen.matched} / {chosen.total}"


def box(name: str, labels: dict[str, str], value: str) -> dcc.Dropdown:
    options = [{"value": code, "label": label} for code, label in labels.items()]
    return dcc.Dropdown(options, value, id=name, clearable=False, searchable=False)


def page() -> html.Div:
    chosen = select(Filters(), T)
    return html.Div(
        [
            html.H1(T("layout.title")),
            html.P(matched(chosen), id="matched"),
            box(
                "zone",
                {"": T("filter.any_zone"), **{z: n["zh"] for z, n in ZONES.items()}},
                "",
            ),
            box("measure", {m: T(f"layout.measure_{m}") for m in MEASURES}, "population"),
            dcc.Graph(
                id="map",
                figure=atlas("population", ""),
                config={"topojsonURL": "/outline/"},
            ),
            html.Div(legend("population"), id="legend"),
            html.P(plain(T("layout.explain_population", **words(T))), id="explain"),
            html.Div(panel("", chosen), id="panel"),
            html.H3(
                T("layout.compare", measure=T("layout.measure_population")),
                id="compare",
            ),
            html.Div(
                [
                    html.Div(
                        [
                            html.B(ZONES[zone]["zh"]),
                            html.P(values.total("population", zone), id=f"total_{zone}"),
                            dcc.Graph(figure=chart("population", zone), id=f"bars_{zone}"),
                        ],
                        style={"flex": 1},
                    )
                    for zone in ZONES
                ],
                style={"display": "flex"},
            ),
            dash_table.DataTable(
                table(""),
                [{"id": name, "name": label} for name, label in COLUMNS.items()],
                id="table",
                sort_action="native",
            ),
        ],
        style={"maxWidth": 1200, "margin": "auto", "fontFamily": "sans-serif"},
    )


app.layout = page()


@app.callback(
    Output("map", "figure"),
    Output("legend", "children"),
    Output("explain", "children"),
    Output("compare", "children"),
    *(Output(f"bars_{zone}", "figure") for zone in ZONES),
    *(Output(f"total_{zone}", "children") for zone in ZONES),
    Input("measure", "value"),
    State("zone", "value"),
    prevent_initial_call=True,
)
def measure_changed(measure: str, zone: str) -> tuple[Any, ...]:
    """The map's colours and labels, the legend, the comparison."""
    compare = values.compared(measure)
    patches: list[Any] = []
    for code in ZONES:
        if not PATCH:
            patches.append(chart(compare, code))
            continue
        patch = Patch()
        for name, cells in values.bars(compare, code).items():
            patch["data"][0][name] = cells
        patch["layout"]["xaxis"]["range"] = [0, float(layout.by_district(compare).max())]
        patches.append(patch)
    return (
        recoloured(Patch(), measure, zone) if PATCH else atlas(measure, zone),
        legend(measure),
        plain(T(f"layout.explain_{measure}", **words(T))),
        T("layout.compare", measure=T(f"layout.measure_{compare}")),
        *patches,
        *(values.total(compare, code) for code in ZONES),
    )


@app.callback(
    Output("map", "figure", allow_duplicate=True),
    Output("panel", "children"),
    Output("table", "data"),
    Output("matched", "children"),
    Input("zone", "value"),
    State("measure", "value"),
    prevent_initial_call=True,
)
def zone_changed(zone: str, measure: str) -> tuple[Any, ...]:
    """The map's view, dots and faded districts, the panel, the table, the count."""
    chosen = select(Filters(zone=zone), T)
    if not PATCH:
        return atlas(measure, zone), panel(zone, chosen), table(zone), matched(chosen)
    patch = recoloured(Patch(), measure, zone)
    where = values.view(zone)
    patch["layout"]["geo"]["lonaxis"]["range"] = where["lon"]
    patch["layout"]["geo"]["lataxis"]["range"] = where["lat"]
    for index, found in enumerate(values.points(chosen), 1):
        for name, cells in found.items():
            trace = patch["data"][index]
            if name == "marker.color":
                trace["marker"]["color"] = cells
            else:
                trace[name] = cells
    return patch, panel(zone, chosen), table(zone), matched(chosen)


def recoloured(patch: Any, measure: str, zone: str) -> Any:
    steps, colours = values.classes(measure, zone)
    patch["data"][0]["z"] = steps
    patch["data"][0]["zmax"] = len(colours) - 1
    patch["data"][0]["colorscale"] = values.stepped(colours)
    patch["data"][4]["text"] = values.labels(measure, zone)
    return patch
