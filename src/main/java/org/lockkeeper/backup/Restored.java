package org.lockkeeper.backup;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a restore came to.
 *
 * @param database where it is now
 * @param previous what the database that it replaced is called now; empty where it replaced none
 * @param stayed what the database had and the backup has not, where it went over that; such as {@code TABLE public.coupon}
 * @param took the whole of it
 */
public record Restored(String database, Optional<String> previous, List<String> stayed, Duration took) {
    public Restored {
        stayed = List.copyOf(stayed);
    }
}
