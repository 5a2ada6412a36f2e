"""Labels that were carried over are counted with and without."""

import uuid

import pytest
from django.urls import reverse

from annotator.agreement.results import carried_over, matrix
from annotator.annotations.models import Annotation
from annotator.annotations.services import put_gold
from annotator.annotations.stored import stored_content
from tests import factories as make
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def accept(cast: Cast, annotation: Annotation) -> Annotation:
    return put_gold(
        project=cast.project, event=cast.event, reviewer=cast.people["reviewer"], content=stored_content(annotation)
    )


def test_the_matrix_counts_them_with_and_without(cast: Cast, client) -> None:
    source = make.make_annotation(cast.fresh("ana"), cast.body(cast.place("gazette", "county")))
    sent = cast.body(cast.place("radio", "county"), provenance={"carried_from": str(source.pk)})
    answer = cast.api("ana").put(f"/api/v1/annotations/{uuid.uuid4()}/", sent, format="json")
    copy = Annotation.objects.get(pk=answer.json()["id"])
    for row in (source, copy):
        accept(cast, row)
    lead = cast.fresh("lead")
    assert carried_over(lead, cast.project) == 1
    assert sum(matrix(lead, cast.project).totals.values()) == 2
    assert sum(matrix(lead, cast.project, carried=False).totals.values()) == 1
    client.force_login(lead, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("results", args=[cast.project.slug])
    with_them, without = (client.get(address, asked).content.decode() for asked in ({}, {"carried": "0"}))
    assert "1 label was carried over" in with_them
    assert "Count without" in with_them
    assert "not counted here" in without
