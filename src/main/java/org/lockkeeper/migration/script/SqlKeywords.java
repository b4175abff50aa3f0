package org.lockkeeper.migration.script;

import java.util.Locale;
import java.util.Set;

/** The words that are shown as keywords: those that PostgreSQL reserves, and those that begin or shape its statements. */
final class SqlKeywords {
    private static final int LONGEST = 17;
    private static final Set<String> WORDS = Set.of("""
            abort add after all alter always analyse analyze and any array as asc asymmetric at atomic attach authorization
            before begin between bigint binary bit boolean both by cache call called cascade case cast char character check
            checkpoint close cluster coalesce collate collation column columns comment comments commit committed concurrently
            conflict constraint constraints continue conversion copy create cross cube current current_catalog current_date
            current_role current_schema current_time current_timestamp current_user cursor cycle data database day deallocate
            dec decimal declare default defaults deferrable deferred definer delete delimiter desc detach dictionary disable
            discard distinct do domain double drop each else enable encoding end enum escape event except exclude excluding
            exclusive execute exists explain extension external extract false family fetch filter first float following for
            force foreign forward freeze from full function functions generated global grant greatest group grouping groups
            handler having hold hour identity if ilike immediate immutable in including increment index indexes inherit
            inherits initially inline inner inout input insensitive insert instead int integer intersect interval into
            invoker is isnull isolation join key language large last lateral leading leakproof least left level like limit
            listen local localtime localtimestamp lock locked logged mapping match matched materialized maxvalue merge method
            minute minvalue mode month move name names national natural nchar no none not nothing notify notnull nowait null
            nullif nulls numeric object of off offset oids old on only operator option options or order ordinality others out
            outer over overlaps overlay overriding owned owner parallel parameter partition passing placing policy position
            preceding precision prepare prepared primary privileges procedural procedure procedures publication range read
            real reassign recursive references referencing refresh reindex release rename repeatable replace replica reset
            restart restrict return returning returns revoke right role rollback rollup routine routines row rows rule
            savepoint schema schemas scroll search second security select sequence sequences serializable server session
            session_user set setof sets share show similar simple skip smallint snapshot some stable standalone start
            statement statistics stdin stdout storage stored strict subscription substring symmetric sysid system table
            tables tablesample tablespace temp template temporary text then ties time timestamp to trailing transaction
            transform treat trigger trim true truncate trusted type types unbounded uncommitted union unique unknown
            unlisten unlogged until update user using vacuum valid validate validator value values varchar variadic varying
            verbose version view views volatile when where window with within without work write year zone""".split("\\s+"));

    private SqlKeywords() {}

    static boolean contains(String text, int start, int end) {
        return end - start <= LONGEST
                && WORDS.contains(text.substring(start, end).toLowerCase(Locale.ROOT));
    }
}
