"""The package around an OpenDocument file: its own styles, its facts, and the same bytes for the same content."""

from datetime import date
from html import escape

from bot.reports.papers.writers.stable_zip import packed

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
NO_COUNTRY = "none"
"""The country of a language that names none."""
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"


def opened(part: str) -> str:
    """The begin of a part, such as `content`, up to and with its first tag."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-{part} {_NAMES} office:version="1.3">'


def package(
    kind: str,
    content: str,
    styles: str,
    title: str,
    author: str,
    language: str,
    made: date,
    settings: str = "",
) -> bytes:
    """The file. `kind` is text or spreadsheet; the other parts are whole XML documents."""
    media = f"application/vnd.oasis.opendocument.{kind}"
    parts = {"content.xml": content, "styles.xml": styles, "meta.xml": _facts(title, author, language, made)}
    if settings:
        parts["settings.xml"] = settings
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>' for name in parts
    )
    manifest = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="{_MANIFEST}" '
        f'manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" '
        f'manifest:media-type="{media}"/>{listed}</manifest:manifest>'
    )
    parts["META-INF/manifest.xml"] = manifest
    members = {"mimetype": media, **parts}
    return packed((name, text.encode("utf-8")) for name, text in members.items())


def _facts(title: str, author: str, language: str, made: date) -> str:
    day = f"{made.isoformat()}T00:00:00"
    return (
        f"{opened('meta')}<office:meta><meta:generator>ANNA</meta:generator><dc:title>{escape(title)}</dc:title>"
        f"<meta:initial-creator>{escape(author or 'ANNA')}</meta:initial-creator>"
        f"<dc:creator>{escape(author or 'ANNA')}</dc:creator><meta:creation-date>{day}</meta:creation-date>"
        f"<dc:date>{day}</dc:date><dc:language>{escape(language.partition('-')[0])}</dc:language></office:meta></office:document-meta>"
    )
