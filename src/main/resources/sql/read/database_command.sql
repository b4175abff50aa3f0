-- The command that creates a database from template0, so that nothing is in it that a dump would make. Locales and ICU's rules are
-- texts, which may be longer than a name. Bound: its name, encoding, collation, character type, the provider of its locale, which is
-- empty where servers have but one, that one's locale and rules.
with wanted as (
    select
        ?::text as name,
        ?::text as encoding,
        ?::text as lc_collate,
        ?::text as lc_ctype,
        ?::text as provider,
        ?::text as locale,
        ?::text as rules
)
select
    format(
        'create database %I with template template0 encoding %L lc_collate %L lc_ctype %L',
        w.name, w.encoding, w.lc_collate, w.lc_ctype
    )
    || case when w.provider = '' then '' else format(' locale_provider %I', w.provider) end
    || case
        when w.provider in ('icu', 'builtin') then format(' %s_locale %L', w.provider, w.locale)
        else ''
    end
    || case when w.rules = '' then '' else format(' icu_rules %L', w.rules) end as command
from wanted w
