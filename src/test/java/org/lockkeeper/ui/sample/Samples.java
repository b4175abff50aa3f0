package org.lockkeeper.ui.sample;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.migration.MigrationState;
import org.lockkeeper.migration.RunPulse;

/** Projects to look at. */
public final class Samples {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final List<String> WORDS = List.of(
            "init",
            "add_categories",
            "order_status",
            "user_email_unique",
            "product_search_index",
            "order_totals",
            "backfill_totals",
            "drop_legacy_price",
            "category_tree",
            "audit_columns",
            "wishlist",
            "coupon_codes",
            "stock_reservations",
            "order_archive_partition",
            "user_locale");

    private Samples() {}

    /** Fifteen migrations; development ahead of staging, staging ahead of production, one failed, one edited. */
    public static SampleProject shop(Path folder) {
        SampleProject project = new SampleProject(folder);
        for (int i = 0; i < WORDS.size(); i++) {
            project.migration(name(i), i == 12 ? longScript() : script(i));
        }
        return project.environment(
                        "dev",
                        Environment.DEVELOPMENT,
                        i -> i == 8
                                ? MigrationState.MODIFIED
                                : i < 13 ? MigrationState.APPLIED : MigrationState.PENDING)
                .environment(
                        "staging",
                        Environment.STAGING,
                        i -> i == 8
                                ? MigrationState.MODIFIED
                                : i == 12
                                        ? MigrationState.FAILED
                                        : i < 12 ? MigrationState.APPLIED : MigrationState.PENDING)
                .environment(
                        "prod-eu",
                        Environment.PRODUCTION,
                        i -> i < 9 ? MigrationState.APPLIED : MigrationState.PENDING);
    }

    /** Many migrations, with long names among them. */
    public static SampleProject many(Path folder, int count) {
        return new SampleProject(folder)
                .kind(ProjectKind.FLYWAY)
                .migrations(
                        count,
                        i -> "V%d__%s%s.sql"
                                .formatted(
                                        i + 1,
                                        WORDS.get(i % WORDS.size()),
                                        i % 7 == 3
                                                ? "_with_a_name_that_says_everything_about_what_it_does_to_the_tables_of_the_order_archive_and_why"
                                                : ""))
                .environment("dev", Environment.DEVELOPMENT, _ -> MigrationState.APPLIED)
                .environment(
                        "staging",
                        Environment.STAGING,
                        i -> i < count - 10 ? MigrationState.APPLIED : MigrationState.PENDING)
                .environment(
                        "production",
                        Environment.PRODUCTION,
                        i -> i < count - 40
                                ? i % 97 == 5 ? MigrationState.OUT_OF_ORDER : MigrationState.APPLIED
                                : MigrationState.PENDING);
    }

    /** A statement that waits for a lock while others wait behind it. */
    public static RunPulse waiting() {
        return new RunPulse(
                "20260903071240_user_locale",
                Duration.ofSeconds(7),
                Optional.of(new RunPulse.Wait("Lock: relation", Optional.of(SampleProject.NOW.minusSeconds(6)))),
                List.of(
                        new RunPulse.Blocker(
                                4711,
                                Optional.of(SampleProject.NOW.minusSeconds(5_000)),
                                "app",
                                "checkout-service",
                                "idle in transaction",
                                Optional.of(Duration.ofSeconds(310)),
                                "update \"Order\" set status = 'paid' where id = $1 returning *"),
                        new RunPulse.Blocker(
                                0, Optional.empty(), "", "", "", Optional.of(Duration.ofSeconds(86_400)), "")),
                14,
                Duration.ofSeconds(5));
    }

    private static String name(int i) {
        return LocalDateTime.of(2026, 8, 3, 9, 12, 40).plusHours(i * 53L).format(STAMP) + "_" + WORDS.get(i);
    }

    private static String script(int i) {
        return """
                -- What the shop needs next.
                alter table "Order" add column "total%1$d" numeric(12, 2);

                create index "Order_total%1$d_idx" on "Order" ("total%1$d")
                where "total%1$d" is not null;

                update "Order" o
                set "total%1$d" = (
                  select sum(l.price * l.quantity) from "OrderLine" l where l."orderId" = o.id
                )
                where o.status <> 'cancelled';
                """.formatted(i);
    }

    private static String longScript() {
        StringBuilder script = new StringBuilder("""
                create table "StockReservation" (
                  id bigint generated always as identity primary key,
                  "productId" bigint not null references "Product" (id),
                  "orderId" bigint references "Order" (id) on delete cascade,
                  quantity integer not null check (quantity > 0),
                  "expiresAt" timestamptz not null default now() + interval '15 minutes'
                );

                /* Frees what nobody paid for.
                   Runs from the application every minute. */
                create function free_reservations() returns integer
                language plpgsql as $body$
                declare
                  freed integer;
                begin
                  delete from "StockReservation" where "expiresAt" < now() and "orderId" is null;
                  get diagnostics freed = row_count;
                  return freed; -- for the log
                end
                $body$;

                """);
        for (int i = 0; i < 40; i++) {
            script.append("insert into \"Category\" (name, position) values ('Shelf ")
                    .append(i)
                    .append("', ")
                    .append(i)
                    .append(");\n");
        }
        return script.toString();
    }
}
