package org.lockkeeper.aftermath;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.lockkeeper.audit.AuditTrail;
import org.lockkeeper.guard.ChangeWindow;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.Operation;
import org.lockkeeper.guard.Operation.ApplyMigrations;
import org.lockkeeper.guard.Operation.CancelStatements;
import org.lockkeeper.guard.Operation.DropInvalidIndex;
import org.lockkeeper.guard.Operation.RestoreIntoNew;
import org.lockkeeper.guard.Operation.RestoreOver;
import org.lockkeeper.guard.Operation.RunningStatement;
import org.lockkeeper.guard.Operation.SignOffDeploy;
import org.lockkeeper.guard.Operation.SwapDatabases;
import org.lockkeeper.guard.Operation.TerminateBackend;
import org.lockkeeper.guard.Operation.TerminateBackends;
import org.lockkeeper.guard.Operation.TestRestore;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.guard.SandboxCluster;
import org.lockkeeper.guard.SandboxOperation.PlayIncident;
import org.lockkeeper.guard.Site;
import org.lockkeeper.guard.Strictness;
import org.lockkeeper.guard.TargetIdentity;
import org.lockkeeper.testing.Said;

/** A process that was permitted something and is killed before it can say how it ended. */
public final class KilledActor {
    private KilledActor() {}

    /**
     * Lets one be permitted an operation, and kills it.
     *
     * @param trail the folder of the audit trail that it writes
     * @param operation its kind and what it acts on, as {@link #operation} reads them
     */
    static void permitted(Path trail, String address, TargetIdentity target, String... operation)
            throws IOException, InterruptedException {
        permittedAt("development", trail, address, target, operation);
    }

    /** As {@link #permitted}, at a profile of another name. */
    public static void permittedAt(
            String profile, Path trail, String address, TargetIdentity target, String... operation)
            throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                KilledActor.class.getName(),
                                profile,
                                trail.toString(),
                                address,
                                target.system(),
                                target.database(),
                                Long.toString(target.databaseOid())),
                        Arrays.stream(operation))
                .toList();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            if (!"permitted".equals(process.inputReader().readLine())) {
                throw new AssertionError("it was not permitted");
            }
        } finally {
            process.destroyForcibly();
        }
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("it is not gone");
        }
    }

    public static void main(String[] args) throws IOException {
        TargetIdentity target = new TargetIdentity(args[3], args[4], Long.parseLong(args[5]));
        Site site = new Site(
                args[0], args[2], "postgres", Environment.DEVELOPMENT, target, Strictness.USUAL, ChangeWindow.ALWAYS);
        new ProductionGuard(Clock.systemUTC(), new AuditTrail(Path.of(args[1]), Clock.systemUTC()))
                .clear(
                        operation(args[6], Arrays.asList(args).subList(7, args.length)),
                        site,
                        List.of(),
                        Said.reviewed(target.database()));
        System.out.println("permitted");
        // Until it is killed, or its parent is gone.
        while (System.in.read() >= 0) {}
    }

    private static Operation operation(String kind, List<String> of) {
        return switch (kind) {
            case "apply" -> new ApplyMigrations("digest", of);
            case "cancel" ->
                new CancelStatements(List.of(
                        new RunningStatement(Integer.parseInt(of.get(0)), instant(of.get(1)), instant(of.get(2)))));
            case "terminate" -> backend(of);
            case "terminate-all" ->
                new TerminateBackends(List.of(backend(of.subList(0, 2)), backend(of.subList(2, 4))));
            case "drop-index" -> new DropInvalidIndex(of.get(0), of.get(1));
            case "restore" ->
                new RestoreIntoNew("backup", "sha", of.get(0), List.of(), Boolean.parseBoolean(of.get(1)));
            case "restore-over" -> new RestoreOver("backup", "sha", List.of());
            case "test-restore" -> new TestRestore("backup", of.get(0));
            case "swap" -> new SwapDatabases(of.get(0), Long.parseLong(of.get(1)));
            case "sign" -> new SignOffDeploy(of.get(0), of.get(1), of.get(2));
            case "incident" ->
                new PlayIncident(new SandboxCluster("prod", Path.of(of.get(0)), Path.of(of.get(1))), of.get(2));
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static TerminateBackend backend(List<String> of) {
        return new TerminateBackend(Integer.parseInt(of.get(0)), instant(of.get(1)));
    }

    private static Instant instant(String text) {
        return Instant.parse(text);
    }
}
