"""What is typed into the pages about people."""

from django import forms

from annotator.teams.models import ApiToken, Membership, User


class TokenForm(forms.Form):
    """A new API token."""

    scope = forms.ChoiceField(
        label="It may",
        choices=[(ApiToken.Scope.READ, "read"), (ApiToken.Scope.WRITE, "read and write")],
        initial=ApiToken.Scope.READ,
    )


class MemberForm(forms.Form):
    """A person and their role."""

    username = forms.CharField(label="User name", max_length=150, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    role = forms.ChoiceField(choices=Membership.Role.choices, initial=Membership.Role.ANNOTATOR)

    def clean_username(self) -> str:
        """Find the person."""
        name: str = self.cleaned_data["username"]
        self.person = User.objects.filter(username=name, is_active=True).first()
        if self.person is None:
            raise forms.ValidationError(f"Nobody here is called “{name}”. Check the spelling.")
        return name
