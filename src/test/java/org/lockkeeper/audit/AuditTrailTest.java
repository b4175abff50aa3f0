package org.lockkeeper.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.audit.TrailCheck.Flaw;
import org.lockkeeper.audit.TrailCheck.Kind;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.ChangeWindow;
import org.lockkeeper.guard.Consent;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.GuardRefusedException;
import org.lockkeeper.guard.Intent;
import org.lockkeeper.guard.Operation.ApplyMigrations;
import org.lockkeeper.guard.Outcome;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.guard.Site;
import org.lockkeeper.guard.Strictness;
import org.lockkeeper.guard.TargetIdentity;
import org.lockkeeper.guard.Trace;
import org.lockkeeper.guard.Verdict;
import org.lockkeeper.guard.Witness;
import org.lockkeeper.testing.Said;

class AuditTrailTest {
    private static final Outcome DONE = new Outcome(Outcome.Result.DONE, "applied \"one\"\nund zwei: äöü");

    @TempDir
    private Path folder;

    @Test
    void a_changed_entry_is_found_and_named() throws IOException {
        fill(4);
        rewrite(lines -> lines.set(2, lines.get(2).replace("dba", "abd")));
        assertFlaw(3, Kind.CHANGED);
    }

    @Test
    void a_removed_entry_is_found_and_named() throws IOException {
        fill(4);
        rewrite(lines -> lines.remove(1));
        assertFlaw(2, Kind.MISSING);
    }

    @Test
    void a_reordered_entry_is_found_and_named() throws IOException {
        fill(4);
        rewrite(lines -> Collections.swap(lines, 4, 6));
        assertFlaw(5, Kind.REORDERED);
    }

    @Test
    void a_cut_end_is_found_and_named() throws IOException {
        fill(4);
        rewrite(lines -> lines.subList(5, 8).clear());
        assertFlaw(6, Kind.TRUNCATED);
    }

    @Test
    void an_end_cut_within_an_entry_is_found_and_named() throws IOException {
        fill(2);
        byte[] bytes = Files.readAllBytes(trail().file());
        Files.write(trail().file(), java.util.Arrays.copyOf(bytes, bytes.length - 10));
        assertFlaw(4, Kind.TRUNCATED);
    }

    @Test
    void an_end_that_was_written_anew_with_right_hashes_is_found_by_the_head() throws IOException {
        fill(2);
        TrailLine third = TrailLine.parse(bytes(lines().get(2)));
        rewrite(lines ->
                lines.set(3, text(TrailLine.make(4, third.hash(), java.util.Map.of("kind", List.of("outcome"))))));
        assertFlaw(4, Kind.CHANGED);
    }

    @Test
    void a_trail_and_a_head_that_were_both_cut_are_found_by_a_head_that_was_kept_elsewhere() throws IOException {
        fill(2);
        String early = Files.readString(folder.resolve("trail.head"));
        long length = Files.size(trail().file());
        fill(1);
        KeptHead kept = KeptHead.parse(trail().verify(Optional.empty()).head()).orElseThrow();
        byte[] bytes = Files.readAllBytes(trail().file());
        Files.write(trail().file(), java.util.Arrays.copyOf(bytes, (int) length));
        Files.writeString(folder.resolve("trail.head"), early);
        assertThat(trail().verify(Optional.empty()).flaw()).isEmpty();
        assertThat(trail().verify(Optional.of(kept)).flaw()).map(Flaw::kind).contains(Kind.TRUNCATED);
    }

    @Test
    void a_missing_head_or_trail_is_a_flaw() throws IOException {
        fill(2);
        Path head = folder.resolve("trail.head");
        Path away = folder.resolve("away");
        Files.move(head, away);
        assertThat(trail().verify(Optional.empty()).flaw()).isPresent();
        Files.move(away, head);
        Files.delete(trail().file());
        assertFlaw(1, Kind.TRUNCATED);
    }

    @Test
    void nothing_is_appended_to_a_damaged_trail() throws IOException {
        fill(2);
        rewrite(lines -> lines.removeLast());
        assertThatThrownBy(() -> trail().record(intent("later"))).hasMessageContaining("shorter than its head says");
        assertThat(lines()).hasSize(3);
    }

    @Test
    void production_is_refused_while_the_trail_cannot_be_written() throws IOException {
        Path full = Files.createSymbolicLink(folder.resolve("trail.jsonl"), Path.of("/dev/full"));
        assertThat(full).exists();
        ProductionGuard guard = new ProductionGuard(Clock.systemUTC(), trail());
        assertThatThrownBy(() -> guard.clear(
                        operation("one"), site(Environment.PRODUCTION), List.of(), new Said("digest", "shop", "")))
                .isInstanceOfSatisfying(
                        GuardRefusedException.class, e -> assertThat(e.code()).isEqualTo("LK-GUARD-AUDIT"))
                .hasMessageContaining("Nothing was changed");
    }

    @Test
    void what_a_killed_process_wrote_of_an_entry_gives_way_to_the_next() throws IOException {
        fill(1);
        Files.writeString(trail().file(), "{\"n\":\"3\",\"kind\":\"int", java.nio.file.StandardOpenOption.APPEND);
        assertThat(trail().verify(Optional.empty()).flaw()).isEmpty();
        fill(1);
        assertThat(trail().verify(Optional.empty())).satisfies(check -> {
            assertThat(check.flaw()).isEmpty();
            assertThat(check.entries()).isEqualTo(4);
        });
    }

    @Test
    void an_entry_whose_process_was_killed_before_the_head_counts() throws IOException {
        fill(1);
        String before = Files.readString(folder.resolve("trail.head"));
        trail().record(intent("third"));
        Files.writeString(folder.resolve("trail.head"), before);
        assertThat(trail().verify(Optional.empty()).entries()).isEqualTo(3);
        fill(1);
        assertThat(trail().verify(Optional.empty())).satisfies(check -> {
            assertThat(check.flaw()).isEmpty();
            assertThat(check.entries()).isEqualTo(5);
        });
        assertThat(trail().actions()).extracting(AuditedAction::result).containsExactly("done", "running", "done");
    }

    @Test
    void a_head_that_a_killed_process_wrote_half_gives_way_to_the_one_before() throws IOException {
        fill(2);
        spoil(0);
        assertThat(trail().verify(Optional.empty())).satisfies(check -> {
            assertThat(check.flaw()).isEmpty();
            assertThat(check.entries()).isEqualTo(4);
        });
        fill(1);
        assertThat(trail().verify(Optional.empty()).flaw()).isEmpty();
        assertThat(trail().actions()).hasSize(3);
    }

    @Test
    void nothing_is_appended_without_a_whole_head() throws IOException {
        fill(2);
        spoil(0);
        spoil(HeadFile.PLACE);
        assertThatThrownBy(() -> trail().record(intent("later"))).hasMessageContaining("head of the audit trail");
        assertThat(lines()).hasSize(4);
    }

    @Test
    void a_head_of_one_place_as_earlier_versions_wrote_it_goes_on() throws IOException {
        fill(2);
        Path file = folder.resolve("trail.head");
        Files.writeString(file, new HeadFile(file).read().orElseThrow().text());
        fill(2);
        assertThat(trail().verify(Optional.empty())).satisfies(check -> {
            assertThat(check.flaw()).isEmpty();
            assertThat(check.entries()).isEqualTo(8);
        });
    }

    private void spoil(int place) throws IOException {
        try (var file =
                new java.io.RandomAccessFile(folder.resolve("trail.head").toFile(), "rw")) {
            file.seek(place + 6L);
            file.write('x');
        }
    }

    @Test
    void an_outcome_that_cannot_be_written_is_told_and_the_entry_stays_open() throws IOException {
        List<LockkeeperException> told = new ArrayList<>();
        AuditTrail trail = new AuditTrail(folder, Clock.systemUTC(), told::add);
        Witness.Entry entry = trail.record(intent("one"));
        Path file = folder.resolve("trail.jsonl");
        Path kept = folder.resolve("kept");
        Files.move(file, kept);
        Files.createSymbolicLink(file, Path.of("/dev/full"));
        entry.close(DONE);
        assertThat(told)
                .singleElement()
                .satisfies(failure -> assertThat(failure.sentence())
                        .startsWith("The outcome of entry 1 could not be written")
                        .contains("done", DONE.detail(), "stays open"));
        Files.delete(file);
        Files.move(kept, file);
        assertThat(trail().actions())
                .singleElement()
                .satisfies(action -> assertThat(action.ending()).isEmpty());
    }

    @Test
    void an_action_is_told_with_who_where_what_why_and_how_it_ended() throws IOException {
        Witness.Entry entry = trail().record(intent("one"));
        assertThat(trail().actions())
                .singleElement()
                .satisfies(a -> assertThat(a.result()).isEqualTo("running"));
        entry.close(DONE);
        AuditedAction action = trail().actions().getFirst();
        assertThat(action.osUser()).isEqualTo(System.getProperty("user.name"));
        assertThat(action.role()).isEqualTo("dba");
        assertThat(action.profile()).isEqualTo("prod-eu");
        assertThat(action.address()).isEqualTo("db:5432/shop");
        assertThat(action.system()).isEqualTo("741");
        assertThat(action.operation()).isEqualTo("apply migration one");
        assertThat(action.subjects()).containsExactly("one");
        assertThat(action.digest()).isEqualTo("digest");
        assertThat(action.acknowledged()).isEqualTo("digest");
        assertThat(action.typedName()).isEqualTo("shop");
        assertThat(action.reason()).isEqualTo("why not");
        assertThat(action.consequences()).containsExactly("runs one", "and \"more\"");
        assertThat(action.ending())
                .hasValueSatisfying(e -> assertThat(e.detail()).isEqualTo(DONE.detail()));
    }

    @Test
    void the_files_are_their_owners_alone() throws IOException {
        fill(1);
        for (String file : List.of("trail.jsonl", "trail.head", "trail.lock")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void two_processes_append_at_once_and_no_entry_is_lost() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            processes.add(TrailProcess.start(folder, "append", "25"));
        }
        fill(10);
        for (Process process : processes) {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        }
        TrailCheck check = trail().verify(Optional.empty());
        assertThat(check.flaw()).isEmpty();
        assertThat(check.entries()).isEqualTo(2 * (25 + 25 + 10));
        assertThat(trail().actions())
                .allSatisfy(action -> assertThat(action.result()).isEqualTo("done"));
    }

    @Test
    void what_a_killed_process_left_open_is_closed_as_unknown_with_what_is_known_now() throws Exception {
        Process process = TrailProcess.start(folder, "hang", "1");
        assertThat(process.inputReader().readLine()).isEqualTo("open");
        ProductionGuard guard = new ProductionGuard(Clock.systemUTC(), trail());
        guard.settle("prod-eu", "db:5432/shop", _ -> {
            throw new AssertionError("it still runs");
        });
        process.destroyForcibly().waitFor();
        assertThat(trail().actions()).extracting(AuditedAction::result).containsExactly("open");
        guard.settle("prod-eu", "elsewhere:5432/shop", _ -> Optional.of("nothing"));
        guard.settle("prod-eu", "db:5432/shop", _ -> Optional.empty());
        assertThat(trail().actions()).extracting(AuditedAction::result).containsExactly("open");
        guard.settle("prod-eu", "db:5432/shop", one -> {
            assertThat(one.target()).isEqualTo(new TargetIdentity("741", "shop", 16384));
            assertThat(one.traces()).containsExactly(new Trace.History());
            return Optional.of("3 are applied");
        });
        assertThat(trail().actions())
                .singleElement()
                .satisfies(action -> assertThat(action.ending()).hasValueSatisfying(ending -> {
                    assertThat(ending.result()).isEqualTo("unknown");
                    assertThat(ending.detail()).contains("3 are applied");
                }));
        guard.settle("prod-eu", "db:5432/shop", _ -> {
            throw new AssertionError("it is closed");
        });
        assertThat(trail().verify(Optional.empty()).flaw()).isEmpty();
    }

    static Intent intent(String migration) {
        Consent request = new Consent(
                operation(migration),
                site(Environment.PRODUCTION),
                Verdict.TWICE,
                List.of("runs one", "and \"more\""),
                Optional.empty());
        return new Intent(request, "digest", "shop", "why not");
    }

    private static ApplyMigrations operation(String migration) {
        return new ApplyMigrations("digest", List.of(migration));
    }

    private static Site site(Environment environment) {
        return new Site(
                "prod-eu",
                "db:5432/shop",
                "dba",
                environment,
                new TargetIdentity("741", "shop", 16384),
                Strictness.USUAL,
                ChangeWindow.ALWAYS);
    }

    private AuditTrail trail() {
        return new AuditTrail(folder, Clock.systemUTC());
    }

    private void fill(int actions) throws IOException {
        for (long i : LongStream.range(0, actions).toArray()) {
            trail().record(intent("m" + i)).close(DONE);
        }
    }

    private void assertFlaw(long entry, Kind kind) throws IOException {
        TrailCheck check = trail().verify(Optional.empty());
        assertThat(check.flaw()).hasValueSatisfying(flaw -> {
            assertThat(flaw.kind()).isEqualTo(kind);
            assertThat(flaw.entry()).isEqualTo(entry);
            assertThat(flaw.sentence()).startsWith("Entry " + entry + " ");
        });
        assertThat(check.entries()).isEqualTo(entry - 1);
    }

    private List<String> lines() throws IOException {
        return new ArrayList<>(Files.readAllLines(trail().file()));
    }

    private void rewrite(java.util.function.Consumer<List<String>> change) throws IOException {
        List<String> lines = lines();
        change.accept(lines);
        Files.writeString(trail().file(), String.join("\n", lines) + "\n");
    }

    private static byte[] bytes(String line) {
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String text(TrailLine line) {
        return StandardCharsets.UTF_8.decode(line.bytes()).toString().strip();
    }
}
