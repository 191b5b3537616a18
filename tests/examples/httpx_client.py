"""Ask the service about one person's records and print what comes back.

    python tests/examples/httpx_client.py person.json http://127.0.0.1:8000

Only httpx is needed. Nothing is written anywhere.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import httpx

WORDS = {
    "likely_eligible": "The answers match this law. A judge decides.",
    "needs_info": "One or more facts decide.",
    "needs_review": "A lawyer must look. This is not a no.",
    "not_yet": "Not yet.",
    "not_eligible": "From these answers, this law does not reach this record.",
}


class NotAccepted(Exception):
    """The service refused a request; ``places`` says where and what it accepts there."""

    def __init__(self, problem: dict[str, Any]) -> None:
        super().__init__(problem.get("detail") or problem["title"])
        self.places = {
            each.get("pointer", each.get("parameter", "")): each["detail"]
            for each in problem.get("errors", [])
        }


def screen(client: httpx.Client, person: dict[str, Any]) -> dict[str, Any]:
    """The full answer for one person. Raises :class:`NotAccepted`."""
    response = client.post("/v1/screenings", json=person)
    if response.headers["content-type"] == "application/problem+json":
        raise NotAccepted(response.json())
    answer: dict[str, Any] = response.json()
    return answer


def lines(answer: dict[str, Any]) -> list[str]:
    """The answer in short: warnings first, then each record with its best remedy."""
    found = [answer["notice"], *(warning["text"] for warning in answer["warnings"])]
    for record in answer["records"]:
        found.append(f"Record {record['id']} ({record['jurisdiction']})")
        if record["best"] is None:
            found.append(f"  {record['none_found']}")
            continue
        best = record["remedies"][0]
        found.append(f"  {best['name']} ({best['citation']}): {WORDS[best['outcome']]}")
        found.extend(f"  Not known yet: {each['fact']}" for each in best["missing"])
    for place, helpers in answer["help"].items():
        found.extend(f"Help in {place}: {each['name']}" for each in helpers)
    return found


def main(file: str, address: str) -> int:
    """Screen the person in a JSON file."""
    person = json.loads(Path(file).read_text(encoding="utf-8"))
    with httpx.Client(base_url=address, timeout=30) as client:
        try:
            answer = screen(client, person)
        except NotAccepted as refused:
            for place, accepted in refused.places.items():
                print(f"{place or 'the request'}: {accepted}", file=sys.stderr)
            return 1
    print("\n".join(lines(answer)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:3]))
