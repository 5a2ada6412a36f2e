"""Events of the sizes that the bench of the pages asks for, put into the database of a site of its own.

Run in the site's environment, with Django set up. Texts are made up by a seeded generator; marks lie anywhere
and overlap.
"""

import json
import random
import sys
import uuid

from annotator.annotations.models import Anchor, Annotation, Assignment
from annotator.codebooks.models import Code
from annotator.codebooks.services import create_project
from annotator.review.cases import gather_cases
from annotator.teams import tokens
from annotator.teams.models import Membership, Project, User
from comparisons.intake.article import ArticleInput
from comparisons.models import Article, Collection, Event, Job, Revision, Segment
from comparisons.pipeline import align_event
from comparisons.services import create_collection, create_event, store_article

WORDS_A_SENTENCE, SENTENCES_A_PARAGRAPH = 22, 3
# name: (texts, words each, marks)
EVENTS = {"short": (1, 800, 40), "middle": (1, 10_000, 500), "long": (1, 10_000, 2_000), "three": (3, 20_000, 3_000)}
# What a reviewer opens: texts, words each, annotators, marks of each.
REVIEWED = (2, 10_000, 3, 2_000)
Spot = tuple[Revision, int, int, Code]
PARTS = ("ba", "co", "di", "fu", "ge", "lo", "mi", "nu", "pra", "ste")


class Writer:
    """Made-up sentences, and rewrites of a report as outlets make them."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.lexicon = ["".join(self.dice.choice(PARTS) for _ in range(self.dice.randint(1, 4))) for _ in range(6000)]

    def sentence(self) -> str:
        """One that nobody else says."""
        return " ".join(self.dice.choice(self.lexicon) for _ in range(WORDS_A_SENTENCE)).capitalize() + "."

    def report(self, words: int) -> list[str]:
        """As many sentences as make so many words."""
        return [self.sentence() for _ in range(words // WORDS_A_SENTENCE)]

    def rewrite(self, report: list[str]) -> list[str]:
        """Half the sentences as they are, a quarter edited, a quarter new; a few paragraphs moved."""
        said = [self._rewritten(sentence) for sentence in report]
        for _ in range(len(said) // 100):
            at, to = self.dice.randrange(len(said)), self.dice.randrange(len(said))
            said[to:to] = [said.pop(at)]
        return said

    def _rewritten(self, sentence: str) -> str:
        chance = self.dice.random()
        if chance < 0.5:
            return sentence
        if chance > 0.75:
            return self.sentence()
        words = sentence.split(" ")
        for _ in range(3):
            words[self.dice.randrange(len(words))] = self.dice.choice(self.lexicon)
        return " ".join(words)


def make_event(name: str, texts: int, words: int, marks: int, owner: User) -> dict[str, object]:
    """A project with one event of some texts, assigned to `owner` and marked by them."""
    writer = Writer(len(name) + words)
    collection = create_collection(slug=name, name=name, created_by=owner)
    event = create_event(collection=collection, title=f"{texts} × {words} words, {marks} marks")
    report = writer.report(words)
    for number in range(texts):
        said = report if number == 0 else writer.rewrite(report)
        text = "\n\n".join(
            " ".join(said[at : at + SENTENCES_A_PARAGRAPH]) for at in range(0, len(said), SENTENCES_A_PARAGRAPH)
        )
        piece = ArticleInput(outlet=f"{name} {number}", title=f"Report {number}", text=text, language="en")
        store_article(event=event, piece=piece)
    align_event(event)
    project = create_project(slug=name, name=name, collection=collection, preset="policy-frames", created_by=owner)
    Membership.objects.filter(project=project, user=owner).update(role=Membership.Role.ANNOTATOR)
    Assignment.objects.create(project=project, event=event, annotator=owner)
    mark(project.pk, event, owner, marks, writer.dice)
    articles = list(event.articles.order_by("id").values_list("id", flat=True))
    return {"slug": name, "event": event.pk, "articles": articles, **place_to_mark(articles[0])}


def mark(project: int, event: Event, owner: User, number: int, dice: random.Random) -> None:
    """So many spans of three to twelve words, anywhere."""
    store(project, event, owner, spots(project, event, number, dice), dice)


def spots(project: int, event: Event, number: int, dice: random.Random) -> list[Spot]:
    """So many stretches of three to twelve words, each with a code."""
    codes = list(Code.objects.filter(version__codebook__project=project))
    texts = [article.current for article in Article.objects.filter(event=event).select_related("current")]
    found = []
    for _ in range(number):
        revision = dice.choice(texts)
        start = revision.text.index(" ", dice.randrange(len(revision.text) - 200)) + 1
        end = revision.text.index(" ", start + dice.randint(15, 80))
        found.append((revision, start, end, dice.choice(codes)))
    return found


def store(project: int, event: Event, owner: User, found: list[Spot], dice: random.Random) -> None:
    """Marks of one person on these stretches."""
    rows, anchors = [], []
    for revision, start, end, code in found:
        row = Annotation(
            pk=uuid.UUID(int=dice.getrandbits(128), version=4), project_id=project, event=event, kind="span",
            code=code, annotator=owner, created_digest="",
        )  # fmt: skip
        rows.append(row)
        text = revision.text
        anchors.append(
            Anchor(
                annotation=row, position=0, revision=revision, start=start, end=end, quote=text[start:end],
                prefix=text[max(0, start - 32) : start], suffix=text[end : end + 32],
            )
        )  # fmt: skip
    Annotation.objects.bulk_create(rows, batch_size=500)
    Anchor.objects.bulk_create(anchors, batch_size=500)


def make_reviewed(texts: int, words: int, people: int, marks: int, reviewer: User) -> dict[str, object]:
    """An event that several people have handed in, each with so many marks, most of them near somebody else's."""
    made = make_event("review", texts, words, 0, reviewer)
    event, project = Event.objects.get(pk=made["event"]), Project.objects.get(slug="review")
    Membership.objects.filter(project=project, user=reviewer).update(role=Membership.Role.REVIEWER)
    Assignment.objects.filter(project=project).delete()
    dice = random.Random(5)
    shared = spots(project.pk, event, marks, dice)
    for number in range(people):
        annotator = User.objects.create(username=f"annotator-{number}")
        Assignment.objects.create(project=project, event=event, annotator=annotator, state="submitted")
        # Two in three are where others stop too.
        own = dice.sample(shared, 2 * marks // 3) + spots(project.pk, event, marks - 2 * marks // 3, dice)
        store(project.pk, event, annotator, own, dice)
    gather_cases(project=project, event=event)
    return made


def place_to_mark(article: int) -> dict[str, object]:
    """A stretch of a few words to mark through the API."""
    found = Article.objects.select_related("current").get(pk=article)
    text = found.current.text
    segment = Segment.objects.filter(revision=found.current, kind="sentence").first()
    end = text.index(" ", segment.start + 20)
    anchor = {"article": article, "revision": found.current_id, "start": segment.start, "end": end}
    return {"anchor": {**anchor, "quote": text[segment.start : end]}}


def main() -> None:
    """Make all events, and print them with what is needed to sign in."""
    owner = User(username="bench")
    owner.set_password("bench")
    owner.save()
    made = {name: make_event(name, *size, owner) for name, size in EVENTS.items()}
    made["review"] = make_reviewed(*REVIEWED, owner)
    assert Collection.objects.count() == len(EVENTS) + 1
    # All is aligned above; on a site whose work is done, pages do not ask how far it is.
    Job.objects.update(state=Job.State.DONE)
    sys.stdout.write(json.dumps({"events": made, "token": tokens.issue(user=owner, scope="write")}))
