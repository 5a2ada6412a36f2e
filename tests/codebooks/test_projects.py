"""projects/ and codebooks/: a project starts with a published codebook, whose versions never change."""

from typing import Any

import pytest
from django.db import connection

from annotator.codebooks import services
from annotator.codebooks.models import Codebook, CodebookVersion
from annotator.codebooks.presets import PRESETS, CodeInput
from annotator.codebooks.queries import current_version, find_code
from annotator.teams.models import Membership, Project
from comparisons.intake.article import Refused
from tests import factories as make
from tests.cast import Cast


def found(cast: Cast, who: str = "lead", **fields: Any):
    sent = {"slug": "ports-study", "name": "Ports", "collection": "merrow", "preset": "policy-frames", **fields}
    return cast.api(who).post("/api/v1/projects/", sent)


def codebook(cast: Cast) -> dict[str, Any]:
    (row,) = cast.api("lead").get("/api/v1/codebooks/?project=merrow-study").json()["results"]
    return row


def publish(cast: Cast, who: str = "lead", **fields: Any):
    codes = [{"slug": "hope", "name": "Hope", "definition": "What may come."}]
    sent = {"note": "Second", "codes": codes, **fields}
    return cast.api(who).post(f"/api/v1/codebooks/{codebook(cast)['id']}/versions/", sent)


def test_a_project_is_founded_with_a_codebook_and_led_by_its_founder(cast: Cast) -> None:
    made = found(cast)
    assert made.status_code == 201
    assert {name: made.json()[name] for name in ("slug", "name", "collection")} == {
        "slug": "ports-study",
        "name": "Ports",
        "collection": "merrow",
    }
    members = cast.api("lead").get("/api/v1/projects/ports-study/members/").json()["results"]
    assert members == [{"username": "lead", "role": "lead"}]
    (book,) = cast.api("lead").get("/api/v1/codebooks/?project=ports-study").json()["results"]
    assert (book["project"], book["newest"]) == ("ports-study", 1)
    versions = cast.api("lead").get(f"/api/v1/codebooks/{book['id']}/versions/").json()
    assert [version["number"] for version in versions] == [1]
    assert len(versions[0]["codes"]) == len(PRESETS["policy-frames"].codes) == 15


def test_the_preset_is_policy_frames_unless_another_is_named(cast: Cast) -> None:
    answer = cast.api("lead").post("/api/v1/projects/", {"slug": "x", "name": "X", "collection": "merrow"})
    assert answer.status_code == 201
    assert Codebook.objects.get(project__slug="x").name == PRESETS["policy-frames"].name


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [
        ({"slug": "merrow-study"}, "#/slug"),
        ({"slug": "sandle-study"}, "#/slug"),
        ({"slug": "two words"}, "#/slug"),
        ({"slug": ""}, "#/slug"),
        ({"name": "  "}, "#/name"),
        ({"collection": "sandle"}, "#/collection"),
        ({"collection": "nowhere"}, "#/collection"),
        ({"preset": "frames"}, "#/preset"),
    ],
)
def test_a_project_that_cannot_be_founded_is_refused_with_a_pointer(
    cast: Cast, fields: dict[str, Any], pointer: str
) -> None:
    answer = found(cast, **fields)
    assert (answer.status_code, [entry["pointer"] for entry in answer.json()["errors"]]) == (400, [pointer])
    assert Project.objects.count() == 2


def test_only_who_may_found_and_may_change_the_collection_founds(cast: Cast) -> None:
    for name in ("reviewer", "ana", "reader"):
        assert found(cast, name).status_code == 403, name
    Membership.objects.create(project=cast.project, user=cast.outsider, role="reader")
    assert found(cast, "outsider").status_code == 403
    assert found(cast, "admin").status_code == 201


def test_a_project_is_never_left_without_lead_and_codebook(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_: Any) -> None:
        raise RuntimeError("the power went")

    monkeypatch.setattr(services, "publish_version", broken)
    with pytest.raises(RuntimeError):
        services.create_project(
            slug="half", name="Half", collection=cast.collection, preset="policy-frames", created_by=cast.lead
        )
    assert not Project.objects.filter(slug="half").exists()
    assert not connection.needs_rollback


def test_a_version_is_published_beside_the_earlier_ones(cast: Cast) -> None:
    before = cast.api("lead").get(f"/api/v1/codebooks/{codebook(cast)['id']}/versions/").json()
    made = publish(cast)
    assert made.status_code == 201
    assert (made.json()["number"], made.json()["note"]) == (2, "Second")
    (code,) = made.json()["codes"]
    assert (code["slug"], code["name"], code["definition"], code["hue"]) == ("hope", "Hope", "What may come.", 1)
    after = cast.api("reader").get(f"/api/v1/codebooks/{codebook(cast)['id']}/versions/").json()
    assert after == [*before, made.json()]
    assert codebook(cast)["newest"] == 2
    assert current_version(cast.project).number == 2


def test_new_annotations_get_the_newest_version_and_old_ones_keep_theirs(cast: Cast) -> None:
    tagged = cast.tagged("ana")
    publish(cast)
    assert cast.api("ana").get(f"/api/v1/annotations/{tagged.pk}/").json()["codebook_version"] == 1
    assert cast.tagged("ana", code="hope").code.version.number == 2
    assert find_code(cast.project, "economic", None) is None
    with pytest.raises(Refused):
        cast.tagged("ana", code="economic")
    assert cast.tagged("ana", code="economic", codebook_version=1).code.version.number == 1


CODE = {"slug": "a", "name": "A", "definition": "About a."}


@pytest.mark.parametrize(
    ("codes", "pointer"),
    [
        ([], "#/codes"),
        (None, "#/codes"),
        ([CODE, CODE], "#/codes"),
        ([CODE, {**CODE, "slug": "two words"}], "#/codes/1/slug"),
        ([{**CODE, "name": ""}], "#/codes/0/name"),
        ([{"slug": "a"}], "#/codes/0/name"),
        (["a"], "#/codes/0"),
        ([{**CODE, "key": "ab"}], "#/codes/0/key"),
        ([{**CODE, "key": "1"}, {**CODE, "slug": "b", "key": "1"}], "#/codes"),
    ],
)
def test_a_version_that_cannot_be_published_is_refused_with_a_pointer(cast: Cast, codes: Any, pointer: str) -> None:
    answer = publish(cast, codes=codes)
    assert answer.status_code == 400, answer.content
    assert answer.json()["errors"][0]["pointer"] == pointer
    assert CodebookVersion.objects.filter(codebook__project=cast.project).count() == 1


def test_only_leads_publish_and_elsewhere_there_is_no_codebook(cast: Cast) -> None:
    for name in ("reviewer", "ana", "reader"):
        assert cast.api(name).post(f"/api/v1/codebooks/{codebook(cast)['id']}/versions/", {}).status_code == 403, name
    far = Codebook.objects.get(project=cast.elsewhere).pk
    assert cast.api("lead").get(f"/api/v1/codebooks/{far}/").status_code == 404
    assert cast.api("lead").post(f"/api/v1/codebooks/{far}/versions/", {"codes": [CODE]}).status_code == 404
    assert cast.api("lead").get("/api/v1/codebooks/?project=sandle-study").json()["results"] == []


def test_more_codes_than_hues_go_round_the_palette(cast: Cast) -> None:
    version = services.publish_version(
        codebook=cast.project.codebook,
        codes=[CodeInput(slug=f"c{number}", name="C", definition="D") for number in range(17)],
    )
    assert list(version.codes.values_list("hue", flat=True)) == [*range(1, 16), 1, 2]


def test_members_of_a_project_read_it_and_nobody_else(cast: Cast) -> None:
    for name in ("lead", "reviewer", "ana", "reader", "admin"):
        assert cast.api(name).get("/api/v1/projects/merrow-study/").json()["name"] == "Merrow Study", name
    assert cast.api("outsider").get("/api/v1/projects/merrow-study/").status_code == 404
    assert [row["slug"] for row in cast.api("outsider").get("/api/v1/projects/").json()["results"]] == ["sandle-study"]
    assert make.text_of(cast.articles["gazette"])
