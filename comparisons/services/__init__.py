"""The doors for change: keyword-only, typed; each writes in one transaction and queues what follows from it."""

from comparisons.services.alignment import request_alignment
from comparisons.services.articles import Stored, store_article
from comparisons.services.collections import create_collection, create_event
from comparisons.services.imports import request_import

__all__ = [
    "Stored",
    "create_collection",
    "create_event",
    "request_alignment",
    "request_import",
    "store_article",
]
