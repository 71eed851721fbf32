"""The rules for whoever watches: Prometheus takes them, and they speak of what is counted."""

import re
import shutil
import subprocess
from typing import get_args

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.applications import Starlette
from starlette.testclient import TestClient

from cqvet import server
from cqvet.work.pool import Why
from tests.deploy.servers import DEPLOY

RULES = DEPLOY / "alerts.yml"


def test_prometheus_takes_the_rules() -> None:
    """`promtool check rules` finds nothing to say."""
    promtool = shutil.which("promtool")
    if promtool is None:
        pytest.skip("promtool is not installed")
    command = [promtool, "check", "rules", str(RULES)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_rules_speak_of_what_is_counted() -> None:
    """Every name in a rule is told by `/metrics`; every reason to stop work is watched."""
    text = TestClient(Starlette(routes=server.routes())).get("/metrics").text
    told = {family.name for family in text_string_to_metric_families(text)}
    rules = re.findall(r"expr: (.+)", RULES.read_text("utf-8"))
    named = {name for rule in rules for name in re.findall(r"(?:cqvet|process)_\w+", rule)}
    assert len(named) >= 5
    assert {re.sub(r"_(total|bucket)$", "", name) for name in named} <= told
    (codes,) = re.findall(r'code=~"(.+?)"', "".join(rules))
    assert set(codes.split("|")) == set(get_args(Why))
