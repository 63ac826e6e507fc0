"""The channels of the program: a new one adds its line here."""

from bot.channels import terminal
from bot.channels.ports import Service
from bot.channels.telegram.service import TelegramService
from bot.messages import Channels

SERVICES: tuple[Service, ...] = (TelegramService(),)
"""Those that are served by `anna serve`."""

CHANNELS = Channels(terminal.CHANNEL, *(service.channel for service in SERVICES))
