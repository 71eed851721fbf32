"""The figures of the page in Dash: the map and the bars of a zone."""
# mypy: ignore-errors
# Its libraries are installed in an environment of their own.

import plotly.graph_objects as go

from bench.page import dash_values as values
from cqvet.base.filters import Filters
from cqvet.pictures import palette
from cqvet.subjects import layout
from cqvet.ui.layout.selection import select


def atlas(measure: str, zone: str) -> go.Figure:
    steps, colours = values.classes(measure, zone)
    dots, *marks = values.points(select(Filters(zone=zone), values.T))
    where = values.view(zone)
    ink = palette.css(palette.INK[False])
    figure = go.Figure(
        [
            go.Choropleth(
                geojson="/districts.json",
                featureidkey="properties.district",
                locations=values.CODES,
                z=steps,
                zmin=0,
                zmax=len(colours) - 1,
                colorscale=values.stepped(colours),
                showscale=False,
                marker_line_color=palette.css(palette.GROUND[False]),
                marker_line_width=0.8,
                text=values.NAMES,
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
                lon=values.PLACES["lon"].tolist(),
                lat=values.PLACES["lat"].tolist(),
                text=values.labels(measure, zone),
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


def chart(measure: str, zone: str) -> go.Figure:
    colour = palette.css(palette.ZONES[zone])
    figure = go.Figure(
        go.Bar(
            **values.bars(measure, zone),
            orientation="h",
            marker_color=colour,
            hoverinfo="y+text",
            textposition="none",
        )
    )
    figure.update_layout(
        height=18 * list(values.ZONE_OF.values()).count(zone) + 60,
        margin={"l": 80, "r": 10, "t": 5, "b": 30},
        xaxis_range=[0, float(layout.by_district(measure).max())],
        plot_bgcolor="white",
    )
    return figure
