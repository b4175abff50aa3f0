package org.lockkeeper.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.files.ProcessLock;
import org.lockkeeper.files.SafeFiles;

/** Where the reports of a workspace lie: {@code deploys/}, and {@code migration-log.md} with the newest first, beside its file. */
final class ReportFolder {
    static final String NAME = "deploys";
    static final String LOG = "migration-log.md";

    private static final String HEAD = "# Migration Log\n\n";
    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path folder;
    private final Path log;

    ReportFolder(Workspace workspace) {
        this.folder = workspace.file().resolveSibling(NAME);
        this.log = workspace.file().resolveSibling(LOG);
    }

    /** What deploys themselves write into a workspace. */
    static List<Path> written(Workspace workspace) {
        return List.of(workspace.file().resolveSibling(NAME), workspace.file().resolveSibling(LOG));
    }

    static String id(java.time.Instant at, String environment) {
        return ID.format(at) + "-" + environment.replaceAll("[^A-Za-z0-9._-]", "_");
    }

    Path markdown(String id) {
        return folder.resolve(id + ".md");
    }

    Path json(String id) {
        return folder.resolve(id + ".json");
    }

    Path log() {
        return log;
    }

    /** Writes a report, or writes it anew, and its entry in the log. */
    void write(DeployReport report) throws IOException {
        SafeFiles.write(markdown(report.id()), ReportMarkdown.whole(report));
        SafeFiles.write(json(report.id()), ReportJson.text(report));
        try (ProcessLock _ = lock()) {
            String old = Files.exists(log) ? Files.readString(log) : "";
            SafeFiles.write(log, logged(old, report));
        }
    }

    /**
     * The JSON of a report.
     *
     * @throws IOException if there is none of that name
     */
    String read(String id) throws IOException {
        return Files.readString(json(id));
    }

    /**
     * Puts a sign-off into the report's two files and into its entry of the log.
     *
     * @return who has signed for that role before; nothing is written then
     */
    Optional<SignOff> sign(String id, SignOff signed) throws IOException {
        try (ProcessLock _ = lock()) {
            Optional<SignOff> earlier = ReportJson.signOffs(read(id)).stream()
                    .filter(one -> one.role() == signed.role())
                    .findFirst();
            if (earlier.isPresent()) {
                return earlier;
            }
            SafeFiles.write(json(id), ReportJson.signed(read(id), signed));
            SafeFiles.write(markdown(id), signed(Files.readString(markdown(id)), signed));
            if (Files.exists(log)) {
                List<String> parts = parts(Files.readString(log));
                parts.replaceAll(part -> part.contains(ReportMarkdown.marker(id)) ? signed(part, signed) : part);
                SafeFiles.write(log, String.join("", parts));
            }
            return Optional.empty();
        }
    }

    private static String signed(String text, SignOff signed) {
        String line = Pattern.quote("- **" + signed.role().title() + "**: ") + ".*";
        return text.replaceAll(line, Matcher.quoteReplacement(ReportMarkdown.signed(signed)));
    }

    private ProcessLock lock() throws IOException {
        Path file = folder.resolve(".lock");
        long end = System.nanoTime() + PATIENCE.toNanos();
        return ProcessLock.acquire(file, POLL, () -> {
            if (System.nanoTime() > end) {
                throw new IOException("another process keeps " + file);
            }
        });
    }

    /** The log with the report's entry: in its old place where it has one, else before all others. */
    static String logged(String old, DeployReport report) {
        List<String> parts = parts(old.isEmpty() ? HEAD : old);
        String entry = ReportMarkdown.entry(report) + "\n";
        String marker = ReportMarkdown.marker(report.id());
        for (int i = 1; i < parts.size(); i++) {
            if (parts.get(i).contains(marker)) {
                parts.set(i, entry);
                return String.join("", parts);
            }
        }
        parts.add(1, entry);
        return String.join("", parts);
    }

    /** What stands before the first entry, then the entries; together the whole text. */
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (String line : text.split("(?<=\n)", -1)) {
            if (line.startsWith(ReportMarkdown.HEADING)) {
                parts.add(part.toString());
                part.setLength(0);
            }
            part.append(line);
        }
        String last = part.toString();
        parts.add(last.isEmpty() || last.endsWith("\n") ? last : last + "\n");
        return parts;
    }
}
