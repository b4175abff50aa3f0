package org.lockkeeper.backup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockkeeper.backup.DumpScript.DumpObject;

/** The partitions that a dump makes, and the order in which their keys can be dropped. */
final class Partitions {
    private static final Pattern ATTACH = Pattern.compile("ALTER TABLE ONLY " + DumpScript.NAME + "\\."
            + DumpScript.NAME + " ATTACH PARTITION " + DumpScript.NAME + "\\." + DumpScript.NAME + " ");

    private final DumpScript script;
    private final Map<TableName, TableName> tables = new LinkedHashMap<>();

    Partitions(DumpScript script) {
        this.script = script;
        for (DumpObject object : script.objects()) {
            Matcher attach = ATTACH.matcher(object.kind().equals("TABLE ATTACH") ? object.text() : "");
            if (attach.find()) {
                tables.put(
                        DumpScript.name(attach.group(3), attach.group(4)),
                        DumpScript.name(attach.group(1), attach.group(2)));
            }
        }
    }

    /** Each partition with the table that it is of. */
    Map<TableName, TableName> tables() {
        return Collections.unmodifiableMap(tables);
    }

    /**
     * The lines of a list with the constraints of partitions before those of the tables that they are of. pg_restore drops from the last
     * to the first, and a partition's constraint can only be dropped when the one that it comes from is gone.
     */
    List<String> wholeLast(List<String> lines) {
        Map<String, Integer> depths = new HashMap<>();
        for (DumpObject object : script.objects()) {
            if (object.kind().equals("CONSTRAINT")) {
                depth(object).ifPresent(depth -> depths.put("CONSTRAINT " + object.listed(), depth));
            }
        }
        List<String> ordered = new ArrayList<>(lines);
        List<Integer> places = new ArrayList<>();
        List<String> constraints = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (depths.containsKey(DumpEntry.key(lines.get(i)))) {
                places.add(i);
                constraints.add(lines.get(i));
            }
        }
        constraints.sort(Comparator.comparingInt(line -> -depths.getOrDefault(DumpEntry.key(line), 0)));
        for (int i = 0; i < places.size(); i++) {
            ordered.set(places.get(i), constraints.get(i));
        }
        return ordered;
    }

    /** How far below its topmost table the one of a constraint is; empty where it has no part in this. Names may hold spaces. */
    private Optional<Integer> depth(DumpObject constraint) {
        Optional<TableName> found = Optional.empty();
        for (int end = constraint.name().indexOf(' ');
                end > 0;
                end = constraint.name().indexOf(' ', end + 1)) {
            TableName table =
                    new TableName(constraint.schema(), constraint.name().substring(0, end));
            boolean known = tables.containsKey(table) || tables.containsValue(table);
            if (known && DumpReferences.of(constraint.text()).firm().contains(table)) {
                found = Optional.of(table);
            }
        }
        return found.map(this::depth);
    }

    private int depth(TableName table) {
        int depth = 0;
        for (TableName one = tables.get(table); one != null; one = tables.get(one)) {
            depth++;
        }
        return depth;
    }
}
