"""Hand work in, and ask for its report as the API gives it."""

from annotator.agreement.tasks import compute
from annotator.annotations.services import submit
from tests.cast import Cast

URL = "/api/v1/agreement/"


def hand_in(cast: Cast, *names: str) -> None:
    for name in names:
        submit(assignment=cast.assignment(name))


def asked(cast: Cast, name: str = "lead") -> dict:
    return cast.api(name).get(URL, {"project": cast.project.slug}).json()


def computed(cast: Cast, name: str = "lead") -> dict:
    answer = cast.api(name).post(URL, {"project": cast.project.slug})
    assert answer.status_code == 202
    compute(job_id=answer.json()["job"])
    return asked(cast, name)
