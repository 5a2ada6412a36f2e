"""Every address under the API that is none."""

from typing import Any

from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.views import APIView


class NoSuchAddress(APIView):
    """Answers for every address under the API that is none, so that this too is a problem and not a page."""

    schema = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse whatever is asked, once it is known who asks."""
        super().initial(request, *args, **kwargs)
        raise NotFound("There is no such address in the API. They end in a slash; /api/v1/docs/ lists them.")
