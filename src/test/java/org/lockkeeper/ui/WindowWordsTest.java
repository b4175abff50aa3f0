package org.lockkeeper.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WindowWordsTest {
    private static final Path SOURCES = Path.of("src/main/java/org/lockkeeper");
    private static final List<String> SERVICES = List.of(
            "migration",
            "deploy",
            "checks",
            "backup",
            "audit",
            "aftermath",
            "runbook",
            "connection/WorkspaceFile.java");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern TYPED =
            Pattern.compile("(?<![\\w-])--[a-z]|\\brecover (?:says|lists|offers)|with recover\\b|\"lockkeeper ");

    /** Files whose sentences the window does not show: what they speak of is asked for by options alone. */
    private static final Set<String> OPTIONS_ALONE = Set.of(
            "PrismaScripts.java",
            "FlywayScripts.java",
            "SnapshotFile.java",
            "BackupPlan.java",
            "RestoreService.java",
            // The window marks no migration that has no row.
            "Planner.java: mark each of these with resolve --applied");

    @Test
    void a_failed_migration_is_settled_by_the_windows_buttons() {
        assertThat(WindowWords.of("Undo that and resolve it with --rolled-back to run it again."))
                .isEqualTo("Undo that and mark it rolled back to run it again.");
        assertThat(
                        WindowWords.of(
                                "Make one (the Backups page, or \"lockkeeper --workspace 'a b.json' backup --env prod\"), name a dump."))
                .isEqualTo("Make one with the button below or on the Backups page, name a dump.");
        assertThat(WindowWords.of("Create them first, or pass --no-owner --no-privileges. It names one."))
                .isEqualTo("Create them first, or leave them out in the step How. It names one.");
        assertThat(WindowWords.of("The server said: --nothing.")).isEqualTo("The server said: --nothing.");
    }

    @Test
    void no_sentence_of_a_service_tells_to_type_what_the_window_has_a_button_for() throws IOException {
        List<String> typed = new ArrayList<>();
        for (String service : SERVICES) {
            try (Stream<Path> files = Files.walk(SOURCES.resolve(service))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    typed.addAll(typed(file));
                }
            }
        }
        assertThat(typed).isEmpty();
    }

    private static List<String> typed(Path file) throws IOException {
        List<String> typed = new ArrayList<>();
        Matcher literal = LITERAL.matcher(Files.readString(file));
        while (literal.find()) {
            String sentence = literal.group(1).replace("\\\"", "\"");
            boolean said = sentence.contains(" ") && !sentence.startsWith("--");
            if (said && TYPED.matcher(WindowWords.of(sentence)).find() && !isOptionsAlone(file, sentence)) {
                typed.add(file.getFileName() + ": " + sentence);
            }
        }
        return typed;
    }

    private static boolean isOptionsAlone(Path file, String sentence) {
        return OPTIONS_ALONE.stream()
                .map(entry -> entry.split(": ", 2))
                .anyMatch(entry -> file.endsWith(entry[0]) && (entry.length == 1 || sentence.contains(entry[1])));
    }
}
