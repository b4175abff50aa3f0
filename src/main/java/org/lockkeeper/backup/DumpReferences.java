package org.lockkeeper.backup;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that a statement of a dump refers to. pg_dump empties the search path, so that whatever is not PostgreSQL's own has its
 * schema in front.
 *
 * @param firm what has to be there when the statement runs
 * @param loose what stands in a function's body, which is looked at when that is called
 */
record DumpReferences(Set<TableName> firm, Set<TableName> loose) {
    /** A name in quotes; a text, and what is cast to regclass and the like is looked up at once; a body. None begins in another. */
    private static final Pattern QUOTED = Pattern.compile(
            "(?s)(?<name>\"(?:[^\"]|\"\")*+\")|'(?<text>(?:[^']++|'')*+)'(?<looked>::reg)?|\\$(?<tag>[\\p{L}_]*)\\$(?<body>.*?)\\$\\k<tag>\\$");

    private static final Pattern QUALIFIED = Pattern.compile(
            "(?<![\\p{L}\\p{N}_$\".])" + DumpScript.NAME + "\\.(?:" + DumpScript.NAME + "|([-+*/<>=~!@#%^&|`?]+))");
    private static final Pattern WITH_SCHEMA = Pattern.compile("WITH SCHEMA " + DumpScript.NAME);
    private static final Set<String> OWN = Set.of("pg_catalog", "information_schema");

    /** The schema of what has none. */
    static final String NO_SCHEMA = "-";

    DumpReferences {
        firm = Collections.unmodifiableSet(new LinkedHashSet<>(firm));
        loose = Collections.unmodifiableSet(new LinkedHashSet<>(loose));
    }

    /** Those of one object's statements; a schema that an extension goes into is one, too. */
    static DumpReferences of(String text) {
        StringBuilder bodies = new StringBuilder();
        String outside = QUOTED.matcher(text).replaceAll(one -> {
            if (one.group("name") != null) {
                return Matcher.quoteReplacement(one.group());
            }
            if (one.group("body") != null) {
                bodies.append(one.group("body")).append('\n');
                return " ";
            }
            return one.group("looked") == null ? " " : Matcher.quoteReplacement(" " + one.group("text") + " ");
        });
        Set<TableName> firm = names(outside);
        Matcher schema = WITH_SCHEMA.matcher(outside);
        while (schema.find()) {
            firm.add(new TableName(NO_SCHEMA, DumpScript.listed(DumpScript.unquote(schema.group(1)))));
        }
        return new DumpReferences(firm, names(bodies.toString()));
    }

    private static Set<TableName> names(String text) {
        Set<TableName> names = new LinkedHashSet<>();
        Matcher matcher = QUALIFIED.matcher(text);
        while (matcher.find()) {
            String schema = DumpScript.listed(DumpScript.unquote(matcher.group(1)));
            if (!OWN.contains(schema)) {
                names.add(new TableName(
                        schema,
                        matcher.group(2) == null
                                ? matcher.group(3)
                                : DumpScript.listed(DumpScript.unquote(matcher.group(2)))));
            }
        }
        return names;
    }
}
