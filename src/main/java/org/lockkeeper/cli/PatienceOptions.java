package org.lockkeeper.cli;

import java.time.Duration;
import java.util.Optional;
import org.lockkeeper.connection.RunSettings;
import org.lockkeeper.connection.TimeSpan;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** How patient a run is, where it is to differ from the profile. */
final class PatienceOptions {
    @Option(
            names = "--lock-timeout",
            paramLabel = "TIME",
            converter = Times.class,
            description =
                    "How long a statement may wait for a lock, such as 500ms or 2s; 0 for as long as it takes. Default: the profile's; on production 2s.")
    private Optional<Duration> lockTimeout = Optional.empty();

    @Option(
            names = "--tries",
            paramLabel = "N",
            converter = Tries.class,
            description =
                    "How often a migration is tried that did not get its lock or was stopped by the valve, 1 to 10; for what runs in a transaction. Default: the profile's, else 10.")
    private Optional<Integer> tries = Optional.empty();

    @Option(
            names = "--max-queued",
            paramLabel = "N",
            converter = Sessions.class,
            description =
                    "The safety valve: with more sessions waiting behind the migration, it is cancelled. Default: the profile's, else 20.")
    private Optional<Integer> maxQueued = Optional.empty();

    @Option(
            names = "--max-queue-wait",
            paramLabel = "TIME",
            converter = Times.class,
            description =
                    "The safety valve: with a session waiting longer than that behind the migration, it is cancelled. Default: the profile's, else 10s.")
    private Optional<Duration> maxQueueWait = Optional.empty();

    RunSettings settings() {
        return new RunSettings(lockTimeout, tries, maxQueued, maxQueueWait);
    }

    /** Reads a time. */
    static final class Times implements CommandLine.ITypeConverter<Duration> {
        @Override
        public Duration convert(String value) {
            return TimeSpan.parse(value)
                    .orElseThrow(() -> new CommandLine.TypeConversionException(
                            "\"%s\" is not %s".formatted(value, TimeSpan.EXPECTED)));
        }
    }

    /** Reads how many tries. */
    static final class Tries implements CommandLine.ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            return number(value, 1, RunSettings.MOST_TRIES);
        }
    }

    /** Reads how many sessions. */
    static final class Sessions implements CommandLine.ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            return number(value, 0, 10_000);
        }
    }

    private static int number(String value, int least, int most) {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
            throw new CommandLine.TypeConversionException(
                    "\"%s\" is not a whole number from %d to %d".formatted(value, least, most));
        }
        return Integer.parseInt(value);
    }
}
