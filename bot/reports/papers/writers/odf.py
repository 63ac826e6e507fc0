"""The package of an OpenDocument file: its parts, its metadata, and the same bytes for the same content."""

from datetime import date
from html import escape
from typing import NamedTuple

from bot.reports.papers.writers.stable_zip import zipped

_SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "config": "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_NAMES = " ".join(f'xmlns:{name}="{space}"' for name, space in _SPACES.items())
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"


class Metadata(NamedTuple):
    """What a file says of itself; without an author that is ANNA. `language` is a language tag (BCP 47)."""

    title: str
    author: str
    language: str
    made: date


def language_attributes(tag: str) -> str:
    """The attributes for the language of text, from a language tag such as nl or nl-NL."""
    language, _, region = tag.partition("-")
    return f'fo:language="{language}" fo:country="{region or "none"}"'


def opening_tag(part: str) -> str:
    """The beginning of a part, such as `content`, up to and including its first tag."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-{part} {_NAMES} office:version="1.3">'


def package(kind: str, content: str, styles: str, metadata: Metadata, settings: str = "") -> bytes:
    """The file. `kind` is text or spreadsheet; content, styles and settings are whole XML documents."""
    media = f"application/vnd.oasis.opendocument.{kind}"
    parts = {"content.xml": content, "styles.xml": styles, "meta.xml": _meta(metadata)}
    if settings:
        parts["settings.xml"] = settings
    members = {"mimetype": media, **parts, "META-INF/manifest.xml": _manifest(media, list(parts))}
    return zipped((name, text.encode("utf-8")) for name, text in members.items())


def _manifest(media: str, parts: list[str]) -> str:
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>' for name in parts
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="{_MANIFEST}" '
        f'manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" '
        f'manifest:media-type="{media}"/>{entries}</manifest:manifest>'
    )


def _meta(metadata: Metadata) -> str:
    day, author = f"{metadata.made.isoformat()}T00:00:00", escape(metadata.author or "ANNA")
    language, _, _ = metadata.language.partition("-")
    return (
        f"{opening_tag('meta')}<office:meta><meta:generator>ANNA</meta:generator>"
        f"<dc:title>{escape(metadata.title)}</dc:title>"
        f"<meta:initial-creator>{author}</meta:initial-creator><dc:creator>{author}</dc:creator>"
        f"<meta:creation-date>{day}</meta:creation-date><dc:date>{day}</dc:date>"
        f"<dc:language>{escape(language)}</dc:language></office:meta></office:document-meta>"
    )
