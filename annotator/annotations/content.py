"""What an annotation says, as it was handed in: plain values, before they meet the database."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class AnchorInput:
    """A place in a revision: [start, end) in code points of its text, with the exact quote."""

    article: int
    revision: int
    start: int
    end: int
    quote: str


@dataclass(frozen=True, kw_only=True)
class Content:
    """What is judged, where, and how. `code` is a slug; no `codebook_version` means the newest."""

    kind: str
    code: str
    codebook_version: int | None = None
    attributes: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""
    provenance: Mapping[str, Any] = field(default_factory=dict)
    anchors: Sequence[AnchorInput] = ()
    absent_from: Sequence[int] = ()

    def digest(self, project: str, event: int) -> str:
        """SHA-256 that is equal for equal content: tells a repeated request from another one under the same id."""
        body = {**asdict(self), "project": project, "event": event}
        if not self.provenance:
            # As it was before there was any: requests of that time are still recognised.
            del body["provenance"]
        return hashlib.sha256(json.dumps(body, sort_keys=True, default=str).encode()).hexdigest()
