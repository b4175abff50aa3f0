package org.lockkeeper.ui.sample;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.guard.Operation.Resolution;
import org.lockkeeper.migration.HistoryRow;
import org.lockkeeper.migration.InvalidIndex;
import org.lockkeeper.migration.LockSession;
import org.lockkeeper.migration.MigrationState;
import org.lockkeeper.migration.Recovery;
import org.lockkeeper.migration.StatementEffect;
import org.lockkeeper.migration.StatementEffect.Effect;
import org.lockkeeper.migration.WayOut;
import org.lockkeeper.migration.WayOut.Act;

/** Environments after a run that did not end well, to look at. */
public final class Recoveries {
    private static final String MIGRATION = "20260829211240_stock_reservations";
    private static final InvalidIndex INDEX = new InvalidIndex("public", "Order_placedAt_idx", "\"Order\"");

    private Recoveries() {}

    /** A script that failed after statements that had committed, an invalid index, and a session that a dead engine left. */
    public static Recovery failed(String environment) {
        HistoryRow open = row("", "");
        LockSession session = session(Optional.of(SampleProject.NOW.minusSeconds(900)));
        return new Recovery(
                environment,
                12,
                Optional.of("20260827161240_coupon_codes"),
                List.of(new Recovery.Trouble(
                        MIGRATION,
                        MigrationState.FAILED,
                        "A run of it stopped on Sun 22 Nov 2026 at 09:14.",
                        Optional.of("23505"),
                        Optional.of("could not create unique index \"Order_placedAt_idx\""),
                        9,
                        Optional.of(
                                "create unique index concurrently \"Order_placedAt_idx\" on \"Order\" (\"placedAt\")"),
                        "Statements 1 and 2, which committed by themselves, and an invalid index.",
                        List.of(
                                effect(
                                        1,
                                        "create table \"StockReservation\" (id bigint primary key)",
                                        Effect.TOOK_EFFECT),
                                effect(
                                        5,
                                        "update \"Order\" set \"placedAt\" = now() where \"placedAt\" is null",
                                        Effect.UNKNOWN),
                                effect(
                                        9,
                                        "create unique index concurrently \"Order_placedAt_idx\" on \"Order\"",
                                        Effect.DID_NOT)),
                        List.of(open))),
                List.of(INDEX),
                List.of(session),
                Optional.of(Path.of("/home/dba/.local/state/lockkeeper/runs/20261122-091400-000-staging.log")),
                List.of(
                        way(new Act.EndSession(session), List.of(), List.of()),
                        way(new Act.DropIndex(INDEX), List.of(), List.of()),
                        way(
                                new Act.Resolve(MIGRATION, Resolution.ROLLED_BACK),
                                List.of(open),
                                List.of(row("", "<now>"))),
                        way(
                                new Act.Resolve(MIGRATION, Resolution.APPLIED),
                                List.of(open),
                                List.of(row("", "<now>"), applied()))));
    }

    /** A session whose start the role may not see. */
    public static LockSession session(Optional<java.time.Instant> start) {
        return new LockSession(
                4711,
                start,
                "shop",
                "prisma-schema-engine",
                "10.0.0.7",
                "idle",
                Optional.of(SampleProject.NOW.minusSeconds(840)),
                "select pg_advisory_lock(72707369)");
    }

    /** One way out, in the words that the product has for it. */
    public static WayOut way(Act act, List<HistoryRow> before, List<HistoryRow> after) {
        return switch (act) {
            case Act.EndSession _ ->
                new WayOut(
                        act,
                        "If the engine that opened this session is gone; while it is at work, wait for it.",
                        "Ends it: what it runs stops, its open transaction rolls back and the lock is free.",
                        before,
                        after);
            case Act.DropIndex _ ->
                new WayOut(
                        act,
                        "Before the script that builds it runs again.",
                        "Drops the index, which is of no use to any query and costs every write.",
                        before,
                        after);
            case Act.Resolve(String _, Resolution resolution)
            when resolution == Resolution.APPLIED ->
                new WayOut(
                        act,
                        "When everything that did not take effect has been completed by hand.",
                        "Marks the failed run as rolled back and adds a row that says it is applied.",
                        before,
                        after);
            case Act.Resolve _, Act.Repair _, Act.Migrate _ ->
                new WayOut(
                        act,
                        "When nothing of it remains in the database, or what remained has been undone by hand. Correct the script first.",
                        "Marks the failed run as rolled back; the next migrate runs the script again.",
                        before,
                        after);
        };
    }

    private static StatementEffect effect(int line, String sql, Effect effect) {
        String seen = switch (effect) {
            case TOOK_EFFECT -> "table \"StockReservation\" is there";
            case UNKNOWN -> "the catalogue does not tell";
            case DID_NOT -> "index \"Order_placedAt_idx\" is invalid";
        };
        return new StatementEffect(line, sql, effect, seen);
    }

    private static HistoryRow row(String finished, String rolledBack) {
        LinkedHashMap<String, String> columns = new LinkedHashMap<>();
        columns.put("id", "6a1f0f6e-5a0c-4e0f-9a51-0a3b8a7a1c11");
        columns.put("checksum", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
        columns.put("finished_at", finished);
        columns.put("migration_name", MIGRATION);
        columns.put("logs", "Database error code: 23505");
        columns.put("rolled_back_at", rolledBack);
        columns.put("started_at", "2026-11-22 09:14:00.123+00");
        columns.put("applied_steps_count", "0");
        return new HistoryRow(columns);
    }

    private static HistoryRow applied() {
        LinkedHashMap<String, String> columns =
                new LinkedHashMap<>(row("<now>", "").columns());
        columns.put("id", "<new>");
        columns.put("logs", "");
        return new HistoryRow(columns);
    }
}
