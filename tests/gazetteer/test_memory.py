from collections.abc import Collection, Iterator, Sequence

from geo.gazetteer import Mention, NameHit, Place, RememberingGazetteer, StoredGazetteer


class Counting:
    """A gazetteer without places that notes what it is asked."""

    def __init__(self) -> None:
        self.asked: list[object] = []

    def find(self, name: str, *, approximate: bool = False) -> Sequence[NameHit]:
        self.asked.append((name, approximate))
        return ()

    def similar(self, name: str, countries: Collection[str]) -> Sequence[NameHit]:
        self.asked.append((name, countries))
        return ()

    def mentions(self, text: str) -> Iterator[Mention]:
        self.asked.append(text)
        yield Mention(text=text, start=0, end=len(text))

    def demonym(self, word: str) -> str | None:
        return "SY" if word == "Syrian" else None

    def country(self, iso2: str) -> Place | None:
        return None


def test_a_question_is_asked_once_for_each_kind_of_match() -> None:
    counting = Counting()
    remembering = RememberingGazetteer(counting)
    for _ in range(3):
        remembering.find("Nubl")
        remembering.find("Nubl", approximate=True)
        remembering.similar("Nubl", ["SY"])
        assert [mention.text for mention in remembering.mentions("Nubl")] == ["Nubl"]
    assert counting.asked == [("Nubl", False), ("Nubl", True), ("Nubl", {"SY"}), "Nubl"]


def test_it_answers_as_the_gazetteer_does(gazetteer: StoredGazetteer) -> None:
    remembering = RememberingGazetteer(gazetteer)
    assert remembering.find("Lahore") == gazetteer.find("Lahore")
    assert list(remembering.mentions("From Lahore to Kyiv")) == list(
        gazetteer.mentions("From Lahore to Kyiv")
    )
    assert remembering.demonym("Indian") == "IN"
    assert remembering.country("PK") == gazetteer.country("PK")
