"""Rows of the texts, one noun a file."""

from comparisons.models.alignment import Alignment, Group, GroupMember, Link
from comparisons.models.arrangement import Arrangement
from comparisons.models.article import Article, Outlet, Revision
from comparisons.models.collection import Collection, Event
from comparisons.models.coverage_import import CoverageImport
from comparisons.models.job import Job, WorkerPulse
from comparisons.models.segment import Segment
from comparisons.models.spelling import Spelling

__all__ = [
    "Alignment",
    "Arrangement",
    "Article",
    "Collection",
    "CoverageImport",
    "Event",
    "Group",
    "GroupMember",
    "Job",
    "Link",
    "Outlet",
    "Revision",
    "Segment",
    "Spelling",
    "WorkerPulse",
]
