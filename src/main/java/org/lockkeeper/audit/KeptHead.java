package org.lockkeeper.audit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A head that somebody kept elsewhere, where who writes the trail cannot write.
 *
 * @param count the number of the entry
 * @param hash what it had
 */
public record KeptHead(long count, String hash) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

    /** Reads {@code COUNT:HASH}, as {@link TrailCheck#head()} writes it. */
    public static Optional<KeptHead> parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(new KeptHead(Long.parseLong(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }
}
