CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> 0001

CREATE TABLE seen (
    update_id INTEGER NOT NULL, 
    at DOUBLE NOT NULL, 
    PRIMARY KEY (update_id)
);

CREATE INDEX seen_by_age ON seen (at);

CREATE TABLE inbox (
    update_id INTEGER NOT NULL, 
    slot SMALLINT NOT NULL, 
    lane TEXT NOT NULL, 
    person INTEGER NOT NULL, 
    body TEXT NOT NULL, 
    at DOUBLE NOT NULL, 
    PRIMARY KEY (update_id)
);

CREATE TABLE outbox (
    update_id INTEGER NOT NULL, 
    part SMALLINT NOT NULL, 
    slot SMALLINT NOT NULL, 
    lane TEXT NOT NULL, 
    person INTEGER NOT NULL, 
    body TEXT NOT NULL, 
    at DOUBLE NOT NULL, 
    PRIMARY KEY (update_id, part)
)
 WITHOUT ROWID;

CREATE TABLE kept (
    kind TEXT NOT NULL, 
    chat INTEGER NOT NULL, 
    thread INTEGER NOT NULL, 
    person INTEGER NOT NULL, 
    body TEXT NOT NULL, 
    version INTEGER NOT NULL, 
    used_at DOUBLE NOT NULL, 
    PRIMARY KEY (kind, chat, thread, person)
)
 WITHOUT ROWID;

CREATE INDEX kept_by_person ON kept (person);

CREATE INDEX kept_by_age ON kept (used_at);

CREATE TABLE sent (
    lane TEXT NOT NULL, 
    "key" TEXT NOT NULL, 
    message_id INTEGER NOT NULL, 
    at DOUBLE NOT NULL, 
    PRIMARY KEY (lane, "key")
)
 WITHOUT ROWID;

CREATE INDEX sent_by_age ON sent (at);

CREATE TABLE parked (
    code TEXT NOT NULL, 
    update_id INTEGER NOT NULL, 
    kind TEXT NOT NULL, 
    reason TEXT NOT NULL, 
    at DOUBLE NOT NULL, 
    PRIMARY KEY (code)
);

CREATE TABLE misses (
    id TEXT NOT NULL, 
    kind TEXT NOT NULL, 
    text TEXT NOT NULL, 
    count INTEGER NOT NULL, 
    last_at DOUBLE NOT NULL, 
    PRIMARY KEY (id)
);

INSERT INTO alembic_version (version_num) VALUES ('0001') RETURNING version_num;
