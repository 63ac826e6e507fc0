"""What only Telegram's room has to say."""

from bot.channels.ports import Say


def welcome(say: Say, switching: str) -> str:
    """Said once, before anything is asked: who reads along, where this is stored, what not to type, and how to speak
    another language."""
    return "\n\n".join(
        (
            say("Welcome. I am ANNA: always check, assume nothing."),
            say(
                "Who reads along: nobody sees your answers until you release them yourself, answer by answer. "
                "Whoever runs this bot keeps them in a database of their own."
            ),
            say(
                "Where this is stored: Telegram keeps this chat on its servers, outside our reach, and it is not "
                "end-to-end encrypted. It is also on every device on which you use Telegram."
            ),
            say(
                "Never type here: names of persons, client or patient data, passwords or anything that is secret. "
                "For what is too delicate for Telegram, choose another way to answer."
            ),
            switching,
        )
    )


def privacy(say: Say) -> str:
    """What Telegram's terms ask to be told, beside what holds on every channel."""
    return "\n\n".join(
        (
            say(
                "On Telegram I keep the number of this chat, so that I can answer, and of your messages only what "
                "is an answer. I do not keep your name, your username or your telephone number."
            ),
            say(
                "Telegram keeps this chat on its own servers, under its own privacy policy. What is erased here "
                "stays there until you delete the chat."
            ),
        )
    )


def only_text(say: Say, what: str) -> str:
    """A kind word about something that is no text."""
    told = {
        "voice": say("I cannot listen to voice messages or sound."),
        "picture": say("I cannot look at pictures or films."),
        "sticker": say("A nice sticker, but I cannot take it as an answer."),
        "file": say("I cannot open files."),
        "place": say("I cannot do anything with a place on the map."),
        "forward": say("I take no forwarded messages as an answer, because others wrote them."),
        "poll": say("I cannot take part in a poll."),
    }.get(what, say("I can only read text."))
    kept = say("Nothing of it was kept. Please type your answer; the question above still stands.")
    return f"{told} {kept}"


def only_private(say: Say) -> str:
    """All that a group hears."""
    return say("I only talk in private. Open a chat with me to go on; here I say nothing.")


def sensitive_notice(say: Say, elsewhere: bool) -> str:
    """What stands under a question whose answer asks for extra care."""
    if elsewhere:
        return say(
            "This is a delicate question. You can answer it on the web page instead; the button brings you there."
        )
    return say(
        "This is a delicate question. You need not answer it on Telegram: type {skip} or {unknown}, and answer it "
        "later in another way.",
        skip=say.command("skip"),
        unknown=say.command("unknown"),
    )
