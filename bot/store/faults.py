"""What any engine can have to say about a fault, each as one sentence that tells what to do."""

from bot.errors import marked

FULL = marked("The disk is full or failing, so nothing was saved. Make room and try again.")
BUSY = marked("Another program keeps the database locked. Try again in a moment.")
UNDONE = marked("The database undid this transaction. Try again.")
REFUSED = marked("The database refused this change, so nothing was saved. Try again.")
GONE = marked("What this is about is no longer in the database, so nothing was saved.")
UNKEEPABLE = marked("This text has characters that cannot be kept. Type it again without them.")
NEWER = marked(
    "This database was written by a newer version of ANNA. Install that version, or choose another file."
)
