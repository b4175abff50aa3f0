package org.lockkeeper.cli.render;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.JsonDocument;
import org.lockkeeper.cli.output.Pen;
import org.lockkeeper.cli.output.Tone;
import org.lockkeeper.logs.FollowedLog;
import org.lockkeeper.logs.Hit;
import org.lockkeeper.logs.LinesAround.Around;
import org.lockkeeper.logs.MaskedLines;
import org.lockkeeper.logs.SecretMask;
import org.lockkeeper.logs.format.Severity;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Writes hits as they come, since there may be more of them than memory holds. */
public abstract sealed class LogHits implements AutoCloseable {
    /**
     * One document with all hits, or a line for each.
     *
     * @param context whether lines around the hits come with them
     */
    public static LogHits of(
            PrintStream out, Pen pen, boolean json, List<String> files, boolean context, SecretMask mask) {
        return json ? new Document(out, files, context, mask) : new Text(out, pen, files.size() > 1, context, mask);
    }

    /** A line for each hit, with JSON an object a line: for a search that has no end. */
    public static LogHits lines(PrintStream out, Pen pen, boolean json, List<String> files, SecretMask mask) {
        return json ? new JsonLines(out, mask) : new Text(out, pen, files.size() > 1, false, mask);
    }

    /** What happened to a followed file, in words that stand behind its name. */
    public static String words(FollowedLog.Turn turn) {
        return switch (turn.change()) {
            case NONE, GREW -> "grows";
            case ROTATED -> "is a new file of the log; following that";
            case TRUNCATED -> "was truncated; reading from its beginning";
            case GONE -> "is gone; waiting for a new file of that name";
            case UNREADABLE -> turn.why() + " It is tried again until it can be read.";
            case BACK -> "can be read again";
        };
    }

    /**
     * Takes one hit with the lines around it, in order.
     *
     * @param lineBefore reads the line before the hit, on which the word may stand that makes a password of what the hit begins with
     */
    public abstract void hit(String file, Hit hit, Around around, Supplier<String> lineBefore);

    /** A file was searched through. */
    public void file(String file, long lines, long hits) {}

    /** One of the files could not be searched, or not to its end. */
    public void trouble(String code, String sentence) {}

    /** All was searched. */
    public void end(long lines) {}

    @Override
    public void close() {}

    private static JsonGenerator generator(PrintStream out) {
        return JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build()
                .createGenerator(ObjectWriteContext.empty(), out);
    }

    private static void write(JsonGenerator json, Hit hit, MaskedLines masked, Supplier<String> lineBefore) {
        json.writeNumberProperty("line", hit.line());
        json.writeNumberProperty("offset", hit.offset());
        JsonDocument.optional(json, "time", hit.time());
        if (hit.severity() == Severity.NONE) {
            json.writeNullProperty("level");
        } else {
            json.writeStringProperty("level", hit.severity().word());
        }
        if (hit.pid().isPresent()) {
            json.writeNumberProperty("pid", hit.pid().getAsInt());
        } else {
            json.writeNullProperty("pid");
        }
        json.writeStringProperty("text", masked.of(hit.text(), lineBefore));
    }

    private static void write(JsonGenerator json, String name, List<String> lines) {
        json.writeArrayPropertyStart(name);
        lines.forEach(json::writeString);
        json.writeEndArray();
    }

    private static final class Document extends LogHits {
        private final PrintStream out;
        private final MaskedLines masked;
        private final JsonGenerator json;
        private final List<String> files;
        private final boolean several;
        private final boolean context;
        private final List<Searched> searched = new ArrayList<>();
        private Optional<Trouble> trouble = Optional.empty();
        private boolean begun;

        private record Searched(String file, long lines, long hits) {}

        private record Trouble(String code, String sentence) {}

        Document(PrintStream out, List<String> files, boolean context, SecretMask mask) {
            this.context = context;
            this.masked = new MaskedLines(mask);
            this.out = out;
            this.files = files;
            this.several = files.size() > 1;
            json = generator(out);
        }

        /** Not before there is something to say: where nothing can be read at all, an error is the document. */
        private void begin() {
            if (!begun) {
                begun = true;
                json.writeStartObject();
                json.writeStringProperty("file", String.join(", ", files));
                json.writeArrayPropertyStart("hits");
            }
        }

        @Override
        public void hit(String file, Hit hit, Around around, Supplier<String> lineBefore) {
            begin();
            json.writeStartObject();
            if (several) {
                json.writeStringProperty("file", file);
            }
            write(json, hit, masked, lineBefore);
            if (context) {
                write(json, "before", around.before());
                write(json, "after", around.after());
            }
            json.writeEndObject();
        }

        @Override
        public void file(String file, long lines, long hits) {
            searched.add(new Searched(file, lines, hits));
        }

        @Override
        public void trouble(String code, String sentence) {
            trouble = Optional.of(new Trouble(code, sentence));
        }

        @Override
        public void end(long lines) {
            begin();
            json.writeEndArray();
            json.writeNumberProperty("lines", lines);
            json.writeArrayPropertyStart("files");
            for (Searched one : searched) {
                json.writeStartObject();
                json.writeStringProperty("file", one.file());
                json.writeNumberProperty("lines", one.lines());
                json.writeNumberProperty("hits", one.hits());
                json.writeEndObject();
            }
            json.writeEndArray();
            trouble.ifPresent(found -> {
                json.writeObjectPropertyStart("error");
                json.writeStringProperty("code", found.code());
                json.writeStringProperty("message", found.sentence());
                json.writeEndObject();
            });
            json.writeEndObject();
            json.flush();
            out.print('\n');
        }
    }

    private static final class JsonLines extends LogHits {
        private final PrintStream out;
        private final MaskedLines masked;

        JsonLines(PrintStream out, SecretMask mask) {
            this.masked = new MaskedLines(mask);
            this.out = out;
        }

        @Override
        public void hit(String file, Hit hit, Around around, Supplier<String> lineBefore) {
            try (JsonGenerator json = generator(out)) {
                json.writeStartObject();
                json.writeStringProperty("file", file);
                write(json, hit, masked, lineBefore);
                json.writeEndObject();
            }
            out.print('\n');
        }
    }

    private static final class Text extends LogHits {
        private final PrintStream out;
        private final MaskedLines masked;
        private final Pen pen;
        private final boolean several;
        private final boolean context;
        private List<String> behind = List.of();
        private String behindFile = "";
        private long last = -1;
        private boolean printed;

        Text(PrintStream out, Pen pen, boolean several, boolean context, SecretMask mask) {
            this.context = context;
            this.masked = new MaskedLines(mask);
            this.out = out;
            this.pen = pen;
            this.several = several;
        }

        @Override
        public void hit(String file, Hit hit, Around around, Supplier<String> lineBefore) {
            if (context) {
                after(hit.line());
                before(file, hit.line(), around.before());
                last = hit.line();
                behind = around.after();
                behindFile = file;
            }
            out.print(pen.paint(Tone.QUIET, place(file, hit.line()) + ":") + " "
                    + pen.paint(tone(hit.severity()), Inert.block(masked.of(hit.text(), lineBefore)))
                    + "\n");
        }

        private String place(String file, long line) {
            return Inert.line((several ? file + ":" : "") + line);
        }

        /** Those before a hit that were not printed yet; where some are left out, two hyphens stand between, as with grep. */
        private void before(String file, long line, List<String> texts) {
            long first = Math.max(last + 1, line - texts.size());
            if (printed && first > last + 1) {
                out.print(pen.paint(Tone.QUIET, "--") + "\n");
            }
            for (long each = first; each < line; each++) {
                print(file, each, texts.get((int) (each - line) + texts.size()));
            }
            printed = true;
        }

        /** Those behind the last hit, up to the next one. */
        private void after(long next) {
            for (String text : behind) {
                if (last + 1 < next) {
                    print(behindFile, ++last, text);
                }
            }
            behind = List.of();
        }

        private void print(String file, long line, String text) {
            out.print(pen.paint(Tone.QUIET, place(file, line) + "- " + Inert.block(text)) + "\n");
        }

        @Override
        public void file(String file, long lines, long hits) {
            after(Long.MAX_VALUE);
            // The next file begins anew, after two hyphens too.
            last = -1;
        }

        private static Tone tone(Severity severity) {
            return switch (severity) {
                case ERROR, FATAL, PANIC -> Tone.BAD;
                case WARNING -> Tone.CAUTION;
                case NONE, DEBUG, INFO, LOG, NOTICE -> Tone.PLAIN;
            };
        }

        @Override
        public void close() {
            out.flush();
        }
    }
}
