package org.lockkeeper.logs.format;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The columns of csvlog, in the order of PostgreSQL's documentation (Error Reporting and Logging, Using CSV-Format Log Output). */
final class CsvEntries {
    private static final int MESSAGE = 13;
    private static final int QUERY_ID = 25;

    private static final Map<Integer, Field> FIELDS = Map.of(
            1,
            Field.USER,
            2,
            Field.DATABASE,
            3,
            Field.PID,
            4,
            Field.CLIENT,
            5,
            Field.SESSION,
            7,
            Field.COMMAND,
            12,
            Field.SQLSTATE,
            22,
            Field.APPLICATION,
            23,
            Field.BACKEND_TYPE,
            QUERY_ID,
            Field.QUERY_ID);

    private static final Map<Integer, String> PARTS =
            Map.of(14, "DETAIL", 15, "HINT", 16, "QUERY", 18, "CONTEXT", 19, "STATEMENT", 21, "LOCATION");

    private CsvEntries() {}

    static LogEntry parse(String csv, Optional<Instant> time, Severity severity) {
        List<String> values = CsvFields.split(csv);
        Map<Field, String> fields = new EnumMap<>(Field.class);
        List<LogEntry.Part> parts = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            if (value.isEmpty()) {
                continue;
            }
            Field field = FIELDS.get(i);
            if (field != null && !(field == Field.QUERY_ID && value.equals("0"))) {
                fields.put(field, value);
            }
            String part = PARTS.get(i);
            if (part != null) {
                parts.add(new LogEntry.Part(part, value));
            }
        }
        return new LogEntry(time, severity, fields, values.size() > MESSAGE ? values.get(MESSAGE) : csv, parts);
    }
}
