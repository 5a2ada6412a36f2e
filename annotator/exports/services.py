"""The doors for exports: want a file, and write it."""

from typing import Any

from django.core.files.base import File
from django.core.files.temp import NamedTemporaryFile
from django.db import transaction

from annotator.exports.formats import FORMATS
from annotator.exports.models import ExportRun
from annotator.exports.rows import label_rows, labels_for
from annotator.teams.models import Project
from comparisons import jobs
from comparisons.jobs import JobFailed, Lease


@transaction.atomic
def request_export(*, project: Project, user: Any, format: str, layer: str) -> ExportRun:
    """Queue a file of the labels that `user` may see."""
    run = ExportRun.objects.create(project=project, requested_by=user, format=format, layer=layer)
    run.job = jobs.enqueue(
        task="annotator.exports.tasks.write",
        key=f"export:{run.pk}",
        label=f"Export {layer} labels of “{project}” as {format.upper()}",
        collection=project.collection,
        requested_by=user,
        private=True,
    )
    run.save(update_fields=["job"])
    return run


def write_export(run: ExportRun, lease: Lease) -> None:
    """Write the file beside, and put it in place together with the end of the job. Raises JobFailed, LeaseLost."""
    if run.requested_by is None:
        raise JobFailed("The person who asked for this file is no longer here.")
    labels = labels_for(run.requested_by, run.project, run.layer)
    rows = 0
    with NamedTemporaryFile(suffix=f".{run.format}") as part:

        def counted() -> Any:
            nonlocal rows
            for row in label_rows(labels, run.requested_by):
                rows += 1
                lease.beat(rows=rows)
                yield row

        for piece in FORMATS[run.format].pieces(counted()):
            part.write(piece.encode())
        part.flush()
        part.seek(0)
        with transaction.atomic():
            run.file.save(f"{run.project.slug}-{run.layer}-{run.pk}.{run.format}", File(part), save=False)
            run.rows = rows
            run.save(update_fields=["file", "rows"])
            lease.finish(percent=100, rows=rows)
