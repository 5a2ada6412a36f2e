"""What is typed into the pages of the texts. What an article may be is said once, in `intake.article`."""

from typing import Any

from django import forms

from comparisons.intake.article import ArticleFields, ArticleInput
from comparisons.models import Collection


class CollectionForm(forms.ModelForm):
    """A new collection."""

    class Meta:
        model = Collection
        fields = ("name", "slug")
        labels = {"slug": "Address"}
        help_texts = {"slug": "Its name in addresses and commands: small letters, digits and hyphens."}
        error_messages = {"slug": {"unique": "This address is taken. Choose another."}}
        widgets = {"name": forms.TextInput(attrs={"data-slug-source": "id_slug"})}


class EventForm(forms.Form):
    """A new event."""

    title = forms.CharField(
        label="What happened",
        max_length=300,
        help_text="A short name with the place or date, such as “Harbour strike, 14 March”.",
    )


class ImportForm(forms.Form):
    """A file of coverage."""

    file = forms.FileField(
        label="JSONL or CSV file",
        widget=forms.FileInput(attrs={"accept": ".jsonl,.ndjson,.json,.csv,.tsv"}),
        error_messages={"required": "Choose a file first."},
        allow_empty_file=True,
    )


class ArticleForm(forms.Form):
    """An article by pasting. Each field is checked by `ArticleFields`, as in files and over the API."""

    outlet = forms.CharField(
        help_text="Who published it. A new name makes a new outlet.",
        widget=forms.TextInput(attrs={"list": "outlets", "autocomplete": "off"}),
        required=False,
    )
    title = forms.CharField(
        label="Headline", required=False, help_text="Leave it empty if the headline is in the text."
    )
    text = forms.CharField(
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"class": "text-input", "rows": 18}),
        help_text="Paste it as it was published, with captions and credits; an empty line parts paragraphs.",
    )
    language = forms.CharField(required=False, help_text="A code such as en, hy or pt-BR.")
    published_at = forms.CharField(
        label="Published at (UTC)", required=False, widget=forms.DateTimeInput(attrs={"type": "datetime-local"})
    )
    byline = forms.CharField(required=False)
    dateline = forms.CharField(required=False)
    url = forms.CharField(label="Address on the web", required=False, widget=forms.URLInput())
    external_id = forms.CharField(
        label="Number in your archive",
        required=False,
        help_text="The same outlet and number again is a new revision of the same article.",
    )

    MAIN = ("outlet", "title", "text")

    def clean(self) -> dict[str, Any]:
        """Check all fields at once, each message at its own."""
        cleaned = super().clean() or {}
        wanted = {name: value for name, value in cleaned.items() if value not in ("", None) or name in self.MAIN}
        fields = ArticleFields(data=wanted)
        if fields.is_valid():
            self.piece = ArticleInput(**fields.validated_data)
        for name, messages in fields.errors.items():
            for message in messages:
                self.add_error(name, _plain(str(message)))
        return cleaned

    def refuse(self, problems: dict[str, str]) -> None:
        """Show what storing refused, beside the fields."""
        for name, message in problems.items():
            self.add_error(name if name in self.fields else None, message)

    @property
    def more(self) -> list[forms.BoundField]:
        """The fields that most people leave empty."""
        return [self[name] for name in self.fields if name not in self.MAIN]

    @property
    def more_wrong(self) -> bool:
        """Whether one of those is filled, or wrong."""
        return any(field.errors or field.value() for field in self.more)


def _plain(message: str) -> str:
    return "Fill this in." if message == "This field may not be blank." else message
