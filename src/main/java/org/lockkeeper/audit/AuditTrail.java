package org.lockkeeper.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Consent;
import org.lockkeeper.guard.Intent;
import org.lockkeeper.guard.Outcome;
import org.lockkeeper.guard.Site;
import org.lockkeeper.guard.Trace;
import org.lockkeeper.guard.Unfinished;
import org.lockkeeper.guard.Witness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The record of every guarded action: the intent is on disk before the action is permitted, the outcome is a further entry. */
public final class AuditTrail implements Witness {
    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);

    private final TrailFolder folder;
    private final TrailWriter writer;
    private final Clock clock;
    private final Consumer<LockkeeperException> unrecorded;

    /** For reading, or where nobody can be told what {@link #AuditTrail(Path, Clock, Consumer)} tells; the application's log has it. */
    public AuditTrail(Path folder, Clock clock) {
        this(folder, clock, _ -> {});
    }

    /**
     * A trail.
     *
     * @param folder is made on first use, as its owner's alone
     * @param unrecorded told, in the acting thread, that an action was carried out and how it ended could not be written
     */
    public AuditTrail(Path folder, Clock clock, Consumer<LockkeeperException> unrecorded) {
        this.folder = new TrailFolder(folder);
        this.writer = new TrailWriter(this.folder);
        this.clock = clock;
        this.unrecorded = unrecorded;
    }

    @Override
    public Entry record(Intent intent) throws IOException {
        TrailLine line;
        try {
            line = writer.append(fields(intent));
        } catch (IOException e) {
            LOG.warn("{} could not be recorded", intent.request().subject(), e);
            throw e;
        }
        return outcome -> close(line.number(), outcome, writer::append);
    }

    private void close(long number, Outcome outcome, Appending appending) {
        try {
            Map<String, List<String>> fields = new LinkedHashMap<>();
            put(fields, "kind", "outcome");
            put(fields, "of", Long.toString(number));
            put(fields, "at", clock.instant().toString());
            put(fields, "result", outcome.result().label());
            put(fields, "detail", outcome.detail());
            appending.append(fields);
        } catch (IOException e) {
            LOG.error("the outcome of entry {} could not be recorded: {}", number, outcome, e);
            unrecorded.accept(new LockkeeperException(
                    "LK-AUDIT-OUTCOME",
                    ExitCode.ATTENTION,
                    "The outcome of entry %d could not be written into the audit trail (%s). It is: %s%s. The entry stays open; free space or rights there, and the next start closes it as unknown, with what the server says then."
                            .formatted(
                                    number,
                                    e.getMessage(),
                                    outcome.result().label(),
                                    outcome.detail().isEmpty() ? "" : ", " + outcome.detail()),
                    e));
        }
    }

    @Override
    public List<Unfinished> unfinished() {
        try {
            return new TrailReader(folder)
                    .open().stream()
                            .filter(line -> !Writers.isRunning(line))
                            .map(line -> new Unfinished(
                                    line.text("profile"),
                                    line.text("address"),
                                    line.target(),
                                    instant(line.text("at")),
                                    line.text("operation"),
                                    traces(line.list("aftermath")),
                                    outcome -> close(
                                            line.number(),
                                            outcome,
                                            fields -> writer.appendWhileOpen(line.number(), fields))))
                            .toList();
        } catch (IOException e) {
            LOG.warn("the open entries of the audit trail cannot be read", e);
            return List.of();
        }
    }

    /** The first versions wrote nothing of it: all that they recorded was told by the history. */
    private static List<Trace> traces(List<String> texts) {
        return texts.isEmpty()
                ? List.of(new Trace.History())
                : texts.stream().map(Trace::parse).toList();
    }

    /** The actions, the newest first. */
    public List<AuditedAction> actions() throws IOException {
        return new TrailReader(folder).actions();
    }

    /**
     * Checks every entry.
     *
     * @param kept a head of an earlier check, which has to be among them
     */
    public TrailCheck verify(Optional<KeptHead> kept) throws IOException {
        return new TrailVerifier(folder).check(kept);
    }

    /** The trail as it is on disk, for keeping elsewhere; empty where there is none. */
    public byte[] export() throws IOException {
        return new TrailReader(folder).bytes();
    }

    /** Where it is kept. */
    public Path file() {
        return folder.trail();
    }

    /** How an outcome is written. */
    @FunctionalInterface
    private interface Appending {
        void append(Map<String, List<String>> fields) throws IOException;
    }

    private Map<String, List<String>> fields(Intent intent) {
        Consent request = intent.request();
        Site site = request.site();
        Map<String, List<String>> fields = new LinkedHashMap<>();
        put(fields, "kind", "intent");
        put(fields, "at", clock.instant().toString());
        put(fields, "osUser", System.getProperty("user.name", ""));
        put(fields, "role", site.role());
        put(fields, "profile", site.profile());
        put(fields, "environment", site.environment().label());
        put(fields, "address", site.address());
        put(fields, "database", site.target().database());
        put(fields, "databaseOid", Long.toString(site.target().databaseOid()));
        put(fields, "system", site.target().system());
        put(fields, "operation", request.operation().description());
        fields.put("subjects", Subjects.of(request.operation()));
        put(fields, "digest", request.digest());
        fields.put("consequences", request.consequences());
        put(fields, "asked", request.verdict().name().toLowerCase(java.util.Locale.ROOT));
        put(fields, "acknowledged", intent.acknowledged());
        put(fields, "typedName", intent.typedName());
        put(fields, "objection", request.objection().orElse(""));
        put(fields, "reason", intent.reason());
        fields.put("aftermath", intent.aftermath().stream().map(Trace::text).toList());
        Writers.put(fields);
        return fields;
    }

    static void put(Map<String, List<String>> fields, String key, String value) {
        fields.put(key, List.of(value));
    }

    static Instant instant(String text) {
        return text.isEmpty() ? Instant.EPOCH : Instant.parse(text);
    }
}
