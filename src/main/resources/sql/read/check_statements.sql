-- What pg_stat_statements has counted in this database, the longest in all first. Statements about roles may carry a password, and those
-- of other roles have no text for who may not see it.
select
    s.queryid::text || ':' || s.userid::text as id,
    sum(s.calls)::bigint as calls,
    sum(s.total_exec_time)::text as total_ms,
    min(left(s.query, 400)) as query
from :"schema".pg_stat_statements s
where s.dbid = (select d.oid from pg_catalog.pg_database d where d.datname = current_database())
    and s.queryid is not null
    and s.query !~* '^\s*(alter|create|drop)\s+(role|user|group|server|subscription)'
    and s.query !~* 'lockkeeper_check'
group by s.queryid, s.userid
order by sum(s.total_exec_time) desc
limit 500
