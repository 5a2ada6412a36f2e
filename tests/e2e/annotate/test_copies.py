"""What several outlets carry verbatim is coded once, and carried over with one key."""

from playwright.sync_api import expect

from tests.e2e.annotate.desk import column_of

WORDS = "Ships were waiting outside"


def test_a_mark_is_carried_over_to_the_same_words_with_one_key_and_one_undo(desk, study):
    desk.mark(WORDS, "4", column_of(desk, "Tarn Wire"))
    offer = desk.page.get_by_role("group", name="The same words elsewhere")
    expect(offer).to_contain_text("Dawn Post")
    desk.is_saved(1)
    desk.press("x")
    desk.is_saved(2)
    expect(offer).to_be_hidden()
    [source, copy] = study.annotations()
    assert study.quotes() == [WORDS, WORDS]
    assert copy["provenance"]["carried_from"] == source["id"]
    assert "carried_from" not in source["provenance"]
    assert copy["code"] == source["code"]
    assert copy["anchors"][0]["article"] != source["anchors"][0]["article"]
    labels = study.call("GET", f"/api/v1/annotations/?project={study.slug}")[1]["results"]
    assert [row["provenance"].get("carried_from") for row in labels] == [None, source["id"]]
    # There is nothing left to carry over.
    desk.press("x")
    desk.is_saved(2)
    desk.press("Control+z")
    desk.is_saved(1)


def test_the_offer_is_taken_by_mouse_or_left(desk, study):
    offer = desk.page.get_by_role("group", name="The same words elsewhere")
    desk.mark(WORDS, "4")
    offer.get_by_role("button", name="Not now").click()
    expect(offer).to_be_hidden()
    desk.mark("by the evening.", "5")
    offer.get_by_role("button", name="Carry it over").click()
    desk.is_saved(3)
    assert sorted(study.quotes()) == [WORDS, "by the evening.", "by the evening."]


def test_words_that_no_other_outlet_has_are_not_offered(desk):
    desk.mark("Nobody at the port answered.", "4")
    desk.is_saved(1)
    expect(desk.page.get_by_role("group", name="The same words elsewhere")).to_be_hidden()
