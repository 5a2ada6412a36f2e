"""Fields of serializers that are made once and not for each request: no request leaves a trace in the next."""

from typing import ClassVar

import pytest
from rest_framework import serializers

from comparisons.api_base import KeptFields


class PlaceSerializer(KeptFields):
    start = serializers.IntegerField(min_value=0)
    quote = serializers.CharField()


class Asker(serializers.Field):
    def to_internal_value(self, data: object) -> str:
        return f"{data} of {self.context['who']}"


class MarkSerializer(KeptFields):
    asking: ClassVar[tuple[str, ...]] = ("mine",)

    note = serializers.CharField(required=False)
    mine = Asker()
    places = serializers.ListField(child=PlaceSerializer())


def test_what_was_wrong_with_one_is_not_said_of_the_next():
    wrong = MarkSerializer(data={"mine": 1, "places": [{"start": -1}]}, context={"who": "ana"})
    assert not wrong.is_valid()
    assert set(wrong.errors["places"][0]) == {"start", "quote"}
    right = MarkSerializer(data={"mine": 1, "places": [{"start": 1, "quote": "so"}]}, context={"who": "ben"})
    assert right.is_valid(), right.errors
    assert right.validated_data == {"mine": "1 of ben", "places": [{"start": 1, "quote": "so"}]}


def test_a_field_that_asks_who_sends_it_is_told_anew():
    both = [MarkSerializer(data={"mine": 1, "places": []}, context={"who": who}) for who in ("ana", "ben")]
    assert all(one.is_valid() for one in both)
    assert [one.validated_data["mine"] for one in both] == ["1 of ana", "1 of ben"]


def test_fields_are_in_their_order_and_made_once():
    one, other = MarkSerializer(), MarkSerializer()
    assert list(one.fields) == ["note", "mine", "places"]
    assert one.fields["places"] is other.fields["places"]
    assert one.fields["mine"] is not other.fields["mine"]


@pytest.mark.parametrize("kept", [PlaceSerializer, MarkSerializer])
def test_no_request_is_held(kept):
    kept(data={"secret": 1}, context={"who": "ana"}).is_valid()
    assert not hasattr(next(iter(kept().fields.values())).parent, "initial_data")
