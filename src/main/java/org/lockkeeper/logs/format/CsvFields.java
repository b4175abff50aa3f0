package org.lockkeeper.logs.format;

import java.util.ArrayList;
import java.util.List;

/** Fields between commas, with quotes as PostgreSQL's csvlog and COPY write them. */
final class CsvFields {
    private CsvFields() {}

    /** Behind the field that begins there: its comma, or {@code to}. */
    static int end(byte[] b, int from, int to) {
        int i = from;
        if (i < to && b[i] == '"') {
            for (i++; i < to; i++) {
                if (b[i] == '"') {
                    if (i + 1 < to && b[i + 1] == '"') {
                        i++;
                    } else {
                        i++;
                        break;
                    }
                }
            }
        }
        while (i < to && b[i] != ',') {
            i++;
        }
        return i;
    }

    /** All fields of a record; what a cut left open ends with the text. */
    static List<String> split(String record) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < record.length(); i++) {
            char c = record.charAt(i);
            if (c == '"') {
                if (quoted && i + 1 < record.length() && record.charAt(i + 1) == '"') {
                    field.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
