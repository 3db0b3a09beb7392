"""What is meant is accepted in its file, with a reason, and fails nothing."""

import pytest

from .desk import A_DROP, Desk, rules, texts

pytest_plugins = ["server_fixtures"]

ACCEPTING = ["drop column users.mail", "drop column public.users.mail", "drops-column"]


@pytest.mark.parametrize("name", [*ACCEPTING, "ban-drop-column"])
def test_what_is_accepted_is_shown_with_its_reason_and_fails_nothing(
    name: str, users: Desk
) -> None:
    users.write("a2", A_DROP, "a1", f'accepted = {{"{name}": "nobody has read it since 42"}}')

    review = users.review()

    assert review.failures == 0
    assert rules(review, failing=False) == ["drops-column"]
    for text in texts(review):
        assert "accepted: nobody has read it since 42" in text


def test_an_acceptance_without_a_reason_is_none(users: Desk) -> None:
    users.write("a2", A_DROP, "a1", 'accepted = {"drop column users.mail": ""}')

    assert rules(users.review()) == ["drops-column"]


def test_the_last_words_say_how_to_accept(users: Desk) -> None:
    users.write("a2", A_DROP, "a1")

    for text in texts(users.review()):
        assert "1 finding. What is meant can be accepted in its file, with a reason:" in text
        assert 'accepted = {"drop column users.mail": "why"}' in text
