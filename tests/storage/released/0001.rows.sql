-- What a database of the first release held: somebody's context and saved offer, work under way, a failed turn.
INSERT INTO seen (update_id, at) VALUES (1, 1780000000.0), (2, 1780000001.0), (3, 1780000002.0);
INSERT INTO inbox (update_id, slot, lane, person, body, at)
VALUES (3, 7, '1001', 1001, '{"update_id":3,"message":{"text":"and equity?"}}', 1780000002.0);
INSERT INTO outbox (update_id, part, slot, lane, person, body, at)
VALUES (2, 1, 7, '1001', 1001, '{"method":"sendMessage","params":{"chat_id":1001,"text":"Saved as First."}}', 1780000001.0);
INSERT INTO kept (kind, chat, thread, person, body, version, used_at)
VALUES ('state', 1001, 0, 1001, '{"state":{"topics":[{"roles":["vp"],"measures":["base"],"asks":"look up"}],"draft":{"name":"First","location":"Seattle","base":"280000","bonus":{"share":"0.2"},"sign_on":{"amount":"30000"},"grants":[{"kind":"rsu","value":"150000","vesting":{"months":48}}]},"at":"2026-11-02T09:00:00Z"},"thread":{"answered":[{"question":5001,"shown":[{"kind":"text","words":"94a853e1632d"}]},{"question":5003,"shown":[{"kind":"text","words":"a31e67120f14"}]},{"question":5005,"shown":[{"kind":"text","words":"318f4c804823"}]}],"newest":5005,"before":{"draft":{"name":"First","location":"Seattle","base":"280000","bonus":{"share":"0.2"},"sign_on":{"amount":"30000"},"grants":[{"kind":"rsu","value":"150000","vesting":{"months":48}}]},"at":"2026-11-02T09:00:00Z"}}}', 3, 1779926400.0);
INSERT INTO kept (kind, chat, thread, person, body, version, used_at)
VALUES ('person', 0, 0, 1001, '{"offers":[{"name":"First","sheet":{"name":"First","location":"Seattle","base":"280000","bonus":{"share":"0.2"},"sign_on":{"amount":"30000"},"grants":[{"kind":"rsu","value":"150000","vesting":{"months":48}}]}}]}', 1, 1779926400.0);
INSERT INTO kept (kind, chat, thread, person, body, version, used_at)
VALUES ('chat', -100, 0, 0, '{"quiet":true}', 1, 1779926400.0);
INSERT INTO sent (lane, key, message_id, at) VALUES ('1001', '5.0', 70, 1780000001.0);
INSERT INTO parked (code, update_id, kind, reason, at)
VALUES ('AAAAAA', 1, 'message', 'ZeroDivisionError in calculators/vesting.py:88 (spread)', 1780000000.0);
INSERT INTO misses (id, kind, text, count, last_at)
VALUES ('4f0b', 'unanswered', 'what is a yacht clause', 3, 1780000000.0);
