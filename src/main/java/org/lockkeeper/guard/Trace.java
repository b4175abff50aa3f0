package org.lockkeeper.guard;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of an operation can be looked for when its process ended before it could say how it ended. The record keeps it as text, because
 * the process that looks is a later one.
 */
public sealed interface Trace {
    /** As the record keeps it; {@link #parse} reads it back. */
    String text();

    /** What the history of migrations says. */
    record History() implements Trace {
        private static final String TEXT = "history";

        @Override
        public String text() {
            return TEXT;
        }
    }

    /**
     * Whether a backend is still there.
     *
     * @param start which tells it from a later one with the same pid
     */
    record Backend(int pid, Instant start) implements Trace {
        private static final Pattern TEXT = Pattern.compile("backend (\\d{1,9}) (\\S+)");

        @Override
        public String text() {
            return "backend %d %s".formatted(pid, start);
        }
    }

    /**
     * Whether a backend still runs a statement.
     *
     * @param start as for a {@link Backend}
     * @param begun when the statement was, which tells it from a later one of the same backend
     */
    record Statement(int pid, Instant start, Instant begun) implements Trace {
        private static final Pattern TEXT = Pattern.compile("statement (\\d{1,9}) (\\S+) (\\S+)");

        @Override
        public String text() {
            return "statement %d %s %s".formatted(pid, start, begun);
        }
    }

    /** Whether an index is still there, and valid. */
    record Index(String schema, String name) implements Trace {
        private static final Pattern TEXT = Pattern.compile("index (%s)\\.(%<s)".formatted(Quoted.PATTERN));

        @Override
        public String text() {
            return "index %s.%s".formatted(Quoted.of(schema), Quoted.of(name));
        }
    }

    /** What a database is called now that was there before: the oid stays when the name goes. */
    record KnownDatabase(String name, long oid) implements Trace {
        private static final Pattern TEXT = Pattern.compile("database (\\d{1,10}) (%s)".formatted(Quoted.PATTERN));

        @Override
        public String text() {
            return "database %d %s".formatted(oid, Quoted.of(name));
        }
    }

    /** Whether a database is there that was to be made. */
    record NewDatabase(String name) implements Trace {
        private static final Pattern TEXT = Pattern.compile("new database (%s)".formatted(Quoted.PATTERN));

        @Override
        public String text() {
            return "new database " + Quoted.of(name);
        }
    }

    /** Whether a program that was started to restore still works in a database: it outlives who started it. */
    record RestoreProgram(String database) implements Trace {
        private static final Pattern TEXT = Pattern.compile("restore into (%s)".formatted(Quoted.PATTERN));

        @Override
        public String text() {
            return "restore into " + Quoted.of(database);
        }
    }

    /** Whether a schema is there. */
    record Schema(String name) implements Trace {
        private static final Pattern TEXT = Pattern.compile("schema (%s)".formatted(Quoted.PATTERN));

        @Override
        public String text() {
            return "schema " + Quoted.of(name);
        }
    }

    /**
     * No server knows of it.
     *
     * @param words where else one sees what became of it, as a sentence
     */
    record Elsewhere(String words) implements Trace {
        @Override
        public String text() {
            return words;
        }
    }

    /** Reads what {@link #text} wrote. Earlier versions wrote nothing for the history, and words for all else. */
    static Trace parse(String text) {
        try {
            return text.isEmpty() || text.equals(History.TEXT) ? new History() : known(text);
        } catch (DateTimeException e) {
            return new Elsewhere(text);
        }
    }

    private static Trace known(String text) {
        Matcher backend = Backend.TEXT.matcher(text);
        if (backend.matches()) {
            return new Backend(Integer.parseInt(backend.group(1)), Instant.parse(backend.group(2)));
        }
        Matcher statement = Statement.TEXT.matcher(text);
        if (statement.matches()) {
            return new Statement(
                    Integer.parseInt(statement.group(1)),
                    Instant.parse(statement.group(2)),
                    Instant.parse(statement.group(3)));
        }
        Matcher index = Index.TEXT.matcher(text);
        if (index.matches()) {
            return new Index(Quoted.bare(index.group(1)), Quoted.bare(index.group(2)));
        }
        Matcher database = KnownDatabase.TEXT.matcher(text);
        if (database.matches()) {
            return new KnownDatabase(Quoted.bare(database.group(2)), Long.parseLong(database.group(1)));
        }
        Matcher made = NewDatabase.TEXT.matcher(text);
        if (made.matches()) {
            return new NewDatabase(Quoted.bare(made.group(1)));
        }
        Matcher program = RestoreProgram.TEXT.matcher(text);
        if (program.matches()) {
            return new RestoreProgram(Quoted.bare(program.group(1)));
        }
        Matcher schema = Schema.TEXT.matcher(text);
        return schema.matches() ? new Schema(Quoted.bare(schema.group(1))) : new Elsewhere(text);
    }
}
