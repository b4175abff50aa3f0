package org.lockkeeper.migration.script;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a statement may do more than its words tell: it runs a function or a block, or drops what hangs on something. What a trigger
 * does never shows.
 */
public final class HiddenWork {
    /** Statements whose words tell all that they do to rows, but for the functions that they call. */
    private static final Set<String> TELLING = Set.of("""
            abort alter analyze begin checkpoint close cluster comment commit copy create deallocate delete discard drop end
            grant insert listen lock merge notify reassign refresh reindex release reset revoke rollback savepoint security
            set show start truncate unlisten update vacuum with""".split("\\s+"));

    /** Those in which a call runs at once; elsewhere, as in a view, it is only written down. */
    private static final Set<String> CALLING = Set.of("delete", "insert", "merge", "update", "with");

    /** Functions of the server, and of the extensions that schemas take for keys, that change no row. */
    private static final Set<String> HARMLESS = Set.of("""
            abs age array_agg array_append array_cat array_length array_position array_remove array_to_string avg bool_and
            bool_or btrim cardinality ceil ceiling char_length clock_timestamp concat concat_ws count current_setting date_part
            date_trunc decode dense_rank encode first_value floor format gen_random_uuid generate_series initcap json_agg
            json_array_elements json_build_array json_build_object json_object_agg jsonb_agg jsonb_array_elements
            jsonb_array_elements_text jsonb_array_length jsonb_build_array jsonb_build_object jsonb_each jsonb_each_text
            jsonb_object_agg jsonb_set jsonb_strip_nulls jsonb_typeof lag last_value lead length lower lpad ltrim make_date
            make_interval make_timestamp max md5 min mod nextval now ntile power random rank regexp_match regexp_matches
            regexp_replace regexp_split_to_array regexp_split_to_table round row_number row_to_json rpad rtrim sign split_part
            sqrt statement_timestamp string_agg string_to_array strpos substr sum timezone to_char to_date to_json to_jsonb
            to_number to_timestamp to_tsvector transaction_timestamp trunc unnest upper uuid_generate_v4 uuidv4
            uuidv7""".split("\\s+"));

    /** Behind these a name with parentheses is a table with its columns, an alias or a type. */
    private static final Set<String> NAMING =
            Set.of("as", "constraint", "copy", "exists", "index", "into", "key", "only", "references", "table", "type");

    /** What goes with these is values, even without {@code cascade}. */
    private static final Set<String> DROPS_MORE = Set.of("database", "extension", "owned", "sequence");

    /** What goes with these shows: it is named, or holds no values of its own. */
    private static final Set<String> DROPS_NAMED = Set.of("index", "policy", "rule", "table", "trigger");

    private static final Pattern MEMBERS = Pattern.compile("drop attribute|restart|update( to\\b.*)?$");

    private final String text;
    private final List<SqlToken> tokens;

    private HiddenWork(String text) {
        this.text = text;
        this.tokens = SqlLexer.tokens(text).stream()
                .filter(token -> token.kind() != SqlToken.Kind.COMMENT)
                .toList();
    }

    /** Whether a person has to judge what this statement does. */
    public static boolean in(String sql) {
        return new HiddenWork(sql).isThere();
    }

    private boolean isThere() {
        String first = word(0);
        if (tokens.isEmpty()) {
            return false;
        }
        if (!TELLING.contains(first)) {
            return true;
        }
        boolean fills = first.equals("create") && has("table") && has("as");
        return switch (first) {
            case "drop" -> dropsMore();
            case "copy" -> has("program") || calls();
            case "truncate" -> has("cascade");
            case "alter" -> altersMore() || calls();
            default -> (fills || CALLING.contains(first)) && calls();
        };
    }

    private boolean dropsMore() {
        String what = word(1);
        return DROPS_MORE.contains(what) || (has("cascade") && !DROPS_NAMED.contains(what));
    }

    /** A type's attribute goes from the tables that have it, a sequence's value changes, an extension runs its script. */
    private boolean altersMore() {
        return Set.of("type", "sequence", "extension").contains(word(1))
                && MEMBERS.matcher(text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " "))
                        .find();
    }

    private boolean calls() {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (isName(i) && is(i + 1, "(") && !isHarmless(i) && !isNamed(beginning(i)) && !isCommonTable(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean isHarmless(int at) {
        int begin = beginning(at);
        return HARMLESS.contains(said(at)) && (begin == at || said(begin).equals("pg_catalog"));
    }

    /** Whether what stands before it makes it a name that is given, or a type. */
    private boolean isNamed(int begin) {
        if (begin == 0) {
            return true;
        }
        return isName(begin - 1)
                || is(begin - 1, ")")
                || said(begin - 1).endsWith(":")
                || NAMING.contains(word(begin - 1));
    }

    /** {@code with x (a, b) as (}. */
    private boolean isCommonTable(int at) {
        int depth = 0;
        for (int i = at + 1; i < tokens.size(); i++) {
            depth += is(i, "(") ? 1 : is(i, ")") ? -1 : 0;
            if (depth == 0) {
                return word(0).equals("with")
                        && word(i + 1).equals("as")
                        && i + 2 < tokens.size()
                        && (is(i + 2, "(") || Set.of("materialized", "not").contains(word(i + 2)));
            }
        }
        return false;
    }

    /** Where a name with a schema begins. */
    private int beginning(int at) {
        int begin = at;
        while (begin >= 2 && is(begin - 1, ".")) {
            begin -= 2;
        }
        return begin;
    }

    private boolean isName(int at) {
        SqlToken.Kind kind = tokens.get(at).kind();
        return kind == SqlToken.Kind.IDENTIFIER || kind == SqlToken.Kind.QUOTED_IDENTIFIER;
    }

    private boolean has(String word) {
        for (int i = 0; i < tokens.size(); i++) {
            if (word(i).equals(word)) {
                return true;
            }
        }
        return false;
    }

    private boolean is(int at, String sign) {
        return said(at).equals(sign);
    }

    private String word(int at) {
        return at < tokens.size()
                        && (tokens.get(at).kind() == SqlToken.Kind.KEYWORD
                                || tokens.get(at).kind() == SqlToken.Kind.IDENTIFIER)
                ? said(at)
                : "";
    }

    private String said(int at) {
        return text.substring(tokens.get(at).start(), tokens.get(at).end()).toLowerCase(Locale.ROOT);
    }
}
