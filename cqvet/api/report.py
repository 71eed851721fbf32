"""The yearly report over HTTP: one file in one language, and decision sheets; nothing is kept."""

from dataclasses import replace
from http import HTTPStatus
from urllib.parse import urlencode

import pandas as pd
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from cqvet import press
from cqvet.api import address
from cqvet.api.limits import computed, json_body
from cqvet.api.needs import unsettled
from cqvet.api.problems import ProblemError, bad_request
from cqvet.api.query import asked
from cqvet.base import forms
from cqvet.base.posted import BodyError
from cqvet.i18n import Text
from cqvet.subjects import report
from cqvet.subjects.report import Facts, NothingError, posted
from cqvet.subjects.report.posted import Posted


async def reported(request: Request) -> Response:
    """`POST /report`: what the page makes of the same choices."""
    asked(request, ())
    content = await json_body(request)
    try:
        given = posted.asked(content)
        rows = await _register(request, given)
        link = f"{address.site(request)}/matching?{urlencode(posted.query(given))}"
        facts, drawn = await computed(request, gathered, given, rows, link)
        if given.move:
            body = await computed(request, press.sheet, facts, given.move, given.lang, given.form)
            return _file(
                body, press.sheet_named(facts, given.move, given.lang, given.form), given.form
            )
        images = await run_in_threadpool(press.png, drawn) if given.form == "docx" else {}
    except BodyError as error:
        raise bad_request(error.faults) from None
    except NothingError as error:
        status, detail = (
            HTTPStatus.UNPROCESSABLE_ENTITY,
            Text("en")(f"matching.reason_{error.code}"),
        )
        raise ProblemError(status, error.code, detail) from None
    body = await computed(request, press.file, facts, given.lang, given.form, drawn, images)
    name = press.named(facts, given.lang, given.form)
    return _file(body, name, given.form)


def _file(body: bytes, name: str, form: str) -> Response:
    headers = {
        "cache-control": "no-store",
        "content-disposition": f'attachment; filename="{name}"',
    }
    return Response(body, headers=headers, media_type=press.TYPES[form])


def gathered(given: Posted, rows: pd.DataFrame | None, link: str) -> tuple[Facts, dict[str, str]]:
    """The facts of a report and its pictures. Raises what `order` and `gather` raise."""
    facts = report.gather(posted.order(given, rows, link))
    return facts, press.pictures(facts, given.lang)


async def _register(request: Request, given: Posted) -> pd.DataFrame | None:
    """The rows of the register of a body. Raises a problem, 400, for a faulty one."""
    checked = await computed(request, posted.read, given)
    if checked is None:
        return None
    wrong = [
        replace(fault, where=f"/register/{fault.row}/{fault.where}") for fault in unsettled(checked)
    ]
    if wrong:
        raise bad_request(wrong, forms.message)
    return checked.rows
