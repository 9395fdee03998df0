-- Decides a table of sends in PostgreSQL, by a join with the tables that decision_tables.py wrote to the current folder:
--
--     psql -v rows=10000000 -f postgresql_sends.sql
--
-- The sends are made up.
\set ON_ERROR_STOP on
CREATE TEMPORARY TABLE request (
    request integer PRIMARY KEY, token_type text, token_permissions_mail_send boolean,
    token_permissions_mail_send_shared boolean, token_permissions_mail_readwrite boolean,
    token_permissions_mail_readwrite_shared boolean, token_permissions_other boolean, endpoint_mailbox text,
    endpoint_operation text, savetosentitems boolean, request_class integer);
CREATE TEMPORARY TABLE sending (
    sending integer PRIMARY KEY, endpoint_alias boolean, "from" text, fromsource text, grants_sendas boolean,
    grants_sendonbehalf boolean, grants_fullaccess boolean, alwayssavecopy_sentas boolean,
    alwayssavecopy_sendonbehalf boolean, accesspolicy text, exchangeroles_mail_send boolean,
    exchangeroles_mail_readwrite boolean, sending_class integer);
CREATE TEMPORARY TABLE decision (
    request_class integer, sending_class integer, prediction bigint, outcome text, status integer, error text,
    shown_sender text, shown_from text, sent_items text, drafts_of text, basis text,
    PRIMARY KEY (request_class, sending_class));
\copy request FROM 'request.csv' WITH (FORMAT csv, HEADER)
\copy sending FROM 'sending.csv' WITH (FORMAT csv, HEADER)
\copy decision FROM 'decision.csv' WITH (FORMAT csv, HEADER)

CREATE TEMPORARY TABLE sends AS
SELECT requests.known[1 + abs(hashint8(send)::bigint) % cardinality(requests.known)]
    | (sendings.known[1 + abs(hashint8(-send)::bigint) % cardinality(sendings.known)] << 13) AS scenario
FROM generate_series(1, :rows) AS made_up (send), (SELECT array_agg(request) AS known FROM request) AS requests,
    (SELECT array_agg(sending) AS known FROM sending WHERE fromsource <> 'path') AS sendings;
ANALYZE;

\timing on
SELECT outcome, error, count(*)
FROM sends JOIN request ON request = scenario & 8191 JOIN sending ON sending = scenario >> 13
    JOIN decision USING (request_class, sending_class)
GROUP BY outcome, error ORDER BY outcome, error;
\timing off
