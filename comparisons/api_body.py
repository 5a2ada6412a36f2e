"""Reading the bodies of requests. Apart from `api_base`, since the settings of rest_framework.views name it."""

import io
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser

MOST_LEVELS = 40
TOO_DEEP = f"This JSON is nested more than {MOST_LEVELS} levels deep."


class JsonBody(JSONParser):
    """A JSON body of the size and depth that the site takes."""

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        """The body. Raises RequestDataTooBig, and ParseError for what is no JSON or nested too deep."""
        most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        content = stream.read() if most is None else stream.read(most + 1)
        if most is not None and len(content) > most:
            raise RequestDataTooBig
        try:
            body = super().parse(io.BytesIO(content), media_type, parser_context)
        except RecursionError as error:
            raise ParseError(TOO_DEEP) from error
        if _is_deep(body):
            raise ParseError(TOO_DEEP)
        return body


def _is_deep(body: Any) -> bool:
    """Whether lists and objects stand in each other more than MOST_LEVELS deep."""
    level, inner = 0, [body]
    while inner and level <= MOST_LEVELS:
        level += 1
        inner = [
            value
            for outer in inner
            if isinstance(outer, dict | list)
            for value in (outer.values() if isinstance(outer, dict) else outer)
        ]
    return bool(inner)
