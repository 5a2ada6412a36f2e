"""The broker loses everything; the database still knows what is wanted."""

from tests.durability.conftest import LONG, SHORT, assert_all_is_whole, bring_in, kill_in_the_middle, wait_until_done
from tests.sites import Site


def test_jobs_whose_messages_were_all_thrown_away_are_done_all_the_same(site: Site) -> None:
    bring_in(site, one=SHORT, two=SHORT, three=SHORT, four=SHORT)
    site.wait_for("four messages", lambda: site.broker.waiting() == 4, seconds=5)
    site.broker.empty()
    assert site.broker.waiting() == 0
    site.serve("--no-web")
    wait_until_done(site)
    assert_all_is_whole(site)


def test_messages_a_worker_held_and_messages_that_waited_may_both_be_lost(site: Site) -> None:
    bring_in(site, long=LONG, one=SHORT, two=SHORT, three=SHORT, four=SHORT, five=SHORT)
    serving = site.serve("--no-web")
    kill_in_the_middle(site, serving, "long", attempt=1)
    site.broker.empty()
    wait_until_done(site)
    assert_all_is_whole(site)
