"""The order of the grid's rows."""

from hypothesis import given
from hypothesis import strategies as st

from comparisons.queries.order import merge_orders


def test_the_base_keeps_its_order():
    assert merge_orders([["a", "b", "c"], ["c", "a"]]) == ["a", "b", "c"]


def test_what_only_another_has_stands_after_its_neighbour():
    assert merge_orders([["a", "b"], ["a", "x", "b"]]) == ["a", "x", "b"]


def test_what_stands_before_the_first_shared_row_stays_before_it():
    assert merge_orders([["a", "b", "c"], ["x", "b"]]) == ["a", "x", "b", "c"]


def test_a_text_that_shares_nothing_comes_last():
    assert merge_orders([["a", "b"], ["x", "y"], ["a", "z"]]) == ["a", "z", "b", "x", "y"]


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), unique=True), max_size=5))
def test_every_row_stands_once_and_the_base_in_order(orders):
    merged = merge_orders(orders)
    assert sorted(merged) == sorted({key for order in orders for key in order})
    if orders:
        assert [key for key in merged if key in orders[0]] == orders[0]
