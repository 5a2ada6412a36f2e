"""How an annotation came to be: stored, kept by a change, and given out."""

import uuid
from typing import Any

from annotator.annotations.content import Content
from tests.cast import Cast


def put(cast: Cast, who: str = "ana", pk: uuid.UUID | None = None, **provenance: Any) -> Any:
    absent = [cast.articles["radio"].pk]
    sent = cast.body(
        cast.place("gazette", "Ida Venn"), kind="omission", absent_from=absent, provenance=provenance or None
    )
    if not provenance:
        del sent["provenance"]
    return cast.api(who).put(f"/api/v1/annotations/{pk or uuid.uuid4()}/", sent, format="json")


def test_it_is_stored_kept_by_a_change_and_exported(cast: Cast) -> None:
    near = [{"article": cast.articles["radio"].pk, "start": 0, "end": 9, "score": 12}]
    told = {"searched": ["Venn", "harbour master"], "nearest": near, "columns": [3, 1, 2]}
    made = put(cast, **told)
    assert (made.status_code, made.json()["provenance"]) == (201, told)
    address = f"/api/v1/annotations/{made.json()['id']}/"
    noted = cast.api("ana").patch(address, {"note": "New."}, headers={"If-Match": '"1"'}, format="json")
    assert noted.json()["provenance"] == told
    history = cast.api("ana").get(f"{address}history/").json()
    assert history[0]["content"]["provenance"] == told
    lines = b"".join(cast.api("ana").get("/api/v1/projects/merrow-study/labels.jsonl?layer=annotators")).decode()
    table = b"".join(cast.api("ana").get("/api/v1/projects/merrow-study/labels.csv?layer=annotators")).decode()
    assert '"searched": ["Venn", "harbour master"]' in lines
    assert '""columns"": [3, 1, 2]' in table


def test_what_it_is_carried_over_from_is_ones_own_on_the_same_event(cast: Cast) -> None:
    source = put(cast).json()["id"]
    assert put(cast, carried_from=source).json()["provenance"] == {"carried_from": source}
    for refused in (put(cast, "ben", carried_from=source), put(cast, carried_from=str(uuid.uuid4()))):
        assert refused.status_code == 422
        assert refused.json()["errors"][0]["pointer"] == "#/provenance/carried_from"
    assert put(cast, carried_from="no id").status_code == 400


def test_a_request_without_it_has_the_digest_that_it_had_before() -> None:
    content = Content(kind="event", code="economic")
    assert content.digest("p", 1) == "214e12ac937f82ac6f9ce729319169a3432d0ee352b72764e63a127e3b62029a"
