"""exports/: a file in the background, for the one who asked for it and nobody else."""

from typing import Any

import pytest

from annotator.annotations.services import submit
from annotator.exports.models import ExportRun
from annotator.exports.services import request_export
from annotator.exports.tasks import write
from annotator.teams.models import Membership, User
from comparisons.models import Job
from tests.cast import Cast

EXPORTS = "/api/v1/exports/"


def ask(cast: Cast, name: str = "lead", **fields: Any):
    return cast.api(name).post(EXPORTS, {"project": "merrow-study", "format": "jsonl", "layer": "all", **fields})


def carried_out(asked: Any) -> Any:
    write(job_id=asked.json()["job"]["id"])
    return asked.json()["id"]


def test_asking_for_a_file_queues_a_job_that_writes_what_streams_at_once(cast: Cast) -> None:
    cast.tagged("ana", note="Ida 🕯️")
    submit(assignment=cast.assignment("ana"))
    asked = ask(cast)
    assert asked.status_code == 202
    assert (asked.json()["job"]["state"], asked.json()["rows"]) == ("queued", None)
    early = cast.api("lead").get(f"{EXPORTS}{asked.json()['id']}/file/")
    assert (early.status_code, early["Content-Type"]) == (409, "application/problem+json")
    pk = carried_out(asked)
    done = cast.api("lead").get(f"{EXPORTS}{pk}/").json()
    assert (done["job"]["state"], done["rows"]) == ("done", 1)
    file = cast.api("lead").get(f"{EXPORTS}{pk}/file/")
    assert file.status_code == 200
    assert 'filename="merrow-study-all.jsonl"' in file["Content-Disposition"]
    streamed = cast.api("lead").get("/api/v1/projects/merrow-study/labels.jsonl?layer=all")
    assert b"".join(file.streaming_content) == b"".join(streamed.streaming_content)


@pytest.mark.parametrize("kind", ["text/csv", "*/*"])
def test_a_tool_may_ask_for_the_files_own_type(cast: Cast, kind: str) -> None:
    pk = carried_out(ask(cast, format="csv"))
    file = cast.api("lead").get(f"{EXPORTS}{pk}/file/", headers={"Accept": kind})
    assert (file.status_code, file["Content-Type"]) == (200, "text/csv; charset=utf-8")
    assert b"".join(file.streaming_content).startswith(b"id,")


def test_a_file_is_its_owners_alone(cast: Cast) -> None:
    asked = ask(cast)
    pk = carried_out(asked)
    for name in ("reviewer", "ana", "admin", "outsider"):
        api = cast.api(name)
        assert api.get(f"{EXPORTS}{pk}/").status_code == 404, name
        assert api.get(f"{EXPORTS}{pk}/file/").status_code == 404, name
        assert api.get(f"/api/v1/jobs/{asked.json()['job']['id']}/").status_code == 404, name
        assert api.get(EXPORTS).json()["results"] == [], name


def test_a_file_holds_what_its_owner_might_see_when_it_was_written(cast: Cast) -> None:
    cast.tagged("ana")
    cast.tagged("ben")
    carried_out(ask(cast, "ana"))
    assert ExportRun.objects.get().rows == 1


def test_who_has_left_the_project_fetches_nothing(cast: Cast) -> None:
    pk = carried_out(ask(cast, "ana"))
    Membership.objects.filter(user=cast.ana).delete()
    assert cast.api("ana").get(f"{EXPORTS}{pk}/file/").status_code == 404
    assert ask(cast, "ana").status_code == 400


def test_a_file_for_somebody_who_is_gone_fails_and_says_so(cast: Cast) -> None:
    someone = User.objects.create(username="someone")
    Membership.objects.create(project=cast.project, user=someone, role="reader")
    run = request_export(project=cast.project, user=someone, format="csv", layer="all")
    someone.delete()
    write(job_id=run.job_id)
    job = Job.objects.get(pk=run.job_id)
    assert job.state == "failed"
    assert "Something in Crossframe broke" not in job.error


def test_a_file_that_is_no_longer_kept_is_404(cast: Cast) -> None:
    pk = carried_out(ask(cast))
    run = ExportRun.objects.get(pk=pk)
    run.file.storage.delete(run.file.name)
    assert cast.api("lead").get(f"{EXPORTS}{pk}/file/").status_code == 404


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [({"format": "xlsx"}, "#/format"), ({"layer": "silver"}, "#/layer"), ({"project": "sandle-study"}, "#/project")],
)
def test_what_cannot_be_exported_is_refused_with_a_pointer(cast: Cast, fields: dict[str, str], pointer: str) -> None:
    answer = ask(cast, **fields)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, pointer)
    assert ExportRun.objects.count() == 0
