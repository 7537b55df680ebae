import pytest

from geo.errors import AccessError
from geo.review import Action
from geo.review.access import NOBODY, Connection, Role, User, user_of
from tests.review.test_decisions import decision

HERE = {"Host": ["127.0.0.1:8501"], "Origin": ["http://127.0.0.1:8501"]}
ROLES = {"admin": ["boss@team.example"], "reviewer": ["*@team.example", "sub-7"], "reader": ["*"]}


def connection(served_at="127.0.0.1", peer="127.0.0.1", **headers):
    return Connection(served_at=served_at, peer=peer, headers=HERE | headers)


@pytest.mark.parametrize(
    "own",
    [
        connection(),
        connection(Host=["localhost:8501"], Origin=["http://localhost:8501"]),
        connection(served_at="localhost", peer="::1", Host=["[::1]:8501"], Origin=["http://[::1]:8501"]),
    ],
)
def test_who_sits_at_this_machine_may_write_and_is_asked_for_a_name(own):
    assert own.is_local
    user = user_of(None, {}, local=own.is_local, name="Ann")
    assert (user.name, user.role, user.may_write) == ("Ann", Role.ADMIN, True)


@pytest.mark.parametrize(
    "foreign",
    [
        connection(served_at="0.0.0.0"),  # noqa: S104
        connection(served_at="192.168.1.7"),
        connection(served_at=None),
        connection(served_at=""),
        connection(peer="192.168.1.8"),
        connection(peer=None),
        connection(Host=["maps.example"]),
        connection(Host=["127.0.0.1.maps.example"]),
        connection(Host=["127.0.0.1", "maps.example"]),
        connection(Host=["["]),
        connection(Host=[]),
        connection(Origin=["https://maps.example"]),
        connection(Origin=["null"]),
        connection(**{"X-Forwarded-For": ["127.0.0.1"]}),
        connection(**{"x-forwarded-proto": ["https"]}),
        connection(Forwarded=["for=127.0.0.1"]),
        connection(Via=["1.1 proxy"]),
        connection(**{"X-Real-IP": ["127.0.0.1"]}),
        Connection(served_at="127.0.0.1", peer="127.0.0.1", headers={}),
    ],
)
def test_whatever_tells_of_another_machine_ends_anonymous_writing(foreign):
    assert not foreign.is_local
    user = user_of(None, ROLES, local=foreign.is_local, name="Ann")
    assert user == NOBODY
    with pytest.raises(AccessError, match="log in as"):
        user.check_write()


@pytest.mark.parametrize(
    ("claims", "role"),
    [
        ({"email": "boss@team.example", "email_verified": True}, Role.ADMIN),
        ({"email": "Ann@Team.example", "email_verified": True}, Role.REVIEWER),
        ({"email": "boss@team.example", "email_verified": False, "sub": "x"}, Role.READER),
        ({"email": "boss@team.example", "sub": "x"}, Role.READER),
        ({"sub": "sub-7"}, Role.REVIEWER),
        ({"email": "someone@else.example", "email_verified": True}, Role.READER),
    ],
)
def test_a_login_has_the_role_that_the_configuration_gives_it(claims, role):
    user = user_of({"is_logged_in": True, **claims}, ROLES, local=False)
    assert user.role is role
    assert user.may_write is (role is not Role.READER)


@pytest.mark.parametrize(
    "claims", [{}, {"is_logged_in": False}, {"is_logged_in": True}, {"is_logged_in": "yes"}]
)
def test_where_a_login_is_set_up_nobody_writes_without_even_on_this_machine(claims):
    assert user_of(claims, {"admin": ["*"]}, local=True, name="Ann") == NOBODY


def test_reviewers_undo_their_own_and_admins_anyones():
    mine, other = decision(1, Action.ACCEPT, who="ann"), decision(2, Action.ACCEPT, who="bob")
    reviewer = User(name="ann", role=Role.REVIEWER)
    assert [reviewer.may_undo(one) for one in (mine, other)] == [True, False]
    assert all(User(name="cy", role=Role.ADMIN).may_undo(one) for one in (mine, other))
    assert not User(name="ann", role=Role.READER).may_undo(mine)
