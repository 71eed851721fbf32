"""The description of the API (OpenAPI 3.1), made from the tables, the levers and the schemas."""

from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from cqvet import data, press
from cqvet.api import (
    address,
    models,
    package,
    pictures,
    profiles,
    schemas,
    search,
    tables,
    validate,
)
from cqvet.api.answers import JSON, as_json
from cqvet.api.components import components
from cqvet.api.operations import get, in_path, in_query, operation, post, typed
from cqvet.api.query import asked
from cqvet.api.schemas import Schema, one_of, ref, rows
from cqvet.base.forms import UNDOABLE
from cqvet.i18n import LANGS
from cqvet.models import flow, plan
from cqvet.subjects import needs, profile, register
from cqvet.subjects.search import KINDS

PREFIX: Final = address.VERSION


async def described(request: Request) -> Response:
    """`GET /openapi.json`."""
    asked(request, ())
    return as_json(request, document(address.site(request)))


async def listed(request: Request) -> Response:
    """`GET /`: every address with what it answers."""
    asked(request, ())
    site = address.site(request)
    content = document(site)
    found = [
        {"address": site + path, "method": method.upper(), "summary": operation["summary"]}
        for path, item in content["paths"].items()
        for method, operation in item.items()
    ]
    about = {name: content["info"][name] for name in ("title", "version")}
    return as_json(
        request, {**about, "openapi": f"{site}{PREFIX}/openapi.json", "addresses": found}
    )


def document(site: str) -> dict[str, Any]:
    """The whole description, for a site that lives at an address."""
    content = data.descriptor()
    return {
        "openapi": "3.1.0",
        "info": {
            "title": content["title"],
            "version": data.version(),
            "description": content["description"],
            "license": {
                "name": content["licenses"][0]["title"],
                "url": content["licenses"][0]["path"],
            },
        },
        "servers": [{"url": site}],
        "paths": {**_data_paths(), **_picture_paths(), **_model_paths(), **_server_paths()},
        "components": {"schemas": components()},
    }


def _data_paths() -> dict[str, Any]:
    table = in_path("name", one_of(tables.names()), "zones")
    filters = {
        "name": "columns",
        "in": "query",
        "description": "Any column filters the rows; a repeated key means or, an empty value the "
        "gaps. A table with a column district also takes zone.",
        "style": "form",
        "explode": True,
        "schema": {"type": "object", "additionalProperties": rows(schemas.TEXT)},
    }
    any_table = {"anyOf": [rows(ref(f"table_{name}")) for name in tables.names()]}
    kinds: dict[str, dict[str, Any]] = {
        "csv": {tables.CSV: {"schema": schemas.TEXT}},
        "json": {JSON: {"schema": any_table}},
        "xlsx": {tables.XLSX: {}},
        "parquet": {tables.PARQUET: {}},
    }
    figure_id = in_path("id", schemas.TEXT, "layout_match_rate")
    shape = in_path("name", one_of(package.shapes()), "zones")
    return {
        f"{PREFIX}/datapackage.json": get(
            "package", "The Data Package descriptor", typed(ref("datapackage"))
        ),
        f"{PREFIX}/datapackage.zip": get(
            "package_as_zip", "The whole Data Package", {package.ZIP: {}}
        ),
        f"{PREFIX}/geometry/{{name}}.geojson": get(
            "geometry", "A geometry of the package", {package.GEOJSON: {}}, shape, errors=(404,)
        ),
        **{
            f"{PREFIX}/tables/{{name}}.{kind}": get(
                f"table_as_{kind}",
                f"The rows of a table as {kind.upper()}",
                content,
                table,
                filters,
                errors=(400, 404),
            )
            for kind, content in kinds.items()
        },
        f"{PREFIX}/figures": get("figures", "The ledger", typed(rows(ref("figure")))),
        f"{PREFIX}/figures/{{id}}": get(
            "figure",
            "One entry; its id may hold a slash",
            typed(ref("figure")),
            figure_id,
        ),
        f"{PREFIX}/search": _search_path(),
        f"{PREFIX}/profiles/{{kind}}/{{id}}": _profile_path(),
    }


def _picture_paths() -> dict[str, Any]:
    known = pictures.values()
    options = [
        in_query(name, {**one_of(values), **({"default": values[0]} if at < 3 else {})})
        for at, (name, values) in enumerate(known.items())
    ]
    fingerprint = in_query(
        pictures.FINGERPRINT,
        schemas.TEXT,
        description="The first eight signs of the SHA-256 of the picture: where they are right, "
        "the picture may be kept for ever.",
    )
    return {
        f"{PREFIX}/pictures/{{name}}.{form}": get(
            f"picture_as_{form}",
            "A picture of the overview; filters that do not act on it change nothing",
            {kind: {"schema": schemas.TEXT} if form == "svg" else {}},
            in_path("name", one_of(pictures.NAMES), "map"),
            *options,
            fingerprint,
            errors=(400, 404, *([503] if form == "png" else [])),
        )
        for form, kind in pictures.FORMATS.items()
    }


def _search_path() -> dict[str, Any]:
    limit: Schema = {"type": "integer", "minimum": 1, "maximum": search.MOST, "default": search.FEW}
    return get(
        "search",
        "Everything with a view of its own that a text finds, best first; a miss says why",
        typed(ref("search")),
        {**in_query("q", {**schemas.TEXT, "minLength": 1}), "required": True, "example": "永川"},
        in_query("lang", {**one_of(LANGS), "default": LANGS[0]}),
        in_query("kind", one_of(KINDS)),
        in_query("limit", limit),
    )


def _profile_path() -> dict[str, Any]:
    return get(
        "profile",
        "Everything that is known of a school, district, zone or cluster, in words with sources",
        typed(ref("profile")),
        in_path("kind", one_of(profile.KINDS), "institution"),
        in_path("id", schemas.TEXT, "12759"),
        in_query("lang", {**one_of(LANGS), "default": LANGS[0]}),
        in_query(
            "evidence", one_of((profiles.PUBLISHED,)), description="Leaves out what is modelled."
        ),
        errors=(400, 404),
    )


def _lever(lever: flow.Lever) -> str:
    if lever.link == "exact":
        return f"{lever.unit}; {lever.kind}"
    today = f"{lever.default:.6g} ({lever.low:.6g} to {lever.high:.6g})"
    return f"{lever.unit}; {lever.kind}; exact if given, else as today: {today}"


def _model_paths() -> dict[str, Any]:
    levers = [
        in_query(lever.id, schemas.lever(lever), description=_lever(lever))
        for lever in flow.LEVERS.values()
    ]
    part = [in_query(name, one_of(data.names(name))) for name in ("zone", "level")]
    basis = in_query("basis", {**one_of(models.BASES), "default": models.BASES[0]})
    share = {**schemas.SHARE, "default": 0.05}
    years: Schema = {"type": "integer", "minimum": 1, "maximum": 5, "default": 1}
    options = (
        in_query("budget", share),
        in_query("years", years),
        in_query("objective", {**one_of(map(str, plan.Objective)), "default": "similarity"}),
        basis,
        in_query("odds", {**schemas.SHARE, "default": 0.8}),
    )
    row = {"zone": "metro", "cluster": "L1", "level": "higher_vocational", "points": 6}
    example = {"supply": [row], "demand": [{"cluster": c, "weight": 1} for c in ("L1", "L2")]}
    files = (*tables.names(), *validate.FORMS)
    header = ",".join(register.COLUMNS)
    return {
        f"{PREFIX}/flow": get(
            "flow", "From school to work", typed(ref("flow")), *levers, errors=(400, 503)
        ),
        f"{PREFIX}/match": {
            **get(
                "match",
                "Match of programmes and industries, modelled supply",
                typed(ref("match")),
                basis,
                *part,
                errors=(400, 503),
            ),
            **post("match_posted", "The same for a body", "match", example),
        },
        f"{PREFIX}/plan": {
            **get(
                "plan",
                "What to open, close and move, modelled supply",
                typed(ref("plan")),
                *options,
                errors=(400, 422, 503),
            ),
            **post("plan_posted", "The same for a body", "plan", {**example, "budget": 0.5}),
        },
        f"{PREFIX}/needs": _needs_path(),
        f"{PREFIX}/report": _report_path(),
        f"{PREFIX}/validate/{{table}}": {
            "post": operation(
                "validate",
                "A CSV or XLSX file, checked; nothing is stored",
                typed(ref("validation")),
                [
                    in_path("table", one_of(files), "register"),
                    in_query("answer", rows(schemas.TEXT), example=["sheet=2025"]),
                    in_query("untouched", rows(one_of(UNDOABLE))),
                ],
                (400, 404, 413, 415, 503),
            )
            | {
                "requestBody": {
                    "required": True,
                    "content": {
                        tables.CSV: {"schema": schemas.TEXT, "example": header},
                        tables.XLSX: {},
                    },
                }
            }
        },
    }


def _needs_path() -> dict[str, Any]:
    """Needs as JSON or as a file."""
    need = {"text": "急需会调试工业机器人的技术员", "kind": "talent", "district": "500118"}
    found = post("needs_posted", "Needs matched to programmes and institutions", "needs", {})
    header = ",".join(needs.COLUMNS)
    found["post"]["requestBody"]["content"] = {
        JSON: {"schema": ref("needs_body"), "example": {"needs": [need]}},
        tables.CSV: {"schema": schemas.TEXT, "example": header},
        tables.XLSX: {},
    }
    return found


def _report_path() -> dict[str, Any]:
    """The report as a file in the format that the body names."""
    files = {press.TYPES["html"]: {"schema": schemas.TEXT}}
    files |= {press.TYPES[form]: {} for form in press.FORMATS if form != "html"}
    found = operation(
        "report",
        "The yearly match report in a language, as DOCX, XLSX or HTML",
        files,
        [],
        (400, 413, 415, 422, 503),
    )
    example = {"lang": "en", "format": "html", "zone": "metro", "indices": ["similarity"]}
    body = {JSON: {"schema": ref("report_body"), "example": example}}
    return {"post": {**found, "requestBody": {"required": True, "content": body}}}


def _server_paths() -> dict[str, Any]:
    plain = {"text/plain": {"schema": schemas.TEXT}}
    ready = schemas.record({"status": schemas.TEXT, "data_version": schemas.TEXT})
    return {
        f"{PREFIX}/": get("index", "Every address with what it answers", typed(ref("addresses"))),
        f"{PREFIX}/openapi.json": get("openapi", "This description", typed({"type": "object"})),
        "/healthz": get("healthz", "Alive", plain, tag=False),
        "/readyz": get("readyz", "Data loaded and validated", typed(ready), tag=False),
        "/metrics": get("metrics", "Counts for Prometheus", plain, tag=False),
    }
