"""Telegram exports: `result.json` as Telegram Desktop writes it, a report for each message with words."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from dalil.collect.assemble import Parts, assemble
from dalil.collect.json_values import json_value
from dalil.collect.refusal import Refusal
from dalil.errors import UnreadableReport
from dalil.model import Report

_READER = "Telegram export"


def is_telegram(text: str) -> bool:
    """Say whether a JSON text is an export of one or several Telegram chats."""
    head = text[:2000]
    return '"messages"' in text and ('"type"' in head or '"chats"' in head)


def read_telegram(text: str, path: str) -> Iterator[Report | Refusal]:
    """Yield a report for each message with words; what was joined, pinned or only a picture is none.

    The day is that of posting, the outlet the channel's name. Raises UnreadableReport where the
    file is no such export.
    """
    try:
        whole = json_value(text)
    except ValueError as error:
        raise UnreadableReport(
            f"The Telegram export is damaged: {error}.", "Export the chat anew, as JSON."
        ) from error
    for chat in _chats(whole):
        name = chat.get("name") if isinstance(chat.get("name"), str) else None
        for message in _list(chat.get("messages")):
            if isinstance(message, dict) and message.get("type") == "message":
                yield from _message(message, name, path)


def _chats(whole: Any) -> list[dict[str, Any]]:
    if isinstance(whole, dict) and isinstance(whole.get("chats"), dict):
        return [chat for chat in _list(whole["chats"].get("list")) if isinstance(chat, dict)]
    if isinstance(whole, dict) and isinstance(whole.get("messages"), list):
        return [whole]
    raise UnreadableReport(
        "The file is no Telegram export: it has no list of messages.",
        'Export the chat in Telegram Desktop as "machine-readable JSON".',
    )


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _message(message: Mapping[str, Any], chat: str | None, path: str) -> Iterator[Report | Refusal]:
    number = message.get("id")
    where = f"{path}, message {number}"
    words = _words(message.get("text"))
    if not words.strip():
        return
    forwarded = message.get("forwarded_from")
    issues = [f'The message was forwarded from "{forwarded}".'] if isinstance(forwarded, str) else []
    if message.get("edited"):
        issues.append(f"The message was edited on {str(message['edited'])[:10]}.")
    day = _day(message)
    parts = Parts(
        text=words.strip("\n"),
        published=day,
        published_rule='"date" of the message' if day is not None else None,
        outlet=chat,
        issues=tuple(issues),
    )
    identity = "\0".join([chat or "", str(number), words]).encode("utf-8", "surrogatepass")
    try:
        report = assemble(parts, reader=_READER, identity=identity)
    except UnicodeEncodeError:
        yield Refusal(where, "The message holds half a character.", "Export the chat anew.")
        return
    yield replace(report, path=where)


def _day(message: Mapping[str, Any]) -> date | None:
    """Return the day of posting in UTC where the export gives it so, else as the export's clock had it."""
    stamp = message.get("date_unixtime")
    if isinstance(stamp, str) and stamp.isascii() and stamp.isdigit() and len(stamp) < 12:
        return datetime.fromtimestamp(int(stamp), UTC).date()
    try:
        return datetime.fromisoformat(str(message.get("date"))).date()
    except ValueError:
        return None


def _words(text: Any) -> str:
    """Return the words of a message, which an export cuts into pieces where they are bold or links."""
    if isinstance(text, str):
        return text
    if not isinstance(text, list):
        return ""
    pieces = (piece.get("text") if isinstance(piece, dict) else piece for piece in text)
    return "".join(piece for piece in pieces if isinstance(piece, str))
