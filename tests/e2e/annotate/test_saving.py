"""Nothing is lost: bad lines, refusals, rivals, expired sessions and reloads in the middle of it."""

import json

import pytest
from playwright.sync_api import Route, expect

from tests.e2e.annotate.desk import Desk

API = "**/api/v1/annotations/**"


def fail(status: int, detail: str = "No."):
    body = json.dumps({"type": "about:blank", "title": "No", "status": status, "detail": detail})

    def answer(route: Route) -> None:
        route.fulfill(status=status, content_type="application/problem+json", body=body)

    return answer


def mark_many(desk: Desk, number: int) -> None:
    """Acts in quick succession, by keys."""
    desk.page.locator("[data-start]").first.evaluate("(piece) => { piece.tabIndex = 0; piece.focus(); }")
    for _ in range(number):
        desk.press("1")


def test_fifty_acts_without_a_line_survive_a_reload_and_go_through_once_when_it_is_back(desk, study):
    desk.page.route(API, lambda route: route.abort())
    mark_many(desk, 50)
    expect(desk.saving).to_contain_text("No connection")
    desk.reload()
    expect(desk.page.locator("[data-list-title]")).to_have_text("My annotations (50)")
    desk.page.unroute(API)
    desk.page.evaluate("dispatchEvent(new Event('online'))")
    desk.is_saved()
    assert len(study.annotations()) == 50
    desk.reload()
    desk.is_saved()
    expect(desk.page.locator("[data-list-title]")).to_have_text("My annotations (50)")


def test_an_answer_that_is_lost_on_the_way_does_not_double_the_act(desk, study):
    lost = []

    def lose_the_answer(route: Route) -> None:
        if len(lost) < 2:
            lost.append(route.fetch())
            route.abort()
        else:
            route.continue_()

    desk.page.route(API, lose_the_answer)
    desk.mark("Ships were waiting", "1")
    desk.is_saved(1)
    assert [answer.status for answer in lost] == [201, 200]
    assert len(study.annotations()) == 1


@pytest.mark.parametrize("status", [400, 403, 422])
def test_what_is_refused_stays_says_why_and_goes_through_when_tried_again(desk, study, status):
    desk.page.route(API, fail(status, "The quote is not what stands there."))
    desk.mark("Ships were waiting", "1")
    expect(desk.saving).to_contain_text("1 annotation not saved")
    expect(desk.lines.first).to_contain_text("The quote is not what stands there.")
    desk.reload()
    expect(desk.lines.first).to_contain_text("The quote is not what stands there.")
    assert desk.drawn("Ships were waiting") == ["Ships were waiting"]
    desk.page.unroute(API)
    desk.lines.first.get_by_role("button", name="Try again").click()
    desk.is_saved(1)
    assert study.quotes() == ["Ships were waiting"]


def test_what_is_refused_can_be_let_go(desk, study):
    desk.page.route(API, fail(422))
    desk.mark("Ships were waiting", "1")
    desk.lines.first.get_by_role("button", name="Let it go").click()
    desk.is_saved(0)
    assert desk.drawn() == []
    assert study.annotations() == []


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_server_in_trouble_is_asked_again(desk, study, status):
    desk.page.route(API, fail(status), times=1)
    desk.mark("Ships were waiting", "1")
    desk.is_saved(1)
    assert study.quotes() == ["Ships were waiting"]


def test_a_server_that_stays_in_trouble_is_named_as_the_reason(desk):
    desk.page.route(API, fail(503))
    desk.mark("Ships were waiting", "1")
    expect(desk.saving).to_contain_text("The server is in trouble")
    desk.page.unroute(API)
    desk.page.evaluate("dispatchEvent(new Event('online'))")
    desk.is_saved(1)


@pytest.mark.parametrize(("choice", "kept"), [("Mine", "political"), ("What is there now", "morality")])
def test_of_two_tabs_that_change_one_mark_the_second_is_asked_which_one_stays(desk, study, choice, kept):
    desk.mark("Ships were waiting", "1")
    desk.is_saved(1)
    rival = Desk(desk.page.context.new_page(), study.workbench)
    # No word between the tabs, as if they were two machines.
    desk.page.evaluate("BroadcastChannel.prototype.dispatchEvent = () => false")
    rival.page.evaluate("BroadcastChannel.prototype.postMessage = () => {}")
    change(rival, "moral")
    rival.is_saved(1)
    change(desk, "politic")
    expect(desk.lines.first).to_contain_text("changed elsewhere")
    desk.lines.first.get_by_role("button", name=choice).click()
    desk.is_saved(1)
    assert [row["code"] for row in study.annotations()] == [kept]


def test_two_tabs_tell_each_other(desk, study):
    other = Desk(desk.page.context.new_page(), study.workbench)
    desk.mark("Ships were waiting", "1")
    expect(other.lines).to_have_count(1)
    change(other, "moral")
    expect(desk.lines.first).to_contain_text("Morality")
    desk.press("Control+z")
    expect(other.lines).to_have_count(0)
    assert study.annotations() == []


def test_work_outlasts_an_expired_session(desk, study, site):
    desk.page.context.clear_cookies(name="sessionid")
    desk.mark("Ships were waiting", "1")
    expect(desk.saving).to_contain_text("signed out")
    sign_in_again(desk, site, "ana")
    desk.page.evaluate("dispatchEvent(new Event('focus'))")
    desk.is_saved(1)
    assert study.quotes() == ["Ships were waiting"]


def test_nothing_is_saved_under_the_name_of_who_signs_in_next(desk, study, site):
    desk.page.context.clear_cookies(name="sessionid")
    desk.mark("Ships were waiting", "1")
    sign_in_again(desk, site, "ben")
    desk.page.evaluate("dispatchEvent(new Event('focus'))")
    expect(desk.saving).to_contain_text("ben is signed in")
    assert study.annotations() == []


def test_handing_in_waits_for_what_is_still_on_its_way(desk, study):
    desk.page.route(API, lambda route: route.abort())
    desk.mark("Ships were waiting", "1")
    desk.page.get_by_role("button", name="Hand in 1 annotation").click()
    expect(desk.page.locator("[data-said]")).to_contain_text("Saving first.")
    assert desk.page.url.partition("?")[0] == study.workbench
    desk.page.unroute(API)
    desk.page.evaluate("dispatchEvent(new Event('online'))")
    expect(desk.page.get_by_text("is submitted")).to_be_visible()
    assert study.quotes() == ["Ships were waiting"]


def change(desk: Desk, code: str) -> None:
    desk.lines.first.get_by_role("button", name="Change").click()
    desk.page.keyboard.type(code)
    desk.press("Enter")


def sign_in_again(desk: Desk, site, name: str) -> None:
    page = desk.page.context.new_page()
    page.goto(f"{site.url}/login/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(site.password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{site.url}/")
    page.close()


def test_two_people_at_once_lose_nothing_and_see_nothing_of_each_other(desk, sign_in, study):
    other = Desk(sign_in("ben"), study.workbench)
    other.page.route(API, lambda route: route.abort())
    mark_many(desk, 10)
    mark_many(other, 10)
    other.page.unroute(API)
    other.page.evaluate("dispatchEvent(new Event('online'))")
    for one in (desk, other):
        one.is_saved()
        one.reload()
        expect(one.page.locator("[data-list-title]")).to_have_text("My annotations (10)")
    assert sorted(row["annotator"] for row in study.annotations()) == ["ana"] * 10 + ["ben"] * 10


def test_a_browser_that_goes_offline_says_so_and_sends_all_once_it_is_back(desk, study):
    desk.page.context.set_offline(True)
    mark_many(desk, 5)
    desk.press("Control+z")
    expect(desk.saving).to_contain_text("No connection")
    desk.page.context.set_offline(False)
    desk.is_saved()
    assert len(study.annotations()) == 4
