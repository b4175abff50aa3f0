package org.lockkeeper.backup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockkeeper.backup.DumpScript.DumpObject;

/**
 * What objects of a dump need of it beside themselves, where nothing else is there yet: types, functions, sequences and the like. The
 * list of an archive does not say what depends on what; the statements do, since each name in them has its schema.
 */
final class DumpNeeds {
    private static final Set<String> RELATIONS = Set.of("TABLE", "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE");
    private static final Set<String> NEEDED = Set.of(
            "AGGREGATE",
            "COLLATION",
            "DOMAIN",
            "FUNCTION",
            "OPERATOR",
            "OPERATOR CLASS",
            "OPERATOR FAMILY",
            "PROCEDURE",
            "SCHEMA",
            "SEQUENCE",
            "SHELL TYPE",
            "TEXT SEARCH CONFIGURATION",
            "TEXT SEARCH DICTIONARY",
            "TEXT SEARCH PARSER",
            "TEXT SEARCH TEMPLATE",
            "TYPE");
    private static final String EXTENSION = "EXTENSION";
    /** Named without a schema. */
    private static final String LANGUAGE = "PROCEDURAL LANGUAGE";

    private static final Pattern MULTIRANGE =
            Pattern.compile("multirange_type_name = " + DumpScript.NAME + "\\." + DumpScript.NAME);

    private final Map<TableName, List<DumpObject>> named = new HashMap<>();
    private final List<DumpObject> casts = new ArrayList<>();
    private final List<DumpObject> languages = new ArrayList<>();
    private final List<DumpObject> extensions = new ArrayList<>();
    /** Whatever has an entry; the objects of an extension have none. */
    private final Set<TableName> made = new HashSet<>();

    private final Map<DumpObject, DumpReferences> references = new HashMap<>();

    DumpNeeds(DumpScript script) {
        for (DumpObject object : script.objects()) {
            made.add(object.bare());
            // Such as a table's name and its key's.
            for (int space = object.name().indexOf(' ');
                    space >= 0;
                    space = object.name().indexOf(' ', space + 1)) {
                made.add(new TableName(object.schema(), object.name().substring(space + 1)));
            }
            if (NEEDED.contains(object.kind()) || RELATIONS.contains(object.kind())) {
                name(object.bare(), object);
                Matcher multirange = MULTIRANGE.matcher(object.text());
                if (multirange.find()) {
                    name(DumpScript.name(multirange.group(1), multirange.group(2)), object);
                }
            } else if (object.kind().equals(EXTENSION)) {
                extensions.add(object);
            } else if (object.kind().equals(LANGUAGE)) {
                languages.add(object);
            } else if (object.kind().equals("CAST")) {
                casts.add(object);
            }
        }
    }

    private void name(TableName name, DumpObject object) {
        named.computeIfAbsent(name, _ -> new ArrayList<>()).add(object);
    }

    /**
     * Adds to some objects what they need.
     *
     * @param taken the objects; what they need is added
     * @return tables and views that they need and that are not among them, as a person names them
     */
    Set<String> add(Set<DumpObject> taken) {
        Set<String> missing = new TreeSet<>();
        List<DumpObject> first = new ArrayList<>(taken);
        first.addAll(languages);
        first.forEach(object -> missing.addAll(take(object, taken, true)));
        for (DumpObject cast : casts) {
            Set<TableName> between = DumpReferences.of(cast.name()).firm();
            if (taken.stream().anyMatch(object -> between.contains(object.bare()))) {
                tryTo(cast, taken);
            }
        }
        extensions.stream()
                .filter(extension -> isNeeded(extension, Set.copyOf(taken)))
                .forEach(extension -> missing.addAll(take(extension, taken, true)));
        return missing;
    }

    /** Whether something of its schema is named that no entry makes; what has no schema may always be meant. */
    private boolean isNeeded(DumpObject extension, Set<DumpObject> taken) {
        Set<String> schemas = references(extension).firm().stream()
                .filter(name -> name.schema().equals(DumpReferences.NO_SCHEMA))
                .map(TableName::name)
                .filter(name -> !name.equals("pg_catalog"))
                .collect(Collectors.toSet());
        return schemas.isEmpty()
                || taken.stream()
                        .map(this::references)
                        .flatMap(named -> Stream.concat(named.firm().stream(), named.loose().stream()))
                        .anyMatch(name -> schemas.contains(name.schema()) && !made.contains(name));
    }

    private DumpReferences references(DumpObject object) {
        return references.computeIfAbsent(object, one -> DumpReferences.of(one.text()));
    }

    private Set<String> take(DumpObject object, Set<DumpObject> taken, boolean anew) {
        if (!taken.add(object) && !anew) {
            return Set.of();
        }
        Set<String> missing = new TreeSet<>();
        named.getOrDefault(new TableName(DumpReferences.NO_SCHEMA, object.schema()), List.of())
                .forEach(taken::add);
        DumpReferences needs = references(object);
        for (TableName name : needs.firm()) {
            List<DumpObject> there = named.getOrDefault(name, List.of());
            if (there.stream().noneMatch(taken::contains)) {
                missing.addAll(takeOneOf(there, taken));
            }
        }
        for (TableName name : needs.loose()) {
            named.getOrDefault(name, List.of()).forEach(one -> tryTo(one, taken));
        }
        return missing;
    }

    /** All that have the name, such as a function with other arguments; one of them has to come. */
    private Set<String> takeOneOf(List<DumpObject> there, Set<DumpObject> taken) {
        Set<String> missing = new TreeSet<>();
        boolean came = there.isEmpty();
        for (DumpObject one : there) {
            if (RELATIONS.contains(one.kind())) {
                missing.add(one.bare().quoted());
            } else {
                Set<DumpObject> more = new LinkedHashSet<>(taken);
                Set<String> itself = take(one, more, false);
                missing.addAll(itself);
                if (itself.isEmpty()) {
                    taken.addAll(more);
                    came = true;
                }
            }
        }
        return came ? Set.of() : missing;
    }

    private void tryTo(DumpObject one, Set<DumpObject> taken) {
        if (RELATIONS.contains(one.kind()) || taken.contains(one)) {
            return;
        }
        Set<DumpObject> more = new LinkedHashSet<>(taken);
        if (take(one, more, false).isEmpty()) {
            taken.addAll(more);
        }
    }
}
