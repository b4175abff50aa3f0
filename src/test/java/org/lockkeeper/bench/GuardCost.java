package org.lockkeeper.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.lockkeeper.audit.AuditTrail;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.guard.ChangeWindow;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.Operation.DropInvalidIndex;
import org.lockkeeper.guard.Outcome;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.guard.Site;
import org.lockkeeper.testing.TestPostgres;

/**
 * What one action on production pays beside itself: both confirmations (a person's time apart), the entry in the trail before and after,
 * and the look at the server's identity. Java's own record of file syncs tells how much of it was the disk's.
 */
final class GuardCost {
    private static final int WARM_UP = 200;
    private static final int ACTIONS = 400;
    private static final String SYNC = "jdk.FileForce";

    private final Path folder;

    GuardCost(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    List<Figure> figures() throws Exception {
        ProductionGuard guard =
                new ProductionGuard(Clock.systemUTC(), new AuditTrail(folder.resolve("audit"), Clock.systemUTC()));
        List<Stretch> stretches = new ArrayList<>();
        try (Database database = TestPostgres.usual().freshDatabase("guard").open(Environment.PRODUCTION);
                ReadSession session = database.read();
                Recording recording = new Recording()) {
            Site site = database.profile().site(session.facts().identity(), ChangeWindow.ALWAYS);
            for (int i = 0; i < WARM_UP; i++) {
                act(guard, site, session, i);
            }
            recording.enable(SYNC).withThreshold(Duration.ZERO).withoutStackTrace();
            recording.start();
            for (int i = 0; i < ACTIONS; i++) {
                stretches.add(act(guard, site, session, i));
            }
            recording.stop();
            Path file = folder.resolve("syncs.jfr");
            recording.dump(file);
            return figures(stretches, RecordingFile.readAllEvents(file));
        }
    }

    private static Stretch act(ProductionGuard guard, Site site, ReadSession session, int number) {
        Instant start = Instant.now();
        Clearance<DropInvalidIndex> clearance = guard.clear(
                new DropInvalidIndex("public", "index_" + number),
                site,
                List.of("drops the index index_" + number),
                new Answering());
        // The one question that Database.write asks on the connection that acts; connecting is the action's own.
        clearance.redeem(session.facts().identity());
        clearance.conclude(new Outcome(Outcome.Result.DONE, "dropped"));
        return new Stretch(start, Instant.now());
    }

    private static List<Figure> figures(List<Stretch> stretches, List<RecordedEvent> syncs) {
        if (syncs.size() < 2 * stretches.size()) {
            throw new IllegalStateException("%d syncs for %d actions: an entry and its outcome are synced each"
                    .formatted(syncs.size(), stretches.size()));
        }
        double[] whole = new double[stretches.size()];
        double[] apart = new double[stretches.size()];
        for (int i = 0; i < whole.length; i++) {
            Stretch stretch = stretches.get(i);
            whole[i] = millis(Duration.between(stretch.start, stretch.end));
            apart[i] = whole[i]
                    - syncs.stream()
                            .filter(sync -> !sync.getStartTime().isBefore(stretch.start)
                                    && !sync.getEndTime().isAfter(stretch.end))
                            .mapToDouble(sync -> millis(sync.getDuration()))
                            .sum();
        }
        Arrays.sort(whole);
        Arrays.sort(apart);
        return List.of(
                Figure.absolute(
                        "guard, audit, identity of an action without syncs, median",
                        at(apart, 50),
                        "ms",
                        at(whole, 50),
                        5),
                Figure.absolute(
                        "guard, audit, identity of an action without syncs, 99th",
                        at(apart, 99),
                        "ms",
                        at(whole, 99),
                        5));
    }

    private static double at(double[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    private record Stretch(Instant start, Instant end) {}
}
