"""Makes a county of so many municipalities out of the demo's: real ones from the rest of the country, each with the answers of
one of the county's own, in turn, in every cycle. Writes a copy of the database.

    grow.py DATABASE COUNT COPY
"""

import sqlite3
import sys
import uuid

COUNTY = "18"
# What belongs to a submission, and is copied with it. The column that names the submission, and the table's own key where
# it has one.
OF_A_SUBMISSION = (("submission_event", None), ("hand_in", None), ("observation", "id"))


def grow(database: str, count: int, copy: str):
    connection = sqlite3.connect(copy)
    sqlite3.connect(database).backup(connection)
    county = "SELECT id FROM organisation WHERE kind = 'municipality' AND county = ? ORDER BY code"
    own = [one for (one,) in connection.execute(county, [COUNTY])]
    others = "SELECT id FROM organisation WHERE kind = 'municipality' AND county <> ? AND valid_to IS NULL ORDER BY code LIMIT ?"
    others = [one for (one,) in connection.execute(others, [COUNTY, count - len(own)])]
    assert len(own) + len(others) == count, f"there are {len(own) + len(others)} municipalities, not {count}"
    for n, other in enumerate(others):
        connection.execute("UPDATE organisation SET county = ? WHERE id = ?", [COUNTY, other])
        answers_of(connection, own[n % len(own)], other)
    connection.commit()
    connection.execute("ANALYZE")
    connection.close()


def answers_of(connection: sqlite3.Connection, one: bytes, other: bytes):
    """The answers of one municipality, as if another had given them."""
    submissions = connection.execute("SELECT id FROM submission WHERE organisation_id = ?", [one]).fetchall()
    for (old,) in submissions:
        new = uuid.uuid4().bytes
        copied(connection, "submission", "id = ?", [old], id=new, organisation_id=other)
        for table, key in OF_A_SUBMISSION:
            moved = {"submission_id": new} | ({key: None} if key else {})
            if table == "observation":
                moved["organisation_id"] = other
            copied(connection, table, "submission_id = ?", [old], **moved)


def copied(connection: sqlite3.Connection, table: str, where: str, values: list, **other: bytes | None):
    """Copies rows with other values in some columns; None is a new key."""
    cursor = connection.execute(f"SELECT * FROM {table} WHERE {where}", values)
    columns = [column[0] for column in cursor.description]
    rows = [
        [(other[c] or uuid.uuid4().bytes) if c in other else value for c, value in zip(columns, row)] for row in cursor
    ]
    marks = ", ".join("?" * len(columns))
    connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)


if __name__ == "__main__":
    grow(sys.argv[1], int(sys.argv[2]), sys.argv[3])
