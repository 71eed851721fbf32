"""Heavy work of a page, done elsewhere; it ends when its reader leaves or asks for other things."""

from collections.abc import Callable, Iterator
from concurrent.futures import wait
from contextlib import contextmanager
from typing import Any, Final, TypeVar

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from cqvet import work
from cqvet.base import forms
from cqvet.base.forms import Book, Checked, Form
from cqvet.i18n import Text

PAUSE: Final = 0.2
T = TypeVar("T")


def done(call: Callable[..., T], *arguments: Any) -> T:
    """The result of a function of a module. Raises what it raised, or `work.StoppedError`."""
    context = get_script_run_ctx()
    job = work.pool().submit(context.session_id if context else "", call, *arguments)
    try:
        while not wait([job], PAUSE).done:
            # Reading the session is where Streamlit stops a run that nobody waits for.
            st.session_state.get("lang")
        found: T = job.result()
        return found
    finally:
        job.cancel()


@contextmanager
def told(t: Text) -> Iterator[None]:
    """A part of a page that may want heavy work; where that was stopped it says so instead."""
    try:
        yield
    except work.StoppedError as error:
        st.warning(t(f"fault.{error.why}"))


def checked(form: Form, call: Callable[..., Checked], *arguments: Any) -> Checked:
    """A visitor's file, read and checked; a check that was stopped is a fault of the file."""
    try:
        return done(call, *arguments)
    except work.StoppedError as error:
        return forms.refused(form, error.why)


def arrived(
    form: Form, call: Callable[..., tuple[Checked, bytes | Book]], *arguments: Any
) -> tuple[Checked, bytes | Book]:
    """The same of a file that has just come, and what of it may be kept."""
    try:
        return done(call, *arguments)
    except work.StoppedError as error:
        return forms.refused(form, error.why), b""


def release(file: UploadedFile) -> None:
    """Have the server forget a file that was read: it may hold more than is kept of it."""
    context = get_script_run_ctx()
    manager = context.uploaded_file_mgr if context else None
    if context is not None and isinstance(manager, MemoryUploadedFileManager):
        manager.remove_file(context.session_id, file.file_id)
