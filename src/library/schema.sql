-- The library of all saved meetings, derived from their logs: it can be deleted at any time, and is made anew.
-- library.sqlite holds what the public may see. exempt.sqlite holds the meetings that have a part in private,
-- whole, in the same tables. Dates are YYYY-MM-DD, times RFC 3339, durations whole seconds.
-- What begins with _ is how it is kept and may change with any version; the rest is published.

-- A meeting. The later it was held, the smaller its id. copy_of: another file has the same log, and counts.
CREATE TABLE meetings (
    id INTEGER PRIMARY KEY, log TEXT NOT NULL, body TEXT, title TEXT, date TEXT, time TEXT, venue TEXT,
    status TEXT, opened TEXT, closed TEXT, seconds INTEGER, facts INTEGER NOT NULL,
    decisions INTEGER NOT NULL, open_actions INTEGER NOT NULL, problem TEXT, copy_of TEXT, _body TEXT NOT NULL
);
CREATE INDEX _meetings_by_date ON meetings (date);
CREATE INDEX _meetings_by_log ON meetings (log);
CREATE INDEX _meetings_with_problem ON meetings (problem) WHERE problem IS NOT NULL;
CREATE INDEX _meetings_copied ON meetings (copy_of) WHERE copy_of IS NOT NULL;

CREATE TABLE _people (
    meeting INTEGER NOT NULL, tag TEXT NOT NULL, who INTEGER NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL,
    shown TEXT, role TEXT,
    kind TEXT NOT NULL, voting INTEGER NOT NULL, state TEXT, mode TEXT, substitute_for TEXT, represented_by TEXT,
    arrived TEXT, departed TEXT, seconds INTEGER, speeches INTEGER, spoke INTEGER,
    PRIMARY KEY (meeting, tag)
) WITHOUT ROWID;

-- Everybody on the list of a meeting. tag: what the clerk types; shown: how the minutes call them.
CREATE VIEW people AS SELECT meeting, tag, place, name, coalesce(shown, name) AS shown, role, kind, voting
FROM _people;

-- Who was there. state: present, apologies or absent; seconds: how long; spoke: how long they had the floor.
CREATE VIEW attendance AS SELECT p.meeting, m.log, m.body, m.date, p.tag, p.place, p.name,
    coalesce(p.shown, p.name) AS shown, p.role, p.kind, p.state, p.mode, p.substitute_for, p.represented_by,
    p.arrived, p.departed, p.seconds, p.speeches, p.spoke
FROM meetings AS m CROSS JOIN _people AS p ON p.meeting = m.id WHERE p.state IS NOT NULL;

-- The agenda. exempt: on which ground it was taken in private. outcome: agreed, lost, noted or deferred.
CREATE TABLE items (
    meeting INTEGER NOT NULL, id TEXT NOT NULL, number TEXT, title TEXT NOT NULL, planned INTEGER, seconds INTEGER,
    opened TEXT, closed TEXT, outcome TEXT, exempt TEXT,
    PRIMARY KEY (meeting, id)
) WITHOUT ROWID;

CREATE TABLE _kinds (id INTEGER PRIMARY KEY, kind TEXT NOT NULL);

CREATE TABLE _entries (
    id INTEGER PRIMARY KEY, seq INTEGER NOT NULL, at INTEGER, zone INTEGER, kind INTEGER NOT NULL, item TEXT,
    person TEXT, addressed TEXT, refers_to TEXT, exempt INTEGER NOT NULL, words INTEGER NOT NULL, approved TEXT,
    text TEXT NOT NULL
);

-- The minutes, entry by entry. seq: its number in the log; text: as it stands, corrected where it was;
-- approved: the words as they were approved, where a later minute corrected them.
CREATE VIEW entries AS SELECT e.id, m.id AS meeting, m.log, m.body, m.date, e.seq,
    strftime('%Y-%m-%dT%H:%M:%S', e.at + e.zone * 60, 'unixepoch')
        || printf('%s%02d:%02d', iif(e.zone < 0, '-', '+'), abs(e.zone) / 60, abs(e.zone) % 60) AS at,
    coalesce(i.number, i.id, e.item) || coalesce(' ' || i.title, '') AS item, k.kind,
    coalesce(p.shown, p.name, e.person) AS speaker, coalesce(t.shown, t.name, e.addressed) AS addressed,
    e.refers_to, e.text, e.approved, e.exempt
FROM _entries AS e CROSS JOIN meetings AS m ON m.id = e.id >> 21 CROSS JOIN _kinds AS k ON k.id = e.kind
LEFT JOIN items AS i ON i.meeting = m.id AND i.id = e.item
LEFT JOIN _people AS p ON p.meeting = m.id AND p.tag = e.person
LEFT JOIN _people AS t ON t.meeting = m.id AND t.tag = e.addressed;

-- The full text: SELECT entries.* FROM words('stile* AND county') JOIN entries ON entries.id = words.rowid.
-- Words are in small letters, without accents. Words that stand together are looked for in entries.text.
-- What is no longer in entries may still be in it.
CREATE VIRTUAL TABLE words USING fts5(
    text, content='', columnsize=0, detail=none, tokenize="ascii tokenchars '#'"
);

-- The sessions folder, log by log, as it was when it was last looked at; and when that was.
CREATE TABLE _logs (
    name BLOB PRIMARY KEY, stamp TEXT NOT NULL, header TEXT, facts INTEGER NOT NULL, meeting INTEGER,
    next INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE _retired (meeting INTEGER PRIMARY KEY);
CREATE INDEX _logs_by_header ON _logs (header) WHERE header IS NOT NULL;
CREATE INDEX _logs_by_meeting ON _logs (meeting);
CREATE TABLE _about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE _names (mark TEXT PRIMARY KEY, sort TEXT NOT NULL, words TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE _vocabulary (word TEXT PRIMARY KEY) WITHOUT ROWID;

-- What an earlier meeting of the same body, on the day held, had left open and this one settled.
CREATE TABLE _settled (
    meeting INTEGER NOT NULL, seq INTEGER NOT NULL, _body TEXT NOT NULL, held TEXT NOT NULL, owed TEXT NOT NULL,
    dropped INTEGER NOT NULL,
    PRIMARY KEY (meeting, seq)
) WITHOUT ROWID;
CREATE INDEX _settled_by_what ON _settled (held, owed);
CREATE VIEW settled AS SELECT s.meeting, m.log, m.body, m.date, s.seq, s.held, s.owed, s.dropped
FROM _settled AS s JOIN meetings AS m ON m.id = s.meeting;

CREATE TABLE _questions (
    meeting INTEGER NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL, entry INTEGER, item TEXT, asker TEXT NOT NULL,
    addressed TEXT, status TEXT NOT NULL, written INTEGER NOT NULL, follow_up_to TEXT, exempt INTEGER NOT NULL, text TEXT,
    PRIMARY KEY (meeting, seq)
) WITHOUT ROWID;

-- What was asked. status: open, answered, promised or withdrawn, at its own meeting; settled_*: at a later one.
CREATE VIEW questions AS SELECT q.meeting, m.log, m.body, m.date, q.seq, q.id,
    coalesce(i.number, i.id, q.item) || coalesce(' ' || i.title, '') AS item,
    coalesce(p.shown, p.name, q.asker) AS asker, q.asker AS asker_tag, p.name AS asker_name, p.role AS asker_role,
    coalesce(t.shown, t.name, q.addressed) AS addressed, q.addressed AS addressed_tag, t.name AS addressed_name,
    t.role AS addressed_role, coalesce(q.text, e.text) AS text, e.approved, q.status, q.written, q.follow_up_to,
    l.log AS settled_log, l.date AS settled_date, s.seq AS settled_seq, q.exempt
FROM _questions AS q CROSS JOIN meetings AS m ON m.id = q.meeting
LEFT JOIN _entries AS e ON e.id = (q.meeting << 21) | q.entry
LEFT JOIN items AS i ON i.meeting = q.meeting AND i.id = q.item
LEFT JOIN _people AS p ON p.meeting = q.meeting AND p.tag = q.asker
LEFT JOIN _people AS t ON t.meeting = q.meeting AND t.tag = q.addressed
LEFT JOIN _settled AS s ON s.held = m.date AND s.owed = q.id AND s._body = m._body AND NOT EXISTS (
    SELECT 1 FROM _settled AS z WHERE z.held = s.held AND z.owed = s.owed AND z._body = s._body
        AND (z.meeting < s.meeting OR (z.meeting = s.meeting AND z.seq > s.seq)))
LEFT JOIN meetings AS l ON l.id = s.meeting;

CREATE TABLE _motions (
    meeting INTEGER NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL, entry INTEGER, item TEXT, kind TEXT NOT NULL,
    mover TEXT, seconder TEXT, amends TEXT, status TEXT NOT NULL, amendments TEXT, exempt INTEGER NOT NULL, text TEXT,
    PRIMARY KEY (meeting, seq)
) WITHOUT ROWID;

-- What was moved. amendments: those that became part of it, in words.
CREATE VIEW motions AS SELECT o.meeting, m.log, m.body, m.date, o.seq, o.id,
    coalesce(i.number, i.id, o.item) || coalesce(' ' || i.title, '') AS item, o.kind,
    coalesce(p.shown, p.name, o.mover) AS mover, o.mover AS mover_tag, p.name AS mover_name, p.role AS mover_role,
    coalesce(t.shown, t.name, o.seconder) AS seconder, o.seconder AS seconder_tag, t.name AS seconder_name,
    t.role AS seconder_role, o.amends, o.status, coalesce(o.text, e.text) AS text, o.amendments, o.exempt
FROM _motions AS o CROSS JOIN meetings AS m ON m.id = o.meeting
LEFT JOIN _entries AS e ON e.id = (o.meeting << 21) | o.entry
LEFT JOIN items AS i ON i.meeting = o.meeting AND i.id = o.item
LEFT JOIN _people AS p ON p.meeting = o.meeting AND p.tag = o.mover
LEFT JOIN _people AS t ON t.meeting = o.meeting AND t.tag = o.seconder;

-- The votes taken. votes_for, votes_against and abstentions are NULL where it was without figures.
CREATE TABLE votes (
    meeting INTEGER NOT NULL, seq INTEGER NOT NULL, motion TEXT, item TEXT, method TEXT NOT NULL, votes_for INTEGER,
    votes_against INTEGER, abstentions INTEGER, casting TEXT, present INTEGER NOT NULL, threshold INTEGER,
    verdict TEXT NOT NULL, exempt INTEGER NOT NULL,
    PRIMARY KEY (meeting, seq)
) WITHOUT ROWID;

CREATE TABLE _ballots (
    meeting INTEGER NOT NULL, seq INTEGER NOT NULL, tag TEXT NOT NULL, side TEXT NOT NULL,
    PRIMARY KEY (meeting, seq, tag)
) WITHOUT ROWID;

-- How each member voted, where it is recorded: side is for, against or abstain.
CREATE VIEW ballots AS SELECT b.meeting, m.log, m.body, m.date, b.seq, v.motion,
    coalesce(i.number, i.id, v.item) || coalesce(' ' || i.title, '') AS item,
    coalesce(p.shown, p.name, b.tag) AS member, b.tag AS member_tag, p.name AS member_name, p.role AS member_role,
    b.side, v.verdict, v.votes_for, v.votes_against, v.abstentions, v.casting,
    coalesce(o.text, e.text) AS text, v.exempt
FROM _ballots AS b CROSS JOIN meetings AS m ON m.id = b.meeting
JOIN votes AS v ON v.meeting = b.meeting AND v.seq = b.seq
LEFT JOIN items AS i ON i.meeting = b.meeting AND i.id = v.item
LEFT JOIN _people AS p ON p.meeting = b.meeting AND p.tag = b.tag
LEFT JOIN _motions AS o ON o.meeting = b.meeting AND o.id = v.motion
LEFT JOIN _entries AS e ON e.id = (o.meeting << 21) | o.entry;

CREATE TABLE _actions (
    meeting INTEGER NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL, entry INTEGER, item TEXT, sort TEXT NOT NULL,
    owner TEXT, due TEXT, status TEXT NOT NULL, ended TEXT, exempt INTEGER NOT NULL, text TEXT,
    PRIMARY KEY (meeting, seq)
) WITHOUT ROWID;

-- What is owed: actions, and undertakings that no action followed from. status: open, done or dropped, at its own
-- meeting; settled_*: at a later one; ended: the day it was done or dropped.
CREATE VIEW actions AS SELECT a.meeting, m.log, m.body, m.date, a.seq, a.id,
    coalesce(i.number, i.id, a.item) || coalesce(' ' || i.title, '') AS item, a.sort,
    coalesce(p.shown, p.name, a.owner) AS owner, a.owner AS owner_tag, p.name AS owner_name, p.role AS owner_role,
    coalesce(a.text, e.text) AS text, e.approved, a.due,
    CASE WHEN a.status <> 'open' OR s.seq IS NULL THEN a.status WHEN s.dropped THEN 'dropped' ELSE 'done' END AS status,
    iif(a.status <> 'open', a.ended, l.date) AS ended,
    iif(a.status = 'open', l.log, NULL) AS settled_log, iif(a.status = 'open', l.date, NULL) AS settled_date,
    iif(a.status = 'open', s.seq, NULL) AS settled_seq, a.exempt
FROM _actions AS a CROSS JOIN meetings AS m ON m.id = a.meeting
LEFT JOIN _entries AS e ON e.id = (a.meeting << 21) | a.entry
LEFT JOIN items AS i ON i.meeting = a.meeting AND i.id = a.item
LEFT JOIN _people AS p ON p.meeting = a.meeting AND p.tag = a.owner
LEFT JOIN _settled AS s ON s.held = m.date AND s.owed = a.id AND s._body = m._body AND NOT EXISTS (
    SELECT 1 FROM _settled AS z WHERE z.held = s.held AND z.owed = s.owed AND z._body = s._body
        AND (z.meeting < s.meeting OR (z.meeting = s.meeting AND z.seq > s.seq)))
LEFT JOIN meetings AS l ON l.id = s.meeting;

CREATE TABLE _decisions (
    meeting INTEGER NOT NULL, seq INTEGER NOT NULL, entry INTEGER, item TEXT, outcome TEXT NOT NULL, motion TEXT,
    vote INTEGER, exempt INTEGER NOT NULL, approved TEXT, text TEXT,
    PRIMARY KEY (meeting, seq)
) WITHOUT ROWID;

-- What was decided. outcome: carried, lost, tied, agreed, noted, deferred, or how else the motion stands.
-- approved: the words as they were approved, where a later minute corrected them.
CREATE VIEW decisions AS SELECT d.meeting, m.log, m.body, m.date, d.seq,
    coalesce(i.number, i.id, d.item) || coalesce(' ' || i.title, '') AS item, d.outcome, d.motion,
    coalesce(d.text, e.text) AS text, d.approved,
    coalesce(p.shown, p.name, o.mover) AS mover, o.mover AS mover_tag, p.name AS mover_name, p.role AS mover_role,
    coalesce(t.shown, t.name, o.seconder) AS seconder, o.seconder AS seconder_tag, t.name AS seconder_name,
    t.role AS seconder_role, v.votes_for, v.votes_against, v.abstentions, v.casting, o.amendments, d.exempt
FROM _decisions AS d CROSS JOIN meetings AS m ON m.id = d.meeting
LEFT JOIN _entries AS e ON e.id = (d.meeting << 21) | d.entry
LEFT JOIN items AS i ON i.meeting = d.meeting AND i.id = d.item
LEFT JOIN _motions AS o ON o.meeting = d.meeting AND o.seq = d.seq
LEFT JOIN _people AS p ON p.meeting = d.meeting AND p.tag = o.mover
LEFT JOIN _people AS t ON t.meeting = d.meeting AND t.tag = o.seconder
LEFT JOIN votes AS v ON v.meeting = d.meeting AND v.seq = d.vote;
