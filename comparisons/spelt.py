"""The accepted spellings of a collection, for the pipeline and the pages alike."""

from comparisons.models import Spelling
from comparisons.text.spellings import Table, table_of


def spelling_table(collection_id: int) -> Table:
    """The accepted spellings of a collection, in one query."""
    rows = Spelling.objects.filter(collection=collection_id, state=Spelling.State.ACCEPTED)
    return table_of(rows.values_list("spelling", "same_as"))
