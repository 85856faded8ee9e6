#!/usr/bin/env python3
"""Reads a Quorate session log without Quorate: checks its chain, prints its seal and what was minuted.

    python3 docs/read_log.py LOG.jsonl [--exempt]

It shows how little the format asks of a reader in another language; docs/log-format.md says the rest.
"""
import hashlib
import json
import sys


def read(path):
    """The facts of a log that count, each as a dict; stops at the first line that breaks the chain."""
    with open(path, "rb") as file:
        lines = file.read().split(b"\n")
    if lines.pop() != b"":
        sys.exit(f"{path}: the last line is torn: it has no newline")
    header = json.loads(lines[0])
    if header.get("quorate") != 1:
        sys.exit(f"{path}: not a log of this major version")
    facts, before = [], lines[0]
    for number, line in enumerate(lines[1:], start=1):
        fact = json.loads(line)
        if fact["seq"] != number:
            sys.exit(f"{path}: line {number + 1} should be number {number}")
        if fact["prev"] != hashlib.sha256(before).hexdigest():
            sys.exit(f"{path}: line {number + 1} does not follow the line before it")
        facts.append(fact)
        before = line
    return header, facts, hashlib.sha256(before).hexdigest()


def standing(facts):
    """Without those that were taken back or struck. Read from the end: an undo that was undone takes nothing back."""
    gone = set()
    for fact in reversed(facts):
        event = fact["event"]
        if fact["seq"] in gone:
            continue
        if event["type"] == "fact_undone":
            gone.add(event["fact"])
        elif event["type"] == "entry_struck":
            gone.add(event["entry"])
    return [fact for fact in facts if fact["seq"] not in gone]


def main(path, exempt):
    _, facts, seal = read(path)
    people, words = {}, {}
    for fact in standing(facts):
        event = fact["event"]
        if event["type"] == "person_listed":
            people[event["id"]] = event["shown"]
        elif event["type"] == "entry_edited":
            words[event["entry"]] = event["text"]
    for fact in standing(facts):
        event = fact["event"]
        if "text" not in event or event["type"].startswith("entry_") or (fact.get("exempt") and not exempt):
            continue
        who = people.get(event.get("by"))
        said = words.get(fact["seq"], event["text"])
        print(f"{fact['seq']:4} {fact['at'][11:16]} {event['type']}: {f'{who}: ' if who else ''}{said}")
    print(f"seal: {len(facts)} events, {seal}")


if __name__ == "__main__":
    main(sys.argv[1], "--exempt" in sys.argv[2:])
