"""The review desk: decisions of reviewers over what the machine read, their log's rules, and the queue."""

from geo.review.applying import Review, review_of
from geo.review.decisions import Action, Decision, Proposal, conflict, conflicting, holding, standing, told
from geo.review.values import VALUES, place_value

__all__ = [
    "VALUES",
    "Action",
    "Decision",
    "Proposal",
    "Review",
    "conflict",
    "conflicting",
    "holding",
    "place_value",
    "review_of",
    "standing",
    "told",
]
