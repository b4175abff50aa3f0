package org.lockkeeper.logs.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.Databases;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.logs.LogFile;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.logs.bytes.JoinedBytes;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

/** Opens the log that a server keeps of itself, as far as the role may read it. */
public final class ServerLogService {
    private final Databases databases;
    private final LogService logs;
    private final Function<ConnectionProfile, Optional<Path>> files;

    /**
     * @param databases not closed here
     * @param files where a profile's server is known to log into a file of this machine
     */
    public ServerLogService(Databases databases, LogService logs, Function<ConnectionProfile, Optional<Path>> files) {
        this.databases = databases;
        this.logs = logs;
        this.files = files;
    }

    /**
     * Opens the file that the server writes now; with a moment, before it those that were written to since.
     *
     * @param environment a profile's name
     * @throws LockkeeperException if the role may not read it, with the GRANT that is missing; if the server keeps none, or cannot be reached
     */
    public LogFile open(String environment, Optional<Instant> since) {
        Database database = databases.of(environment);
        Optional<Path> file = files.apply(database.profile());
        if (file.isPresent()) {
            return logs.open(file.get(), Progress.NONE, new CancelToken());
        }
        return open(environment, database, since);
    }

    private LogFile open(String environment, Database database, Optional<Instant> since) {
        ServerLogReader reader = new ServerLogReader(database);
        ServerLogReader.Place place = reader.place();
        List<ServerLogFile> files = reader.files();
        ServerLogFile last = files.stream()
                .filter(file ->
                        place.current().filter(place.path(file.name())::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> none(environment, place));
        String ending = ending(last.name());
        JoinedBytes bytes = new JoinedBytes();
        try {
            for (ServerLogFile file : files) {
                // Servers tell when a file was last written to in whole seconds.
                boolean wanted = since.map(moment -> moment.truncatedTo(ChronoUnit.SECONDS))
                                .filter(second -> !file.modifiedAt().isBefore(second))
                                .isPresent()
                        && ending(file.name()).equals(ending)
                        && !file.equals(last);
                if (wanted) {
                    add(bytes, reader, environment, place.path(file.name()), file);
                }
            }
            ServerLogBytes current = add(bytes, reader, environment, place.path(last.name()), last);
            // Whether the role may read at all is told now, not in the middle of a search.
            reader.part(current.path(), 0, 1);
            return logs.openBytes(
                    environment + ": " + current.path(),
                    bytes,
                    new FollowedServerLog(reader, environment, current),
                    Optional.of(place.prefix()));
        } catch (IOException e) {
            throw new LockkeeperException(
                    "LK-LOG-READ",
                    ExitCode.ATTENTION,
                    "The log of %s could not be read (%s).".formatted(environment, e.getMessage()),
                    e);
        }
    }

    private static ServerLogBytes add(
            JoinedBytes bytes, ServerLogReader reader, String environment, String path, ServerLogFile file)
            throws IOException {
        ServerLogBytes part = new ServerLogBytes(reader, file.name(), path, file.bytes());
        bytes.add(environment + ": " + path, part);
        return part;
    }

    /** The bytes of a file that the server has begun. */
    static ServerLogBytes bytes(ServerLogReader reader, String path) {
        return new ServerLogBytes(reader, path.substring(path.lastIndexOf('/') + 1), path, 0);
    }

    private static LockkeeperException none(String environment, ServerLogReader.Place place) {
        return new LockkeeperException(
                "LK-LOG-COLLECTOR",
                ExitCode.ATTENTION,
                "%s writes no log file at the moment (%s); look at log_destination there."
                        .formatted(environment, place.current().orElse("pg_current_logfile() is empty")));
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
