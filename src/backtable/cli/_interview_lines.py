"""What was typed in answer to one plain question, so that a talk can be left in its middle and the last answer taken back."""

import io
from contextlib import ExitStack, redirect_stdout

from backtable.cli._interview_talk import UNDO, Book, UndoneError, ask, yes


class Lines:
    """Asks what belongs to one plain question, and keeps every line at once.

    What was typed before is typed again, unseen, when a talk is gone on with or an answer is taken back: so what comes of it is found by the same
    code, and only what was said last before the question at hand is shown once more.

    Args:
        book: the file of answers.
        person: key of the person spoken of.
        question: key of the plain question.
        back: the last line is taken back.
    """

    def __init__(self, book: Book, person: str, question: str, back: bool) -> None:
        self._book, self._person, self._question = book, person, question
        talk = book.session.talk(person)
        self._typed = list(talk.typed.get(question, ()))
        begun = question in talk.notes
        self._recorded = bool(self._typed) or not begun or back
        """False where a talk from elsewhere is gone on with: then only the whole question can be taken back."""
        self._started = begun and not back
        self._unseen: list[str] = []
        self._stack, self._hidden = ExitStack(), io.StringIO()
        self._asked = ""
        if back and self._typed:
            self._typed.pop()
        if back or (self._typed and not self._done()):
            self._reset()

    def _done(self) -> bool:
        """Say whether everything that belongs to the question was asked: then nothing is typed again."""
        talk = self._book.session.talk(self._person)
        words = talk.notes.get(self._question)
        return words == "" or (talk.made.also is not None if self._question == "stopped_by" else self._question in talk.made.wants)

    def _reset(self) -> None:
        """Begin the question anew, with what was typed so far to be typed again."""
        self._unseen = list(self._typed)
        self._typed = []
        self._book.change(lambda session: session.with_talk(self._person, session.talk(self._person).without(self._question)))

    def __enter__(self) -> "Lines":
        if self._unseen:
            self._stack.enter_context(redirect_stdout(self._hidden))
        return self

    def __exit__(self, *_: object) -> None:
        self._show()

    def _show(self) -> None:
        """Go on visibly, with what was printed since the last line."""
        self._stack.close()
        if said := self._hidden.getvalue():
            print(said, end="")
        self._hidden = io.StringIO()

    def ask(self, words: str) -> str:
        """Ask something, as `ask` does; `u` takes the last answer back.

        Raises:
            LeftError: they leave.
            UndoneError: they take the last answer back.
        """
        if self._typed and words == self._asked:  # what was typed was refused
            self._typed.pop()
            self._unseen.clear()  # the case has changed since: nothing that was typed after it can be trusted
        self._asked = words
        if self._unseen:
            found = self._unseen.pop(0)
            self._hidden.seek(0)
            self._hidden.truncate()
        else:
            self._show()
            self._keep()
            found = ask(words)
            if found.lower() == UNDO:
                raise UndoneError
        self._typed.append(found)
        if not self._unseen:
            self._keep()
        return found

    def _keep(self) -> None:
        if self._recorded:
            typed = tuple(self._typed)
            self._book.change(lambda session: session.with_typed(self._person, self._question, typed))

    def yes(self, words: str) -> bool:
        """Ask for a yes or a no; Enter alone is no."""
        return yes(words, self.ask)

    def took_back(self) -> bool:
        """Say whether the last answer belonged to this question, and can be taken back in it."""
        return bool(self._typed) or (self._started and not self._recorded)
