package org.lockkeeper.ui;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/**
 * A server that a page asked in vain.
 *
 * @param sentence why it could not be reached, and what to look at
 * @param since when a look failed first; each look since then did too
 */
public record Outage(String sentence, Instant since) {
    /**
     * What a failed look tells.
     *
     * @param earlier what the look before it told
     * @return empty where the look failed for another reason
     */
    public static Optional<Outage> of(Throwable problem, Optional<Outage> earlier, Clock clock) {
        return problem instanceof LockkeeperException known && known.exitCode() == ExitCode.UNREACHABLE
                ? Optional.of(new Outage(
                        WindowWords.of(known), earlier.map(Outage::since).orElseGet(clock::instant)))
                : Optional.empty();
    }
}
