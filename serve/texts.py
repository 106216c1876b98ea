"""Every word around the chapters: header, landing page, navigation, footer.

English strings in `_()`; gettext finds translations where the calculators find theirs
(`widgets/locale`). Placeholders in braces are filled by the template or by the page's script.
"""

import gettext
from collections.abc import Callable

from serve import places

DOMAIN = "bone-course"


def speak(language: str) -> Callable[[str], str]:
    """Return the function that finds a text in `language`; English where there is none yet."""
    catalogue = places.WIDGETS / "locale"
    return gettext.translation(DOMAIN, catalogue, languages=[language], fallback=True).gettext


def password(language: str) -> dict[str, str]:
    """Return the words of the page that asks for the password of a class."""
    _ = speak(language)
    return {
        "title": _("Welcome to the class"),
        "lede": _("This course is open to your class. Your teacher has the password."),
        "label": _("Password of the class"),
        "show": _("Show password"),
        "go": _("Go to the course"),
        "wrong": _("That is not the password. Look at it once more and try again."),
        "again": _("That took too long, or your browser keeps no cookies. Please try again."),
        "wait": _("There were many wrong tries from here. Please wait five minutes."),
        "closed": _("Please give the password of the class first."),
    }


def chrome(language: str) -> dict[str, str]:
    """Return the words that stand around every chapter, in one language."""
    _ = speak(language)
    return {
        "course": _("Strong bones"),
        "skip": _("To the text"),
        "settings": _("Letters and colours"),
        "sizes": _("Size of the letters"),
        "size_1": _("Normal letters"),
        "size_2": _("Large letters"),
        "size_3": _("Largest letters"),
        "dark": _("Dark"),
        "some_done": _("{done} of {all} done"),
        "kicker": _("Chapter {n} · {minutes} minutes"),
        "contents": _("In this chapter"),
        "on_this_page": _("On this page"),
        "look_up": _("Look it up"),
        "words_here": _("Words in this chapter"),
        "all_words": _("In the list of words"),
        "chapters": _("Chapters"),
        "before": _("Before"),
        "next": _("Next chapter · {minutes} minutes"),
        "all_chapters": _("All chapters"),
        "to_start": _("To the start page"),
        "starting": _("The calculators are starting. You can read on."),
        "full": _(
            "The class is full at the moment. Your place is coming. You can read on meanwhile."
        ),
        "slot": _("The calculator appears here in a moment."),
        "failed": _(
            "This calculator did not start. The text is complete; please load the page again."
        ),
        "late": _("The calculators did not start. The text is complete."),
        "reload": _("Load again"),
        "no_script": _("The text works without JavaScript. The calculators need it."),
        "not_found": _("This page is not here"),
        "went_wrong": _("Something went wrong on our side"),
        "code": _("The code behind it"),
        "table": _("Table, scrolls sideways"),
        "advice": _(
            "This course gives general information. "
            "It does not replace advice from your own doctor or physiotherapist."
        ),
        "privacy": _("Your numbers are used to calculate and are not kept."),
        "case": _("Made-up person"),
        "case_is": _("This is {name}, a made-up person of {age}."),
        "case_own": _("Back to my own numbers"),
        "case_unknown": _(
            "The link names a made-up person whom this course does not know. "
            "You see your own numbers, or the example."
        ),
        "case_close": _("All right"),
        "present": _("Present"),
        "stage": _("Presenter view"),
        "stage_at": _("{n} of {all}: {title}"),
        "stage_back": _("Back"),
        "stage_next": _("Next"),
        "stage_leave": _("Leave (Esc)"),
        "paper_print": _("Print: handout (2 pages)"),
        "paper_whole": _("Print the whole chapter"),
        "paper_lesson": _("Print: {title}"),
        "paper_page_whole": _("Print the whole page"),
        "paper_kicker": _("Strong bones · chapter {n} · for at home"),
        "paper_mine": _("My result"),
        "paper_entered": _("with the numbers filled in on the page"),
        "paper_example": _("An example, not my own numbers"),
        "paper_old": _("This is the last answer that could be calculated."),
        "paper_soon": _("There is no result yet. You can write yours here."),
        "paper_numbers": _("My numbers"),
        "paper_date": _("Date"),
        "paper_questions": _("My questions"),
        "paper_notes": _("My notes"),
        "paper_way": _("The course: tick what you have read"),
        "paper_check": _("Check yourself"),
        "paper_answer": _("Answer: {answer}. {reason}"),
        "paper_sources": _("Sources: {sources}. All of them: at the end of the chapter."),
        "paper_page": _("Page {n} of 2"),
    }


def landing(language: str) -> dict[str, str]:
    """Return the words of the landing page, in one language."""
    _ = speak(language)
    return {
        "tab": _("Strong bones: how exercise helps them"),
        "title": _("Stronger bones, step by step"),
        "lede": _(
            "Your bones are alive. Give them work to do, and they answer. "
            "Here you see how, with your own numbers."
        ),
        "begin": _("Begin: {title}"),
        "go_on": _("Go on: chapter {n}, {title}"),
        "again": _("Look back: {title}"),
        "chapters_done": _("{done} of {all} chapters done."),
        "strands": _("Every chapter adds a strand to the bone."),
        "done": _("done"),
        "next": _("next"),
        "to_come": _("to come"),
        "bone": _(
            "Drawing of the top of a thigh bone. Inside it, {done} of {all} strands are "
            "drawn thick: one for each chapter you have finished."
        ),
        "ways": _("Choose your way in"),
        "door_me": _("For me"),
        "door_me_line": _("I want to know about my own bones. Start with my numbers."),
        "door_students": _("For students"),
        "door_students_line": _(
            "I want the model behind every number, with its source: “Look deeper”."
        ),
        "chapter": _("Chapter {n}"),
        "minutes": _("{minutes} minutes"),
        "card_done": _("Done"),
        "card_next": _("Go on here"),
        "card_first": _("Begin here"),
        "door_teachers": _("For teachers"),
        "door_teachers_line": _("I want lessons with timing, made-up people and worked answers."),
        "progress": _("Your progress"),
        "progress_line": _(
            "What you have read and answered is kept in this browser, and nowhere else. "
            "A file takes it along to another device. It holds no numbers about your body."
        ),
        "came_back": _("{n} questions have come back"),
        "came_back_one": _("One question has come back"),
        "progress_save": _("Save my progress as a file"),
        "progress_load": _("Bring it back from a file"),
        "progress_erase": _("Erase my progress"),
        "progress_undo": _("Undo"),
        "progress_nothing": _("There is nothing to save yet. Read a chapter or answer a question."),
        "progress_saved": _("The file is saved. Chapters: {read}. Questions answered: {quiz}."),
        "progress_loaded": _("Added from the file. Chapters: {read}. Questions answered: {quiz}."),
        "progress_refused": _("This is no progress file of this course. Nothing has changed."),
        "progress_full": _("This browser keeps nothing for this page. Nothing has changed."),
        "progress_erased": _("Your progress is erased from this browser."),
        "progress_undone": _("Your progress is back."),
        "writing": _("Still being written: {titles}."),
    }


def parts(language: str) -> dict[str, tuple[str, str]]:
    """Return title and line of each part of the course, by the `part` a notebook names."""
    _ = speak(language)
    return {
        "know": (_("Get to know your bones"), _("What they are made of, and how strong they are")),
        "load": (_("How load works"), _("Bones listen to what you do")),
        "do": (_("What you can do"), _("Small steps, at your own pace")),
        "plan": (_("Bring it together"), _("What you take home")),
    }


def planned(language: str) -> dict[int, str]:
    """Return the titles of all chapters the course will have, by number."""
    _ = speak(language)
    return {
        0: _("Start here"),
        1: _("What are weak bones?"),
        2: _("The bone scan"),
        3: _("Fractures and risk"),
        4: _("Standing"),
        5: _("Walking"),
        6: _("What exercise does"),
        7: _("A long process"),
        8: _("Build up slowly"),
        9: _("Preventing falls"),
        10: _("Active sitting"),
        11: _("Building materials"),
        12: _("Your plan"),
    }
