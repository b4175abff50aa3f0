package org.lockkeeper.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Path SOURCES = Path.of("src/main/java/org/lockkeeper");
    private static final Path FILE = Path.of("src/main/resources/messages.properties");
    private static final Pattern LITERAL =
            Pattern.compile("\"(\\.?[a-z][a-zA-Z0-9-]*(?:\\.[a-zA-Z0-9-]+)*\\.?)\"(\\s*\\+)?");
    private static final Pattern USE = Pattern.compile("Texts\\.get\\(\\s*\"([^\"]+)\"(\\s*\\+)?");

    @Test
    void an_unknown_key_is_an_error() {
        assertThatThrownBy(() -> Texts.get("no.such.key")).isInstanceOf(MissingResourceException.class);
    }

    @Test
    void arguments_are_put_in() {
        assertThat(Texts.get("shell.health", 2, 3)).isEqualTo("2 of 3 reachable");
    }

    @Test
    void every_use_has_a_key() throws IOException {
        Set<String> keys = keys().stringPropertyNames();
        List<String> missing = new ArrayList<>();
        for (String source : sources()) {
            Matcher use = USE.matcher(source);
            while (use.find()) {
                String key = use.group(1);
                boolean known = use.group(2) == null
                        ? keys.contains(key)
                        : keys.stream().anyMatch(each -> each.startsWith(key));
                if (!known) {
                    missing.add(key);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void every_key_is_used() throws IOException {
        Set<String> literals = new HashSet<>();
        Set<String> beginnings = new HashSet<>();
        for (String source : sources()) {
            Matcher literal = LITERAL.matcher(source);
            while (literal.find()) {
                (literal.group(2) == null ? literals : beginnings).add(literal.group(1));
            }
        }
        Set<String> unused = new TreeSet<>(keys().stringPropertyNames());
        unused.removeIf(key -> literals.contains(key)
                || beginnings.stream().anyMatch(key::startsWith)
                || isPutTogether(key, literals));
        assertThat(unused).isEmpty();
    }

    /** A key that a control is given, with an ending that the control adds, such as {@code .hint}. */
    private static boolean isPutTogether(String key, Set<String> literals) {
        int dot = key.lastIndexOf('.');
        return literals.contains(key.substring(0, dot)) && literals.contains(key.substring(dot));
    }

    @Test
    void every_key_stands_once() throws IOException {
        List<String> keys = Files.readAllLines(FILE).stream()
                .filter(line -> line.contains("=") && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')).strip())
                .toList();
        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void every_text_with_arguments_is_a_format_without_lost_apostrophes() throws IOException {
        Properties keys = keys();
        for (String key : keys.stringPropertyNames()) {
            String text = keys.getProperty(key);
            if (text.contains("{")) {
                assertThat(new MessageFormat(text).toPattern()).as(key).isNotEmpty();
                assertThat(text.replace("''", "")).as(key).doesNotContain("'");
            } else {
                assertThat(text).as(key).doesNotContain("''");
            }
        }
    }

    @Test
    void no_text_shouts() throws IOException {
        assertThat(keys().values())
                .allSatisfy(
                        text -> assertThat(text.toString()).doesNotContain("!").isNotBlank());
    }

    private static Properties keys() throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(Files.readString(FILE)));
        return properties;
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                texts.add(Files.readString(file));
            }
            return texts;
        }
    }
}
