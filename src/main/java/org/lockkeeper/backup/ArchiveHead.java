package org.lockkeeper.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What an archive says at its front, before any program has read it; see pg_backup_archiver.h, {@code K_VERS_1_14} and after. */
final class ArchiveHead {
    /** With the first number of the version that follows. */
    private static final String MARK = "PGDMP\u0001";

    private static final int FIRST_OF_16 = 15;
    private static final int FIRST_OF_17 = 16;

    private ArchiveHead() {}

    /** The oldest major whose pg_restore reads it; 0 where all that are known do, or it is no archive. */
    static int oldestReader(Path dump) {
        Path signed = Files.isDirectory(dump) ? dump.resolve("toc.dat") : dump;
        try (InputStream in = Files.newInputStream(signed)) {
            byte[] head = in.readNBytes(MARK.length());
            int minor = Arrays.equals(head, MARK.getBytes(StandardCharsets.US_ASCII)) ? in.read() : 0;
            return minor >= FIRST_OF_17 ? 17 : minor == FIRST_OF_16 ? 16 : 0;
        } catch (IOException e) {
            // Whoever reads it next says so in words.
            return 0;
        }
    }
}
