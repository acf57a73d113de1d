-- Calls and turns are found by keys and never counted by their contents: a sample of 3,000 rows tells the planner all it asks. The usual one of 30,000
-- read 240 MB after every tenth row more, which callers waited for.
CREATE FUNCTION "partitions"."sample_few_rows"(relation regclass) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    name text;
BEGIN
    FOR name IN SELECT attname FROM pg_attribute WHERE attrelid = relation AND attnum > 0 AND NOT attisdropped LOOP
        EXECUTE format('ALTER TABLE ONLY %s ALTER COLUMN %I SET STATISTICS 10', relation, name);
    END LOOP;
END;
$$;

-- Turns are only added, and dropped by the month. Vacuuming them for what was added wrote every page of theirs to the write-ahead log once more.
CREATE FUNCTION "partitions"."quieten_turns"(relation regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM partitions.sample_few_rows(relation);
    EXECUTE format('ALTER TABLE %s SET (autovacuum_vacuum_insert_threshold = -1)', relation);
END;
$$;

CREATE OR REPLACE FUNCTION "partitions"."make_turns_month"(month date) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    name text := 'turns_' || to_char(month, 'YYYY_MM');
    first timestamptz := date_trunc('month', month::timestamp) AT TIME ZONE 'UTC';
    next timestamptz := (date_trunc('month', month::timestamp) + interval '1 month') AT TIME ZONE 'UTC';
BEGIN
    PERFORM pg_advisory_xact_lock(7416120003);
    IF to_regclass('partitions.' || quote_ident(name)) IS NOT NULL THEN
        RETURN NULL;
    END IF;
    EXECUTE format('CREATE TABLE partitions.%I (LIKE public.turns INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', name);
    PERFORM partitions.quieten_turns(format('partitions.%I', name)::regclass);
    LOCK TABLE partitions.turns_default IN ACCESS EXCLUSIVE MODE;
    EXECUTE format(
        'WITH moved AS (DELETE FROM partitions.turns_default WHERE created_at >= %L AND created_at < %L RETURNING *)
         INSERT INTO partitions.%I SELECT * FROM moved', first, next, name);
    EXECUTE format(
        'ALTER TABLE public.turns ATTACH PARTITION partitions.%I FOR VALUES FROM (%L) TO (%L)', name, first, next);
    RETURN name;
END;
$$;

SELECT partitions.quieten_turns(inhrelid::regclass) FROM pg_inherits WHERE inhparent = 'public.turns'::regclass;

SELECT partitions.sample_few_rows('public.calls'::regclass);
-- Turns prune the row of their own call; a vacuum has only the rows of ended calls to tidy, where nothing is added any more.
ALTER TABLE "calls" RESET (autovacuum_vacuum_scale_factor);
