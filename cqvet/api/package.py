"""The Data Package descriptor with addresses that can be fetched, and the geometry behind it."""

from functools import cache
from typing import Any, Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from cqvet import data
from cqvet.api import address
from cqvet.api.answers import as_json, tagged
from cqvet.api.problems import not_found
from cqvet.api.query import asked
from cqvet.base import export

ZIP: Final = "application/zip"
GEOJSON: Final = "application/geo+json"


@cache
def shapes() -> dict[str, str]:
    """The files of geometry: name in the address -> path in the data folder."""
    return {
        resource["path"].rpartition("/")[2].removesuffix(".geojson"): resource["path"]
        for resource in data.resources().values()
        if not data.is_table(resource)
    }


def located(resource: dict[str, Any], api: str) -> dict[str, Any]:
    """A resource with its absolute address."""
    if data.is_table(resource):
        return {**resource, "path": f"{api}/tables/{resource['name']}.csv"}
    return {**resource, "path": f"{api}/geometry/{resource['path'].rpartition('/')[2]}"}


async def descriptor(request: Request) -> Response:
    """`GET /datapackage.json`."""
    asked(request, ())
    api = address.api(request)
    content = data.descriptor()
    resources = [located(resource, api) for resource in content["resources"]]
    return as_json(request, {**content, "resources": resources})


async def whole(request: Request) -> Response:
    """`GET /datapackage.zip`: all tables and geometries with their description."""
    asked(request, ())
    content = await run_in_threadpool(export.package)
    headers = {"content-disposition": 'attachment; filename="datapackage.zip"'}
    return tagged(request, content, ZIP, headers)


async def geometry(request: Request) -> Response:
    """`GET /geometry/{name}.geojson`."""
    asked(request, ())
    try:
        path = shapes()[request.path_params["name"]]
    except KeyError:
        raise not_found("such geometry; datapackage.json lists them") from None
    return tagged(request, data.file(path), GEOJSON)
