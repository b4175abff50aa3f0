package org.lockkeeper.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockkeeper.client.ChildPrograms;
import org.lockkeeper.client.ClientTools;
import org.lockkeeper.client.ProgramVersion;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.task.CancelToken;

/**
 * Servers before PostgreSQL 17 do not know {@code transaction_timeout}, and what pg_dump and pg_restore write from 17 on begins by
 * setting it. pg_restore goes on after that, but not in one transaction; a script stops.
 */
final class OlderServer {
    private static final int HEAD = 8192;
    private static final int BLOCK = 1 << 16;
    /** Among the settings at a script's head, before anything is made. */
    private static final Pattern SETTING = Pattern.compile(
            "\\A(?:(?:--[^\\n]*|\\\\restrict [^\\n]*|SET [a-z_]+ = [^\\n;]*;\\r?|\\s*)\\n)*?(?=SET transaction_timeout = )");

    private OlderServer() {}

    /** @throws LockkeeperException if an archive goes over what is there, in one transaction, and that would end at the setting */
    static void requireTransaction(RestoreSource source, ClientTools tools, int serverMajor, RestoreWish wish) {
        if (wish.over()
                && source.format() != BackupFormat.PLAIN
                && tools.version().major() >= ProgramVersion.FIRST_WITH_TIMEOUT
                && serverMajor < ProgramVersion.FIRST_WITH_TIMEOUT) {
            throw new LockkeeperException(
                    "LK-RESTORE-OLDER",
                    ExitCode.USAGE,
                    "pg_restore %s begins with a setting that PostgreSQL %d does not know, which ends a restore in one transaction, and an older one that reads %s is not here. Nothing was restored; restore it into a new database and put that in place (--swap)."
                            .formatted(tools.version(), serverMajor, source.name()));
        }
    }

    /** The script, or a copy of it without the setting where the server does not know that; gone with the programs' other files. */
    static Path fitting(Path dump, BackupFormat format, int serverMajor, ChildPrograms programs, CancelToken cancel) {
        if (format != BackupFormat.PLAIN || serverMajor >= ProgramVersion.FIRST_WITH_TIMEOUT) {
            return dump;
        }
        OptionalInt place = place(dump);
        return place.isEmpty() ? dump : programs.file("script", output -> copy(dump, place.getAsInt(), output, cancel));
    }

    private static OptionalInt place(Path script) {
        try (InputStream in = Files.newInputStream(script)) {
            Matcher setting = SETTING.matcher(new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1));
            return setting.find() ? OptionalInt.of(setting.end()) : OptionalInt.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The line becomes a comment, so that errors are told at the same lines. */
    private static void copy(Path script, int place, OutputStream output, CancelToken cancel) throws IOException {
        try (InputStream in = Files.newInputStream(script)) {
            output.write(in.readNBytes(place));
            output.write("-- ".getBytes(StandardCharsets.US_ASCII));
            byte[] block = new byte[BLOCK];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                cancel.throwIfRequested();
                output.write(block, 0, read);
            }
        }
    }
}
