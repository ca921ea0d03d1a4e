-- The same rows as everybody's, as views and functions: how PostGraphile's documentation says to give an API its own shape.
create schema if not exists bench;

create or replace view bench.answer as
  select cell.cycle_code, cell.country_code, cell.agency_code, response.item_code, response.status, response.rating,
         response.narrative, response.revision, response.updated_at, author.name as author_name
    from cell join response on response.cell_id = cell.id and response.revision > 0
    left join person as author on author.id = response.updated_by
   where cell.presence is distinct from 'NONE';

create or replace view bench.progress as
  select cycle_code, country_code, agency_code, not_started, in_progress, submitted, returned, accepted,
         not_started + in_progress + submitted + returned + accepted as total, updated_at
    from cell where presence is distinct from 'NONE';

create or replace view bench.log_event as
  select event.position, event.position || '.' || substr(encode(event.hash, 'hex'), 1, 12) as cursor, event.kind, event.at,
         actor.name as actor_name, event.cycle_code, cell.country_code, cell.agency_code, event.item_code, event.revision,
         event.changes, event.note, event.counts
    from event left join cell on cell.id = event.cell_id left join person as actor on actor.id = event.actor_id;

create or replace function bench.head() returns text stable language sql as
  $$ select position || '.' || substr(encode(hash, 'hex'), 1, 12) from log_head $$;

create or replace function bench.answers(country text, cycle text) returns setof bench.answer stable language sql as
  $$ select * from bench.answer where country_code = country and cycle_code = cycle
      order by agency_code nulls last, item_code $$;

create or replace function bench.cells(cycle text, country text default null, agency text default null)
  returns setof bench.progress stable language sql as
  $$ select * from bench.progress
      where cycle_code = cycle and (country is null or country_code = country) and (agency is null or agency_code = agency)
      order by country_code, agency_code nulls last $$;

create or replace function bench.last_events(last integer) returns setof bench.log_event stable language sql as
  $$ select * from (select * from bench.log_event order by position desc limit last) as page order by position $$;
