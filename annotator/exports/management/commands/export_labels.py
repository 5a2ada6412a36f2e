"""manage.py export_labels: what the API exports, to a file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from annotator.annotations.models import Annotation
from annotator.exports.formats import FORMATS
from annotator.exports.models import ExportRun
from annotator.exports.rows import LAYERS, label_rows
from annotator.teams.models import Project


class Command(BaseCommand):
    """Write the labels of a project to a file."""

    help = "Write the labels of a project to a file, as the API gives them to a lead."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which project, how, and where to."""
        parser.add_argument("--project", required=True, metavar="SLUG")
        parser.add_argument("--format", required=True, choices=sorted(FORMATS))
        parser.add_argument("--layer", default=ExportRun.Layer.GOLD, choices=ExportRun.Layer.values)
        parser.add_argument("--out", required=True, type=Path, metavar="FILE")

    def handle(self, *args: Any, project: str, format: str, layer: str, out: Path, **options: Any) -> None:
        """Write beside and rename, so that a file that is there is whole."""
        found = Project.objects.filter(slug=project).first()
        if found is None:
            known = ", ".join(Project.objects.values_list("slug", flat=True)) or "none yet"
            raise CommandError(f"There is no project “{project}”. There are: {known}.")
        labels = Annotation.objects.filter(
            project=found, layer__in=LAYERS[ExportRun.Layer(layer)], deleted_at=None
        ).order_by("created_at", "pk")
        part = out.with_name(f"{out.name}.part")
        try:
            with part.open("w", encoding="utf-8", newline="") as file:
                file.writelines(FORMATS[format].pieces(label_rows(labels)))
            part.replace(out)
        except OSError as error:
            raise CommandError(f"Cannot write {out}: {error.strerror}.") from error
        self.stdout.write(f"{labels.count()} annotations of “{found}” ({layer}) written to {out}.")
