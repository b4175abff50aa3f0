package org.lockkeeper.migration.prisma;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the column {@code logs} of a failed row says, in Prisma's own form. */
record FailureLogs(Optional<String> sqlState, Optional<String> message, int line) {
    private static final Pattern STATE = Pattern.compile("Database error code: ([0-9A-Z]{5})");
    private static final Pattern MESSAGE = Pattern.compile("ERROR: ([^\\n]+)");
    private static final Pattern LINE = Pattern.compile("\\nLine: (\\d{1,9})");

    static FailureLogs parse(Optional<String> logs) {
        String text = logs.orElse("");
        return new FailureLogs(
                first(STATE, text),
                first(MESSAGE, text).map(String::strip),
                first(LINE, text).map(Integer::parseInt).orElse(0));
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
