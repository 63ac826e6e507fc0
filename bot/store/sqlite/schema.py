"""The schema of the database: named steps, each taken once, in order, and never edited."""

# Times are whole microseconds since 1970, in UTC. `place` numbers what is shown in the order in which it was added;
# of a session it is where the participant stands, as JSON. An answer was `saved` with a revision of its session, as
# the `nth` then; releases are numbered within their case.

APPLICATION = 0x414E4E41
"""SQLite's `application_id` of a database of ANNA: "ANNA" in ASCII."""

STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "people",
        (
            """
            CREATE TABLE persons (
                id TEXT PRIMARY KEY,
                language TEXT NOT NULL DEFAULT '',
                chosen TEXT NOT NULL DEFAULT ''
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE addresses (
                number INTEGER PRIMARY KEY,
                channel TEXT NOT NULL,
                address TEXT NOT NULL,
                person TEXT NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
                UNIQUE (channel, address)
            ) STRICT
            """,
            """
            CREATE TABLE deliveries (
                channel TEXT NOT NULL,
                address TEXT NOT NULL,
                delivery TEXT NOT NULL,
                at INTEGER NOT NULL,
                PRIMARY KEY (channel, address, delivery)
            ) STRICT, WITHOUT ROWID
            """,
        ),
    ),
    (
        "cases",
        (
            """
            CREATE TABLE cases (
                id TEXT NOT NULL PRIMARY KEY,
                place INTEGER NOT NULL,
                title TEXT NOT NULL,
                language TEXT NOT NULL,
                meeting TEXT,
                practice INTEGER NOT NULL,
                created INTEGER NOT NULL,
                records TEXT NOT NULL DEFAULT '{}',
                revision INTEGER NOT NULL DEFAULT 1
            ) STRICT
            """,
            "CREATE INDEX cases_by_place ON cases (place)",
            """
            CREATE TABLE organisations (
                case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
                id TEXT NOT NULL,
                place INTEGER NOT NULL,
                name TEXT NOT NULL,
                kind TEXT NOT NULL,
                PRIMARY KEY (case_id, id)
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE topics (
                case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
                id TEXT NOT NULL,
                place INTEGER NOT NULL,
                text TEXT NOT NULL,
                PRIMARY KEY (case_id, id)
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE participants (
                case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
                id TEXT NOT NULL,
                person TEXT NOT NULL REFERENCES persons (id),
                role TEXT NOT NULL,
                organisation TEXT NOT NULL,
                place INTEGER NOT NULL,
                PRIMARY KEY (case_id, id),
                UNIQUE (case_id, person)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX participants_by_person ON participants (person)",
            """
            CREATE TABLE invites (
                case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
                digest TEXT NOT NULL UNIQUE,
                role TEXT NOT NULL,
                organisation TEXT NOT NULL,
                expires INTEGER NOT NULL,
                used_by TEXT REFERENCES persons (id),
                used_at INTEGER,
                revoked INTEGER NOT NULL DEFAULT 0,
                PRIMARY KEY (case_id, digest)
            ) STRICT, WITHOUT ROWID
            """,
        ),
    ),
    (
        "answers",
        (
            """
            CREATE TABLE sessions (
                case_id TEXT NOT NULL,
                participant TEXT NOT NULL,
                place TEXT NOT NULL,
                revision INTEGER NOT NULL,
                PRIMARY KEY (case_id, participant),
                FOREIGN KEY (case_id, participant) REFERENCES participants (case_id, id) ON DELETE CASCADE
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE answers (
                case_id TEXT NOT NULL,
                participant TEXT NOT NULL,
                question TEXT NOT NULL,
                item TEXT NOT NULL,
                revision INTEGER NOT NULL,
                id INTEGER NOT NULL,
                state TEXT NOT NULL,
                value TEXT,
                detail TEXT,
                wording TEXT NOT NULL,
                language TEXT NOT NULL,
                at INTEGER NOT NULL,
                saved INTEGER NOT NULL,
                nth INTEGER NOT NULL,
                PRIMARY KEY (case_id, participant, question, item, revision),
                FOREIGN KEY (case_id, participant) REFERENCES participants (case_id, id) ON DELETE CASCADE
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE releases (
                case_id TEXT NOT NULL,
                number INTEGER NOT NULL,
                participant TEXT NOT NULL,
                answer INTEGER NOT NULL,
                revision INTEGER NOT NULL,
                at INTEGER NOT NULL,
                level TEXT NOT NULL CHECK (level IN ('me', 'organisation', 'coordinator', 'partners')),
                PRIMARY KEY (case_id, number),
                FOREIGN KEY (case_id, participant) REFERENCES participants (case_id, id) ON DELETE CASCADE
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX releases_by_answer ON releases (case_id, participant, answer)",
            """
            CREATE TRIGGER answers_are_only_added BEFORE UPDATE ON answers
            BEGIN
                SELECT RAISE(ABORT, 'an answer is never changed, only followed by another');
            END
            """,
            """
            CREATE TRIGGER releases_are_only_added BEFORE UPDATE ON releases
            BEGIN
                SELECT RAISE(ABORT, 'a release is never changed, only followed by another');
            END
            """,
        ),
    ),
    (
        "secrets",
        (
            """
            CREATE TABLE secrets (
                case_id TEXT NOT NULL PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
                secret TEXT NOT NULL
            ) STRICT, WITHOUT ROWID
            """,
            "INSERT INTO secrets SELECT id, lower(hex(randomblob(16))) FROM cases",
            """
            CREATE TRIGGER a_case_has_a_secret AFTER INSERT ON cases
            BEGIN
                INSERT INTO secrets VALUES (NEW.id, lower(hex(randomblob(16))));
            END
            """,
        ),
    ),
    (
        "channels",
        (
            """
            CREATE TABLE channel_codes (
                digest TEXT NOT NULL PRIMARY KEY,
                expires INTEGER NOT NULL,
                person TEXT NOT NULL UNIQUE REFERENCES persons (id) ON DELETE CASCADE
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX channel_codes_by_end ON channel_codes (expires)",
        ),
    ),
    (
        "links",
        (
            """
            CREATE TABLE links (
                case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
                number INTEGER NOT NULL,
                a TEXT NOT NULL,
                b TEXT NOT NULL,
                at INTEGER NOT NULL,
                relation TEXT NOT NULL CHECK (relation IN ('same', 'complements', 'conflicts', 'unrelated')),
                status TEXT NOT NULL CHECK (status IN ('proposed', 'confirmed', 'rejected')),
                PRIMARY KEY (case_id, number)
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TRIGGER links_are_only_added BEFORE UPDATE ON links
            BEGIN
                SELECT RAISE(ABORT, 'a decision is never changed, only followed by another');
            END
            """,
        ),
    ),
    (
        "publications",
        (
            """
            CREATE TABLE publications (
                case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
                number INTEGER NOT NULL,
                at INTEGER NOT NULL,
                records TEXT NOT NULL,
                basis TEXT NOT NULL,
                PRIMARY KEY (case_id, number)
            ) STRICT
            """,
            """
            CREATE TABLE published (
                case_id TEXT NOT NULL,
                participant TEXT NOT NULL,
                number INTEGER NOT NULL,
                PRIMARY KEY (case_id, participant, number),
                FOREIGN KEY (case_id, number) REFERENCES publications (case_id, number) ON DELETE CASCADE
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TRIGGER publications_are_frozen BEFORE UPDATE ON publications
            WHEN NEW.records <> '' OR (NEW.number, NEW.at, NEW.basis) <> (OLD.number, OLD.at, OLD.basis)
            BEGIN
                SELECT RAISE(ABORT, 'what was published is never changed, only erased');
            END
            """,
        ),
    ),
    (
        "post",
        (
            """
            CREATE TABLE parcels (
                number INTEGER PRIMARY KEY AUTOINCREMENT,
                channel TEXT NOT NULL,
                address TEXT NOT NULL,
                body TEXT NOT NULL,
                content BLOB NOT NULL,
                tries INTEGER NOT NULL,
                fault TEXT NOT NULL,
                given_up INTEGER NOT NULL,
                since INTEGER NOT NULL
            ) STRICT
            """,
            "CREATE INDEX parcels_by_address ON parcels (channel, address, number)",
            """
            CREATE TABLE notes (
                channel TEXT NOT NULL,
                address TEXT NOT NULL,
                note TEXT NOT NULL,
                PRIMARY KEY (channel, address)
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE said (
                channel TEXT NOT NULL,
                address TEXT NOT NULL,
                message TEXT NOT NULL,
                case_id TEXT NOT NULL,
                participant TEXT NOT NULL,
                question TEXT NOT NULL,
                item TEXT NOT NULL,
                elements TEXT NOT NULL,
                detail INTEGER NOT NULL,
                PRIMARY KEY (channel, address, message),
                FOREIGN KEY (case_id, participant) REFERENCES participants (case_id, id) ON DELETE CASCADE
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX said_by_participant ON said (case_id, participant)",
            """
            CREATE TABLE reminders (
                case_id TEXT NOT NULL,
                participant TEXT NOT NULL,
                agreed TEXT NOT NULL CHECK (agreed IN ('asked', 'yes', 'no', 'sent')),
                at INTEGER NOT NULL,
                PRIMARY KEY (case_id, participant),
                FOREIGN KEY (case_id, participant) REFERENCES participants (case_id, id) ON DELETE CASCADE
            ) STRICT, WITHOUT ROWID
            """,
            """
            ALTER TABLE cases ADD COLUMN telegram TEXT NOT NULL DEFAULT 'full'
            CHECK (telegram IN ('full', 'notify', 'off'))
            """,
            "ALTER TABLE cases ADD COLUMN zone TEXT NOT NULL DEFAULT 'Europe/Amsterdam'",
        ),
    ),
    (
        "nudges",
        (
            """
            CREATE TABLE nudges (
                case_id TEXT NOT NULL,
                participant TEXT NOT NULL,
                at INTEGER NOT NULL,
                PRIMARY KEY (case_id, participant),
                FOREIGN KEY (case_id, participant) REFERENCES participants (case_id, id) ON DELETE CASCADE
            ) STRICT, WITHOUT ROWID
            """,
        ),
    ),
)
