"""The page of an event's people and parties."""

from django.urls import reverse

from annotator.annotations.queries import actors_of
from tests.cast import Cast


def test_a_lead_writes_the_list_and_the_team_reads_it(cast: Cast, signed_in) -> None:
    address = reverse("actors", args=[cast.project.slug, cast.event.pk])
    sent = signed_in("lead").post(address, {"names": "Ida Venn\r\n\r\nThe county\r\nIda Venn"})
    assert sent.status_code == 302
    assert actors_of(cast.project, cast.event.pk) == ["Ida Venn", "The county"]
    page = signed_in("ana").get(address).content.decode()
    assert "The county" in page
    assert "<textarea" not in page
    workbench = signed_in("ana").get(reverse("workbench", args=[cast.project.slug, cast.event.pk])).content.decode()
    assert '"actors": ["Ida Venn", "The county"]' in workbench


def test_a_name_that_is_too_long_is_told(cast: Cast, signed_in) -> None:
    address = reverse("actors", args=[cast.project.slug, cast.event.pk])
    answer = signed_in("lead").post(address, {"names": "x" * 201})
    assert answer.status_code == 422
    assert "200 characters at most" in answer.content.decode()
