package org.lockkeeper.backup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lockkeeper.db.ServerNames;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/** Names of databases that are made or put away. */
final class DatabaseNames {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss").withZone(ZoneOffset.UTC);

    /** In hex. */
    private static final int MARK = 8;

    private DatabaseNames() {}

    /** @throws LockkeeperException if a database cannot be called so */
    static String required(String name) {
        int bytes = ServerNames.bytes(name);
        if (bytes == 0 || bytes > ServerNames.LONGEST) {
            throw new LockkeeperException(
                    "LK-RESTORE-INTO",
                    ExitCode.USAGE,
                    "A database cannot be called \"%s\": a name has 1 to %d bytes, and this one has %d. Nothing was restored."
                            .formatted(name, ServerNames.LONGEST, bytes));
        }
        return name;
    }

    /** What a database is called that was swapped out: {@code name_before_YYYYMMDD_HHMMSS}. */
    static String kept(String database, String word, Instant now) {
        return beforeStamp(database, word) + STAMP.format(now);
    }

    /** The newest that was swapped out before, among all databases' names. */
    static Optional<String> newestKept(String database, List<String> all) {
        Pattern kept = Pattern.compile(Pattern.quote(beforeStamp(database, "before")) + "\\d{8}_\\d{6}");
        return all.stream().filter(name -> kept.matcher(name).matches()).max(String::compareTo);
    }

    /** Of a name that has to be cut a mark is left: what another one that begins as it does has put away is not its own. */
    private static String beforeStamp(String database, String word) {
        String end = "_" + word + "_";
        String stamp = STAMP.format(Instant.EPOCH);
        boolean whole = ServerNames.bytes(database + end + stamp) <= ServerNames.LONGEST;
        String named =
                whole ? database + end + stamp : ServerNames.fitting(database, "_" + mark(database) + end + stamp);
        return named.substring(0, named.length() - stamp.length());
    }

    private static String mark(String database) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(database.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, MARK);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
