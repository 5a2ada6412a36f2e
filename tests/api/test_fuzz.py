"""Whatever fits the OpenAPI document, and whatever does not: no fault of ours, and answers as the document says."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from drf_spectacular.generators import SchemaGenerator
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from annotator.teams import tokens
from tests.api.world import build_world
from tests.cast import Cast

pytestmark = pytest.mark.django_db
# Of each kind: requests that fit the document, and requests that do not.
EXAMPLES = 4
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
PATHS = SchemaGenerator().get_schema(request=None, public=True)["paths"]
OPERATIONS = [(path, method.upper()) for path, methods in PATHS.items() for method in methods]


def may_be_wrong(path: str, method: str) -> bool:
    """Whether an operation takes more than ids, which any string may be."""
    operation = PATHS[path][method.lower()]
    return "requestBody" in operation or any(one["in"] == "query" for one in operation.get("parameters", ()))


FITTING, WRONG = GenerationMode.POSITIVE, GenerationMode.NEGATIVE
QUESTIONS = [(*operation, FITTING) for operation in OPERATIONS]
QUESTIONS += [(*operation, WRONG) for operation in OPERATIONS if may_be_wrong(*operation)]


@pytest.fixture(scope="module")
def document(shared_cast: Cast) -> Iterator[Any]:
    """The API as the lead of a world calls it, in the transaction of the tests; and the ids of the world."""
    world = build_world(shared_cast)
    headers = {"Authorization": f"Bearer {tokens.issue(user=shared_cast.lead, scope='write')}"}
    # As in Django's own test client: the connection holds the transaction of the test.
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    logging.getLogger("schemathesis").setLevel(logging.ERROR)
    loaded = schemathesis.openapi.from_wsgi("/api/v1/schema/?format=json", get_wsgi_application(), headers=headers)
    loaded.config.update(headers=headers)
    yield loaded, world.here
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


def aim(case: Any, path: str, ids: dict[str, Any]) -> None:
    """Name what there is, so that answers are more than 404; ids that are nobody's have tests of their own."""
    if path.endswith("/file/"):
        # The client of schemathesis does not close a file that is sent; tests/exports fetches them.
        return
    for name in case.path_parameters or {}:
        resource = path.partition(f"/{{{name}}}")[0].rpartition("/")[2]
        key = {"projects": "project", "collections": "collection", "spellings": "spelling"}.get(resource, resource)
        case.path_parameters[name] = ids[key]
    if isinstance(case.body, dict):
        known = {"project": ids["project"], "collection": ids["collection"], "event": ids["event"], "case": ids["case"]}
        case.body.update({name: value for name, value in known.items() if name in case.body})


@pytest.mark.parametrize(("path", "method", "mode"), QUESTIONS)
def test_every_operation_answers_as_documented(document: Any, path: str, method: str, mode: GenerationMode) -> None:
    schema, ids = document
    strategy = schema[path][method].as_strategy(generation_mode=mode)

    @settings(
        max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None
    )
    @given(strategy)
    def answer(case: Any) -> None:
        if mode == FITTING:
            aim(case, path, ids)
        with transaction.atomic():
            answered = case.call()
            transaction.set_rollback(True)
        case.validate_response(answered, checks=CHECKS)

    answer()
