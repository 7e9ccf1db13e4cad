#!/usr/bin/env python3
"""Counts the receipt log by itself, and compares a running Timbang with the count.

    check.py LOG [--zone ZONE]            prints what the log gives (LOG: XES or CSV, plain or gzip)
    check.py LOG --url http://localhost:8080 [--zone ZONE]
                                          compares every person and month; exit code 1 where anything differs

Uses Python's standard library only, and nothing of Timbang's own code or mapping. The zone is the one that the
running Timbang was started with (--zone).
"""
import argparse
import collections
import csv
import gzip
import json
import os
import sys
import urllib.parse
import urllib.request
import xml.etree.ElementTree
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

NO_PERSONS = {"admin1", "admin2", "admin3", "TEST", "test"}
RECEIPT, SENT, ADJUSTED = (
    "Confirmation of receipt",
    "T05 Print and send confirmation of receipt",
    "T03 Adjust confirmation of receipt",
)
INDICATORS = ("tasks-completed", "confirmation-within-a-day", "confirmation-time", "correction-rate")


def opened(path):
    with open(path, "rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
    return gzip.open(path, "rb") if packed else open(path, "rb")


def cases(path):
    """Case id -> (start, [(time, employee, activity)])."""
    with opened(path) as file:
        xes = file.read(200).lstrip().startswith(b"<")
    return from_xes(path) if xes else from_csv(path)


def from_xes(path):
    result = {}
    with opened(path) as file:
        for _, element in xml.etree.ElementTree.iterparse(file):
            if not element.tag.endswith("}trace"):
                continue
            own = {child.get("key"): child.get("value") for child in element if not child.tag.endswith("}event")}
            events = []
            for event in (child for child in element if child.tag.endswith("}event")):
                value = {child.get("key"): child.get("value") for child in event}
                events.append((time(value["time:timestamp"]), value["org:resource"], value["concept:name"]))
            result[own["concept:name"]] = (time(own["startdate"]), events)
            element.clear()
    return result


def from_csv(path):
    result = {}
    with opened(path) as file:
        for row in csv.DictReader(line.decode("utf-8") for line in file):
            start, events = result.setdefault(row["case:concept:name"], (time(row["case:startdate"]), []))
            events.append((time(row["time:timestamp"]), row["org:resource"], row["concept:name"]))
    return result


def time(text):
    return datetime.fromisoformat(text)


def hours(start, end):
    """To six decimals, half up, as the mapping's hours() gives them."""
    microseconds = (end - start) // timedelta(microseconds=1)
    return (Decimal(microseconds) / 3_600_000_000).quantize(Decimal("0.000001"), ROUND_HALF_UP)


def count(log, zone):
    """(employee, month) -> indicator -> list of figures, one for each piece of evidence; and the events ignored."""
    facts = collections.defaultdict(lambda: collections.defaultdict(list))
    ignored = collections.Counter()
    for start, events in log.values():
        for at, employee, activity in events:
            if employee in NO_PERSONS:
                ignored[employee] += 1
                continue
            fact = facts[employee, at.astimezone(zone).strftime("%Y-%m")]
            fact["tasks-completed"].append(1)
            if activity == SENT:
                fact["confirmation-within-a-day"].append(100 if hours(start, at) <= 24 else 0)
                fact["confirmation-time"].append(hours(start, at))
            if activity == RECEIPT:
                corrected = any(later > at and what == ADJUSTED for later, _, what in events)
                fact["correction-rate"].append(100 if corrected else 0)
    return facts, ignored


def figure(indicator, values, decimals=2):
    total = Decimal(sum(values))
    exact = total if indicator == "tasks-completed" else total / len(values)
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def agrees(indicator, values, have):
    """Whether an answer is what the log gives, to as many decimals as the answer has, but at least two."""
    if not values or have is None:
        return not values and have is None
    evidence, actual = have
    return evidence == len(values) and actual == figure(indicator, values, max(2, -actual.as_tuple().exponent))


def token(base):
    """An access token of the machine client, by default the standalone's."""
    client, secret = os.environ.get("TIMBANG_CLIENT", "operator:operator-demo").split(":", 1)
    form = {"grant_type": "client_credentials", "client_id": client, "client_secret": secret}
    with urllib.request.urlopen(f"{base}/oauth2/token", urllib.parse.urlencode(form).encode()) as response:
        return json.load(response)["access_token"]


def answered(base, bearer, month, office):
    """employee -> indicator -> (evidence, actual), as the running Timbang gives them."""
    result, page = {}, 0
    while True:
        query = urllib.parse.urlencode({"period": month, "office": office, "page": page, "size": 200})
        request = urllib.request.Request(f"{base}/api/scores?{query}", headers={"Authorization": f"Bearer {bearer}"})
        with urllib.request.urlopen(request) as response:
            answer = json.load(response, parse_float=Decimal, parse_int=Decimal)
        for score in answer["items"]:
            result[score["employeeId"]] = {
                item["indicator"]: (item["evidence"], item["actual"]) for item in score["items"] if item["evidence"]
            }
        page += 1
        if page * 200 >= answer["total"]:
            return result


def compare(facts, base, office):
    months = sorted({month for _, month in facts})
    margins = [shifted(months[0], -1), shifted(months[-1], 1)]
    bearer, compared, differences = token(base), 0, []
    for month in months + margins:
        actual = answered(base, bearer, month, office)
        expected = {employee: fact for (employee, of), fact in facts.items() if of == month}
        for employee in sorted(set(expected) | set(actual)):
            for indicator in INDICATORS:
                values = expected.get(employee, {}).get(indicator, [])
                have = actual.get(employee, {}).get(indicator)
                compared += len(values) > 0
                if not agrees(indicator, values, have):
                    want = f"{figure(indicator, values)} of {len(values)}" if values else "nothing"
                    got = f"{have[1]} of {have[0]}" if have else "nothing"
                    differences.append(f"{employee} {month} {indicator}: the log gives {want}, Timbang {got}")
    return compared, differences


def shifted(month, by):
    year, number = map(int, month.split("-"))
    total = year * 12 + number - 1 + by
    return f"{total // 12}-{total % 12 + 1:02d}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("log")
    parser.add_argument("--zone", default="Europe/Amsterdam")
    parser.add_argument("--url")
    parser.add_argument("--office", default="receipt-office")
    parser.add_argument("--table", action="store_true", help="print every person, month and figure")
    options = parser.parse_args()

    log = cases(options.log)
    facts, ignored = count(log, ZoneInfo(options.zone))
    print(f"{len(log)} cases, {sum(len(events) for _, events in log.values())} events;"
          f" {sum(ignored.values())} of no persons: {dict(sorted(ignored.items()))}")
    print(f"{len({employee for employee, _ in facts})} employees, {len(facts)} pairs of employee and month"
          f" in {options.zone}")
    for indicator in INDICATORS:
        values = [value for fact in facts.values() for value in fact[indicator]]
        print(f"  {indicator}: {len(values)} observations, over all {figure(indicator, values)}")
    if options.table:
        for (employee, month), fact in sorted(facts.items()):
            print(employee, month, *(f"{i}={len(fact[i])}:{figure(i, fact[i])}" for i in INDICATORS if fact[i]))
    if options.url:
        compared, differences = compare(facts, options.url.rstrip("/"), options.office)
        for difference in differences:
            print("DIFFERS", difference)
        print(f"{compared} figures compared, {len(differences)} differ")
        sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
