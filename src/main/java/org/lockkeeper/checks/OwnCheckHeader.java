package org.lockkeeper.checks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockkeeper.connection.TimeSpan;

/** The comments above a check's query: {@code -- expect: no rows}, {@code -- severity: warning}, {@code -- name: …}, {@code -- timeout: 5s}. */
final class OwnCheckHeader {
    private static final Pattern LINE =
            Pattern.compile("--\\s*(expect|severity|name|timeout)\\s*:(.*)", Pattern.CASE_INSENSITIVE);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private OwnCheckHeader() {}

    static OwnCheck parse(Path file, String text) {
        Map<String, String> header = new LinkedHashMap<>();
        for (String line : text.replace("\uFEFF", "").lines().map(String::strip).toList()) {
            if (!line.isEmpty() && !line.startsWith("--")) {
                break;
            }
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                String key = matcher.group(1).toLowerCase(Locale.ROOT);
                if (header.putIfAbsent(key, matcher.group(2).strip()) != null) {
                    return OwnCheck.wrong(file, text, "Its header has \"%s\" twice; once is meant.".formatted(key));
                }
            }
        }
        return parse(file, text, header);
    }

    private static OwnCheck parse(Path file, String text, Map<String, String> header) {
        if (!header.containsKey("expect")) {
            return OwnCheck.wrong(
                    file,
                    text,
                    "Its header does not say what it expects; begin it with a line such as \"-- expect: no rows\" or \"-- expect: value >= 1000\".");
        }
        String expect = header.get("expect");
        Optional<Expectation> expectation = Expectation.parse(expect);
        if (expectation.isEmpty()) {
            return wrong(file, text, "expect", expect, Expectation.FORMS);
        }
        String severity = header.getOrDefault("severity", Severity.ERROR.label());
        if (Severity.of(severity).isEmpty()) {
            return wrong(file, text, "severity", severity, "\"error\" or \"warning\"");
        }
        Optional<Duration> timeout = Optional.ofNullable(header.get("timeout"))
                .flatMap(TimeSpan::parse)
                .filter(time -> time.isPositive() && time.compareTo(LONGEST) <= 0);
        if (header.containsKey("timeout") && timeout.isEmpty()) {
            return wrong(file, text, "timeout", header.get("timeout"), "a time from 1ms to 10m, such as 5s");
        }
        String name = header.getOrDefault("name", "");
        return new OwnCheck(
                file,
                name.isEmpty() ? file.getFileName().toString().replaceFirst("\\.sql$", "") : name,
                Severity.of(severity).get(),
                Optional.of(expectation.get().text()),
                timeout,
                text,
                Optional.empty());
    }

    private static OwnCheck wrong(Path file, String text, String key, String is, String expected) {
        return OwnCheck.wrong(file, text, "Its header says \"%s: %s\"; %s is meant.".formatted(key, is, expected));
    }
}
