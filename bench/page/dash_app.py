"""The layout page in Dash, in two ways; a callback answers with what changes and no more.

Same data and formulas (`cqvet.layout`, `selection.select`, `numerals`), same choices. The
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

import plotly.graph_objects as go
from dash import Dash, Input, Output, Patch, State, dash_table, dcc, html
from flask import Response

from cqvet import data, layout, palette
from cqvet.classes import quantiles
from cqvet.figure import of_value, plain
from cqvet.filters import Filters
from cqvet.i18n import Text
from cqvet.numerals import number
from cqvet.ui.layout.selection import Selection, select
from cqvet.ui.layout.words import words

T = Text("zh")
PATCH = os.environ.get("BENCH_DASH", "patch") == "patch"
MIDDLE = (107.75, 30.17)
GLYPHS = {"consortium": "◆", "community": "▲"}
STATIC = Path(data.__file__).parent / "static"
MEASURES = ["zones", *layout.MEASURES]
PLACES = data.table("districts")
CODES = list(PLACES["district"])
NAMES = list(PLACES["short_zh"])
ZONE_OF = dict(zip(CODES, PLACES["zone"], strict=True))
ZONES = data.names("zone")
LEVELS = ("secondary_vocational", "higher_vocational", "vocational_bachelor")
FILLS = {LEVELS[0]: "#ffffff", LEVELS[1]: "#26231f", LEVELS[2]: palette.css(palette.GOLD)}
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


def classes(measure: str, zone: str) -> tuple[list[int], list[str]]:
    """The class of each district and the colour of each class; others than the zone's fade."""
    if measure == "zones":
        steps = [list(ZONES).index(ZONE_OF[code]) for code in CODES]
        colours = [palette.css(palette.ZONES[code]) for code in ZONES]
    else:
        found = quantiles(layout.by_district(measure))
        steps = [int(step) for step in found.step.reindex(CODES)]
        colours = [palette.css(c) for c in palette.ramp(len(found.ranges), dark=False)]
    faint, missing = palette.css(palette.FAINT[False]), palette.css(palette.MISSING[False])
    colours += [missing, faint]
    steps = [len(colours) - 2 if step < 0 else step for step in steps]
    if zone:
        outside = [ZONE_OF[code] != zone for code in CODES]
        steps = [len(colours) - 1 if out else s for s, out in zip(steps, outside, strict=True)]
    return steps, colours


def stepped(colours: list[str]) -> list[list[Any]]:
    n = len(colours)
    return [[(i + end) / n, c] for i, c in enumerate(colours) for end in (0, 1)]


def labels(measure: str, zone: str) -> list[str]:
    """The label of each district: its name and value; none outside the zone."""
    if measure == "zones":
        found = NAMES
    else:
        digits = layout.MEASURES[measure].digits
        values = layout.by_district(measure).reindex(CODES)
        found = [
            name if value != value else f"{name}<br>{number(value, 'zh', digits)}"  # noqa: PLR0124
            for name, value in zip(NAMES, values, strict=True)
        ]
    return ["" if zone and ZONE_OF[c] != zone else n for c, n in zip(CODES, found, strict=True)]


def points(chosen: Selection) -> list[dict[str, Any]]:
    """Places, tips and looks of institutions and of each kind of network."""
    seen = chosen.institutions.dropna(subset="lon")
    found: list[dict[str, Any]] = [
        {
            "lon": seen["lon"].round(4).tolist(),
            "lat": seen["lat"].round(4).tolist(),
            "text": seen["tip"].tolist(),
            "customdata": seen["institution"].tolist(),
            "marker.color": seen["level"].map(FILLS).tolist(),
        }
    ]
    for kind, glyph in GLYPHS.items():
        seats = chosen.networks[chosen.networks["kind"] == kind].dropna(subset="lon")
        found.append(
            {
                "lon": seats["lon"].round(4).tolist(),
                "lat": seats["lat"].round(4).tolist(),
                "hovertext": seats["tip"].tolist(),
                "text": [glyph] * len(seats),
            }
        )
    return found


def view(zone: str) -> dict[str, list[float]]:
    """The part of the world that the map shows."""
    inside = PLACES[PLACES["zone"] == zone] if zone else None
    if inside is None:
        lon, lat = MIDDLE
        return {"lon": [lon - 2.6, lon + 2.6], "lat": [lat - 2.2, lat + 2.2]}
    pad = 0.4
    return {
        axis: [float(inside[axis].min()) - pad, float(inside[axis].max()) + pad]
        for axis in ("lon", "lat")
    }


def atlas(measure: str, zone: str) -> go.Figure:
    steps, colours = classes(measure, zone)
    dots, *marks = points(select(Filters(zone=zone), T))
    where = view(zone)
    ink = palette.css(palette.INK[False])
    figure = go.Figure(
        [
            go.Choropleth(
                geojson="/districts.json",
                featureidkey="properties.district",
                locations=CODES,
                z=steps,
                zmin=0,
                zmax=len(colours) - 1,
                colorscale=stepped(colours),
                showscale=False,
                marker_line_color=palette.css(palette.GROUND[False]),
                marker_line_width=0.8,
                text=NAMES,
                hoverinfo="text",
            ),
            go.Scattergeo(
                lon=dots["lon"],
                lat=dots["lat"],
                text=dots["text"],
                customdata=dots["customdata"],
                hoverinfo="text",
                mode="markers",
                marker={"color": dots["marker.color"], "size": 7, "line": {"width": 1}},
            ),
            *(
                go.Scattergeo(**mark, hoverinfo="text", mode="text", textfont_size=17)
                for mark in marks
            ),
            go.Scattergeo(
                lon=PLACES["lon"].tolist(),
                lat=PLACES["lat"].tolist(),
                text=labels(measure, zone),
                mode="text",
                hoverinfo="skip",
                textfont={"size": 13, "color": ink},
            ),
        ]
    )
    figure.update_layout(
        height=600,
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        showlegend=False,
        geo={
            "visible": False,
            "projection_type": "mercator",
            "lonaxis_range": where["lon"],
            "lataxis_range": where["lat"],
            "bgcolor": palette.css(palette.GROUND[False]),
        },
    )
    return figure


def bars(measure: str, zone: str) -> dict[str, list[Any]]:
    """Names, values and written values of the districts of a zone, highest last."""
    chosen = layout.MEASURES[measure]
    values = layout.by_district(measure)
    inside = values[[code for code in CODES if ZONE_OF[code] == zone]].sort_values()
    by_code = dict(zip(CODES, NAMES, strict=True))
    return {
        "x": [None if v != v else v for v in inside],  # noqa: PLR0124
        "y": [by_code[str(code)] for code in inside.index],
        "text": [of_value(v, chosen.unit, "", T, chosen.digits).text for v in inside],
    }


def chart(measure: str, zone: str) -> go.Figure:
    colour = palette.css(palette.ZONES[zone])
    figure = go.Figure(
        go.Bar(
            **bars(measure, zone),
            orientation="h",
            marker_color=colour,
            hoverinfo="y+text",
            textposition="none",
        )
    )
    figure.update_layout(
        height=18 * list(ZONE_OF.values()).count(zone) + 60,
        margin={"l": 80, "r": 10, "t": 5, "b": 30},
        xaxis_range=[0, float(layout.by_district(measure).max())],
        plot_bgcolor="white",
    )
    return figure


def compared(measure: str) -> str:
    return "higher_per_100k" if measure == "zones" else measure


def total(measure: str, zone: str) -> str:
    chosen = layout.MEASURES[measure]
    value = layout.by_zone(measure)[zone]
    return T("layout.compare_total", value=of_value(value, chosen.unit, "", T, chosen.digits).text)


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
            box("zone", {"": T("filter.any_zone"), **{z: n["zh"] for z, n in ZONES.items()}}, ""),
            box("measure", {m: T(f"layout.measure_{m}") for m in MEASURES}, "population"),
            dcc.Graph(
                id="map",
                figure=atlas("population", ""),
                config={"topojsonURL": "/outline/"},
            ),
            html.Div(legend("population"), id="legend"),
            html.P(plain(T("layout.explain_population", **words(T))), id="explain"),
            html.Div(panel("", chosen), id="panel"),
            html.H3(T("layout.compare", measure=T("layout.measure_population")), id="compare"),
            html.Div(
                [
                    html.Div(
                        [
                            html.B(ZONES[zone]["zh"]),
                            html.P(total("population", zone), id=f"total_{zone}"),
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
    compare = compared(measure)
    patches: list[Any] = []
    for code in ZONES:
        if not PATCH:
            patches.append(chart(compare, code))
            continue
        patch = Patch()
        for name, values in bars(compare, code).items():
            patch["data"][0][name] = values
        patch["layout"]["xaxis"]["range"] = [0, float(layout.by_district(compare).max())]
        patches.append(patch)
    return (
        recoloured(Patch(), measure, zone) if PATCH else atlas(measure, zone),
        legend(measure),
        plain(T(f"layout.explain_{measure}", **words(T))),
        T("layout.compare", measure=T(f"layout.measure_{compare}")),
        *patches,
        *(total(compare, code) for code in ZONES),
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
    where = view(zone)
    patch["layout"]["geo"]["lonaxis"]["range"] = where["lon"]
    patch["layout"]["geo"]["lataxis"]["range"] = where["lat"]
    for index, found in enumerate(points(chosen), 1):
        for name, values in found.items():
            trace = patch["data"][index]
            if name == "marker.color":
                trace["marker"]["color"] = values
            else:
                trace[name] = values
    return patch, panel(zone, chosen), table(zone), matched(chosen)


def recoloured(patch: Any, measure: str, zone: str) -> Any:
    steps, colours = classes(measure, zone)
    patch["data"][0]["z"] = steps
    patch["data"][0]["zmax"] = len(colours) - 1
    patch["data"][0]["colorscale"] = stepped(colours)
    patch["data"][4]["text"] = labels(measure, zone)
    return patch
