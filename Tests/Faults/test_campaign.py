"""Every promise about faults, held against one campaign in its short form: the whole system runs in several instances,
everything fails in turn while reports travel the loop, and afterwards nothing is lost, doubled or stuck."""

import os

import pytest

from campaign import CONSUMERS, Campaign
from house import House


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    campaign = Campaign(House(os.environ["RRP_TEST_BIN"]), tmp_path_factory.mktemp("faults"), reports=900, rate=5, away=6)
    outcome = campaign.run()
    print(outcome.text)
    return outcome


def test_every_report_comes_to_its_right_end_whatever_failed(outcome):
    assert outcome.replay_exit == 0, outcome.replay_text


def test_the_audit_is_clean_afterwards(outcome):
    assert outcome.audit_exit == 0, outcome.audit_text


def test_the_load_went_on_through_all_faults(outcome):
    assert outcome.faults_outlived, outcome.replay_text


def test_submissions_are_taken_while_the_database_is_away(outcome):
    assert outcome.database_away
    assert {answer.status for answer in outcome.database_away} == {202}, outcome.text


def test_submissions_are_told_to_come_again_while_the_broker_is_away(outcome):
    assert outcome.broker_away
    assert {answer.status for answer in outcome.broker_away} == {503}, outcome.text
    assert all(answer.retry_after and int(answer.retry_after) > 0 for answer in outcome.broker_away)


def test_messages_came_again(outcome):
    assert outcome.counts["messages that came again"] > 0, outcome.text


def test_a_relay_was_taken_over(outcome):
    assert outcome.counts["takeovers of a relay"] > 0, outcome.text


def test_each_kind_of_service_had_a_commit_whose_answer_was_lost(outcome):
    assert set(outcome.commits_lost) == set(CONSUMERS)
    assert min(outcome.commits_lost.values()) > 0, outcome.text
    assert outcome.counts["commits whose answer was lost, as the services counted"] > 0, outcome.text


def test_each_client_of_broker_and_database_connected_anew(outcome):
    assert outcome.reconnects and min(outcome.reconnects.values()) > 0, outcome.text
    assert min(outcome.database_reconnects.values()) > 0, outcome.text


def test_nothing_was_put_aside(outcome):
    assert outcome.counts["messages put aside"] == 0, outcome.text
