"""What Telegram can carry."""

from bot.channels.telegram.splitting import LONGEST
from bot.messages import Channel

CHANNEL = Channel(
    "telegram",
    "Telegram",
    files=True,
    buttons=True,
    edits=True,
    confidential=True,
    longest=LONGEST,
    link="https://t.me/{}?start={}".format,
    outbox=True,
    limited=True,
)
