package org.lockkeeper.deploy;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.Databases;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Consent;
import org.lockkeeper.guard.Operation.SignOffDeploy;
import org.lockkeeper.guard.Outcome;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.guard.TargetIdentity;
import tools.jackson.core.JacksonException;

/** Puts names under a report. */
final class SignOffs {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private final Workspace workspace;
    private final Databases databases;
    private final ProductionGuard guard;
    private final ReportFolder reports;
    private final Clock clock;

    SignOffs(Workspace workspace, Databases databases, ProductionGuard guard, ReportFolder reports, Clock clock) {
        this.workspace = workspace;
        this.databases = databases;
        this.guard = guard;
        this.reports = reports;
        this.clock = clock;
    }

    SignOff sign(String report, SignOff.Role role, String name) {
        String id = report.substring(Math.max(report.lastIndexOf('/'), report.lastIndexOf('\\')) + 1)
                .replaceFirst("\\.(md|json)$", "");
        Database database = databases.of(environment(id));
        SignOff signed = new SignOff(role, name.strip(), clock.instant());
        if (signed.name().isEmpty() || signed.name().codePoints().anyMatch(Character::isISOControl)) {
            throw new LockkeeperException(
                    "LK-DEPLOY-SIGN",
                    ExitCode.USAGE,
                    "A sign-off wants a name, in one line, and none was given. Nothing was signed.");
        }
        under(id).stream().filter(one -> one.role() == role).findFirst().ifPresent(earlier -> {
            throw signedBefore(id, earlier);
        });
        Clearance<SignOffDeploy> clearance = guard.clear(
                new SignOffDeploy(id, role.title(), signed.name()),
                database.profile().site(target(database), workspace.window()),
                List.of("writes the name into the report %s and the log".formatted(id)),
                new Typed());
        return clearance.concluding(
                () -> {
                    clearance.redeem(clearance.target());
                    return write(id, signed);
                },
                done -> new Outcome(Outcome.Result.DONE, "signed at " + done.at()));
    }

    /** The names that are under a report by now, whoever put them there. */
    List<SignOff> under(String id) {
        try {
            return ReportJson.signOffs(reports.read(id));
        } catch (IOException | JacksonException | DateTimeException e) {
            throw new LockkeeperException(
                    "LK-DEPLOY-REPORT",
                    ExitCode.ATTENTION,
                    "The names under the report %s cannot be read (%s).".formatted(id, e.getMessage()),
                    e);
        }
    }

    private SignOff write(String id, SignOff signed) {
        try {
            reports.sign(id, signed).ifPresent(earlier -> {
                throw signedBefore(id, earlier);
            });
            return signed;
        } catch (IOException e) {
            throw new LockkeeperException(
                    "LK-DEPLOY-REPORT",
                    ExitCode.ATTENTION,
                    "The sign-off cannot be written into the report %s (%s); free space or rights there, then sign again."
                            .formatted(id, e),
                    e);
        }
    }

    /** A name that stands under a report is not taken off it. */
    private static LockkeeperException signedBefore(String id, SignOff earlier) {
        return new LockkeeperException(
                "LK-DEPLOY-SIGNED",
                ExitCode.USAGE,
                "%s has signed the report %s as %s at %s, and each role signs once. Nothing was signed."
                        .formatted(earlier.name(), id, earlier.role().title(), earlier.at()));
    }

    private String environment(String id) {
        try {
            Optional<String> environment =
                    ID.matcher(id).matches() ? ReportJson.text(reports.read(id), "environment") : Optional.empty();
            return environment.orElseThrow(() -> new NoSuchFileException(id));
        } catch (IOException | JacksonException e) {
            throw new LockkeeperException(
                    "LK-DEPLOY-REPORT",
                    ExitCode.USAGE,
                    "There is no report \"%s\" in the folder %s beside the workspace file. Nothing was signed."
                            .formatted(id, ReportFolder.NAME),
                    e);
        }
    }

    private static TargetIdentity target(Database database) {
        try (ReadSession session = database.read()) {
            return session.facts().identity();
        }
    }

    /** Whose name is typed has confirmed by typing it. */
    private static final class Typed implements Confirmer {
        @Override
        public String acknowledge(Consent request) {
            return request.digest();
        }

        @Override
        public String typeName(Consent request) {
            return "";
        }

        @Override
        public String giveReason(Consent request) {
            return "";
        }
    }
}
