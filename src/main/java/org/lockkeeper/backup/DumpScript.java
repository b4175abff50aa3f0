package org.lockkeeper.backup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockkeeper.migration.script.SqlScript;
import org.lockkeeper.migration.script.SqlStatement;

/**
 * What a dump makes, as its statements and the headings that pg_dump writes above each say it.
 *
 * @param objects in the script's order
 * @param roles that it names; they have to be there before it is restored
 * @param tablespaces that it puts something into, but for the usual one
 * @param extensions that it creates
 * @param unchecked constraints that it makes without looking at the rows
 * @param belongings indexes and sequences, each with the table that it belongs to
 * @param encoding of its texts, which is that of the database that was dumped
 * @param repeatable whether it can run where what it makes is there already: it drops that first, or makes nothing
 * @param beyond what of a file would reach beyond the database that it is restored into; see {@link ScriptReach}
 */
record DumpScript(
        List<DumpObject> objects,
        DumpRoles roles,
        Set<String> tablespaces,
        List<String> extensions,
        Set<String> unchecked,
        Map<TableName, TableName> belongings,
        Optional<String> encoding,
        boolean repeatable,
        Optional<String> beyond) {
    /** A name as pg_dump writes it, in one group. */
    static final String NAME = "(\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";

    private static final Pattern HEADING =
            Pattern.compile("(?m)^-- Name: (.*); Type: (.*); Schema: (.*?)(?:; Owner: (.*?))?(?:; Tablespace: (.*))?$");
    private static final Pattern ENCODING = Pattern.compile("(?m)^SET client_encoding = '(\\w+)';");
    private static final Pattern TABLESPACE = Pattern.compile("SET default_tablespace = " + NAME);
    private static final Pattern EXTENSION = Pattern.compile("(?s)CREATE EXTENSION (?:IF NOT EXISTS )?" + NAME + ".*");
    private static final Pattern UNCHECKED =
            Pattern.compile("(?s)ALTER TABLE\\b.*\\bADD CONSTRAINT " + NAME + ".*\\bNOT (?:VALID|ENFORCED)");
    private static final Pattern INDEX =
            Pattern.compile("(?s)CREATE (?:UNIQUE )?INDEX " + NAME + " ON (?:ONLY )?" + NAME + "\\." + NAME + " .*");
    private static final Pattern OWNED_SEQUENCE =
            Pattern.compile("(?s)ALTER SEQUENCE " + NAME + "\\." + NAME + " OWNED BY " + NAME + "\\." + NAME + "\\..*");
    private static final Pattern IDENTITY = Pattern.compile("(?s)ALTER TABLE " + NAME + "\\." + NAME
            + " ALTER COLUMN .*SEQUENCE NAME " + NAME + "\\." + NAME + "\\s.*");
    /** What tables, views and sequences are made in; pg_dump begins a line with it. */
    private static final Pattern IN_SCHEMA = Pattern.compile(
            "(?m)^CREATE (?:UNLOGGED |FOREIGN )?(?:TABLE|VIEW|MATERIALIZED VIEW|SEQUENCE) " + NAME + "\\.");

    private static final Set<String> RELATIONS =
            Set.of("TABLE", "FOREIGN TABLE", "VIEW", "MATERIALIZED VIEW", "SEQUENCE");
    private static final Pattern DROPS = Pattern.compile("(?s)(?:DROP |ALTER TABLE IF EXISTS .* DROP ).*");
    private static final Pattern MAKES = Pattern.compile("(?s)CREATE (?!OR REPLACE\\b|[A-Z]+ IF NOT EXISTS\\b).*");
    /** What is called with arguments. */
    static final Set<String> ROUTINES = Set.of("FUNCTION", "PROCEDURE", "AGGREGATE");

    DumpScript {
        objects = List.copyOf(objects);
        tablespaces = Collections.unmodifiableSet(new TreeSet<>(tablespaces));
        extensions = List.copyOf(extensions);
        unchecked = Set.copyOf(unchecked);
        belongings = Map.copyOf(belongings);
    }

    /**
     * One heading.
     *
     * @param name with a function's arguments, or with the table in front for what belongs to one
     * @param owner empty where pg_dump names none
     * @param tablespace empty where it is in the usual one, or has no files
     * @param text the statements below it
     */
    record DumpObject(String kind, String schema, String name, String owner, String tablespace, String text) {
        /** Its name, of a function without the arguments. */
        TableName bare() {
            int arguments = ROUTINES.contains(kind) ? name.indexOf('(') : -1;
            return new TableName(schema, arguments > 0 ? name.substring(0, arguments) : name);
        }

        /** As a list has it behind the kind: with schema and owner; line ends in names are spaces there, as in headings. */
        String listed() {
            return String.join(" ", schema, name, owner).strip();
        }

        /** Without the owner, which a restore may change. */
        String label() {
            return schema.equals("-") ? kind + " " + name : kind + " " + schema + "." + name;
        }
    }

    /**
     * Of a file that psql would run as it stands.
     *
     * @param script without the rows of tables
     */
    static DumpScript ofFile(String script) {
        return parse(script, ScriptReach.beyond(script));
    }

    /** @param script as pg_restore writes it of an archive, without the rows of tables */
    static DumpScript parse(String script) {
        return parse(script, Optional.empty());
    }

    private static DumpScript parse(String script, Optional<String> beyond) {
        List<DumpObject> objects = new ArrayList<>();
        DumpRoles.Finder roles = new DumpRoles.Finder();
        Set<String> tablespaces = new TreeSet<>();
        Matcher heading = HEADING.matcher(script);
        boolean found = heading.find();
        while (found) {
            String owner = heading.group(4) == null || heading.group(4).equals("-") ? "" : heading.group(4);
            String name = heading.group(1);
            String kind = heading.group(2);
            String schema = heading.group(3);
            String tablespace = heading.group(5) == null ? "" : heading.group(5);
            int from = heading.end();
            found = heading.find();
            objects.add(new DumpObject(
                    kind,
                    schema,
                    name,
                    owner,
                    tablespace,
                    script.substring(from, found ? heading.start() : script.length())));
        }
        List<String> extensions = new ArrayList<>();
        Set<String> unchecked = new TreeSet<>();
        Map<TableName, TableName> belongings = new TreeMap<>();
        boolean drops = false;
        boolean makes = false;
        for (SqlStatement statement : SqlScript.parse(script).statements()) {
            String sql = statement.sql();
            drops |= DROPS.matcher(sql).matches();
            makes |= MAKES.matcher(sql).matches();
            roles.look(sql);
            names(TABLESPACE, sql, tablespaces);
            names(EXTENSION, sql, extensions);
            names(UNCHECKED, sql, unchecked);
            belonging(sql, belongings);
        }
        return new DumpScript(
                objects,
                roles.found(),
                tablespaces,
                extensions,
                unchecked,
                belongings,
                encoding(script),
                drops || !makes,
                beyond);
    }

    /**
     * The schemas that it puts something into and does not make, as in a dump of some tables; the usual one is there. None where it makes
     * extensions, which make schemas of their own.
     *
     * @param chosen the tables that are restored of it; all where none is named
     */
    Set<String> neededSchemas(Collection<TableName> chosen) {
        Set<String> needed = new TreeSet<>();
        if (!extensions.isEmpty()) {
            return needed;
        }
        for (DumpObject object : objects) {
            if (!chosen.isEmpty() && !chosen.contains(object.bare())) {
                continue;
            }
            Matcher made = IN_SCHEMA.matcher(RELATIONS.contains(object.kind()) ? object.text() : "");
            if (made.find()) {
                needed.add(unquote(made.group(1)));
            }
        }
        objects.stream()
                .filter(object -> object.kind().equals("SCHEMA"))
                .forEach(schema -> needed.removeIf(name -> listed(name).equals(schema.name())));
        needed.remove("public");
        return needed;
    }

    private static Optional<String> encoding(String script) {
        Matcher matcher = ENCODING.matcher(script);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static void names(Pattern pattern, String sql, Collection<String> found) {
        Matcher matcher = pattern.matcher(sql);
        if (matcher.matches()) {
            for (int i = 1; i <= matcher.groupCount(); i++) {
                found.add(unquote(matcher.group(i)));
            }
        }
    }

    private static void belonging(String sql, Map<TableName, TableName> belongings) {
        Matcher index = INDEX.matcher(sql);
        if (index.matches()) {
            belongings.put(name(index.group(2), index.group(1)), name(index.group(2), index.group(3)));
        }
        Matcher sequence = OWNED_SEQUENCE.matcher(sql);
        if (sequence.matches()) {
            belongings.put(name(sequence.group(1), sequence.group(2)), name(sequence.group(3), sequence.group(4)));
        }
        Matcher identity = IDENTITY.matcher(sql);
        if (identity.matches()) {
            belongings.put(name(identity.group(3), identity.group(4)), name(identity.group(1), identity.group(2)));
        }
    }

    /** The object that a statement names, as a heading and a list have it. */
    static TableName name(String schema, String name) {
        return new TableName(listed(unquote(schema)), listed(unquote(name)));
    }

    /** A name as headings and lists have it: pg_dump writes a space for a line end. */
    static String listed(String name) {
        return name.replace('\r', ' ').replace('\n', ' ');
    }

    static String unquote(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }
}
