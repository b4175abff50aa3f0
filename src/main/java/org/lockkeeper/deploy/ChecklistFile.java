package org.lockkeeper.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lockkeeper.connection.JsonSection;
import org.lockkeeper.connection.JsonValue;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Environment;

/** The checklist of a workspace: the file that it names, else {@code checklist.json} beside it, else the built-in one. */
final class ChecklistFile {
    static final String DEFAULT_NAME = "checklist.json";

    private static final int LARGEST_BYTES = 1 << 20;
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final String CHECKS = Arrays.stream(AutomaticCheck.values())
            .map(AutomaticCheck::label)
            .collect(Collectors.joining(", ", "one of ", ""));
    private static final String ENVIRONMENTS = "a list out of development, staging, production";

    private ChecklistFile() {}

    /** @throws LockkeeperException ({@link ExitCode#USAGE}) that names the file, the line, the key and what was expected */
    static Checklist of(Workspace workspace) {
        Path file = workspace.checklist().orElseGet(() -> workspace.file().resolveSibling(DEFAULT_NAME));
        if (workspace.checklist().isEmpty() && Files.notExists(file)) {
            return Checklist.BUILT_IN;
        }
        return read(file.toAbsolutePath().normalize());
    }

    private static Checklist read(Path file) {
        JsonSection root = JsonSection.of(file, bytes(file));
        if (root.optionalInteger("version", 1, 1).isEmpty()) {
            throw root.missing("version", "the number 1");
        }
        List<ChecklistItem> items = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonSection section : root.sections("items", "a list of items in square brackets")) {
            ChecklistItem item = item(section);
            if (!ids.add(item.id())) {
                throw section.invalid("id", "given before", "each id once");
            }
            items.add(item);
        }
        root.done();
        return new Checklist(file.toString(), items);
    }

    private static ChecklistItem item(JsonSection section) {
        String expected = "an id of small letters, digits and hyphens, such as \"team-notified\"";
        String id = section.text("id", expected);
        if (!ID.matcher(id).matches() || Gates.OWN.contains(id)) {
            throw section.invalid(
                    "id",
                    JsonSection.quoted(id),
                    Gates.OWN.contains(id) ? "another than those that every deploy has (" + id + ")" : expected);
        }
        Optional<AutomaticCheck> check = section.optionalText("check", CHECKS)
                .map(label -> AutomaticCheck.of(label)
                        .orElseThrow(() -> section.invalid("check", JsonSection.quoted(label), CHECKS)));
        String title = section.optionalText("text", "what has to hold")
                .or(() -> check.map(AutomaticCheck::title))
                .orElseThrow(() -> section.missing("text", "what has to hold, since no check finds it out"));
        Optional<String> waived = section.optionalText("waive", "the reason why it may fail here");
        Set<Environment> on = on(section);
        section.done();
        return new ChecklistItem(id, title, on, check, waived);
    }

    private static Set<Environment> on(JsonSection section) {
        Optional<List<JsonValue>> values = section.values("on", ENVIRONMENTS);
        if (values.isEmpty()) {
            return Set.of(Environment.PRODUCTION);
        }
        Set<Environment> on = EnumSet.noneOf(Environment.class);
        for (String label : section.texts("on", ENVIRONMENTS)) {
            Environment environment = Environment.of(label);
            if (!environment.label().equals(label)) {
                throw section.invalid("on", "a list with " + JsonSection.quoted(label), ENVIRONMENTS);
            }
            on.add(environment);
        }
        if (on.isEmpty()) {
            throw section.invalid("on", "an empty list", ENVIRONMENTS);
        }
        return on;
    }

    private static byte[] bytes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST_BYTES + 1);
            if (bytes.length <= LARGEST_BYTES) {
                return bytes;
            }
            throw unreadable(file, "it has more than " + LARGEST_BYTES + " bytes", null);
        } catch (IOException e) {
            throw unreadable(file, e.toString(), e);
        }
    }

    private static LockkeeperException unreadable(
            Path file, String why, @org.jspecify.annotations.Nullable Throwable cause) {
        return new LockkeeperException(
                "LK-DEPLOY-CHECKLIST",
                ExitCode.USAGE,
                "The checklist %s cannot be read (%s). Nothing was run; mend it, or remove it and the built-in one counts."
                        .formatted(file, why),
                cause);
    }
}
