package org.lockkeeper.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lockkeeper.connection.Workspace;

/**
 * Whether what would run is what is committed. Settings of the checkout that make git run programs are switched off: looking at a
 * folder must not run what lies in it.
 */
final class GitCheck {
    private static final int SHOWN = 3;

    private final Workspace workspace;
    private final String git;

    /** @param git the program */
    GitCheck(Workspace workspace, String git) {
        this.workspace = workspace;
        this.git = git;
    }

    CheckResult look() {
        List<Path> locations = workspace.project().locations().stream()
                .filter(Files::isDirectory)
                .toList();
        if (locations.isEmpty()) {
            return CheckResult.unknown("there is no folder of scripts to look at.");
        }
        try {
            List<String> heads = new ArrayList<>();
            for (Path location : locations) {
                Programs.Answer top = git(location, "rev-parse", "--show-toplevel");
                if (!top.isGood()) {
                    return CheckResult.unknown("git says of %s: %s".formatted(location, top.complaint()));
                }
                Programs.Answer status = status(location, Path.of(top.firstLine()));
                List<String> changes = changes(status);
                if (!changes.isEmpty()) {
                    return CheckResult.failed("%d %s not committed: %s%s."
                            .formatted(
                                    changes.size(),
                                    changes.size() == 1 ? "file is" : "files are",
                                    String.join(", ", changes.subList(0, Math.min(SHOWN, changes.size()))),
                                    changes.size() > SHOWN ? " and %d more".formatted(changes.size() - SHOWN) : ""));
                }
                if (!status.errors().isBlank()) {
                    // What it could not look into may hold a change.
                    return CheckResult.unknown(
                            "git sees no change in %s, but says: %s".formatted(location, status.complaint()));
                }
                Programs.Answer head = git(location, "log", "-1", "--format=%h of %cI");
                if (!head.isGood()) {
                    return CheckResult.failed("Nothing is committed there yet: " + head.complaint());
                }
                heads.add(head.firstLine());
            }
            return CheckResult.passed("The work tree is clean at commit %s."
                    .formatted(String.join(", ", heads.stream().distinct().toList())));
        } catch (IOException e) {
            return CheckResult.unknown("git cannot be asked (%s).".formatted(e.getMessage()));
        }
    }

    /** What a deploy itself writes there is no change of the project's. */
    private Programs.Answer status(Path location, Path top) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("status", "--porcelain=v1", "-z", "--untracked-files=all", "--ignore-submodules=none", "--"));
        arguments.add(":(top)");
        ReportFolder.written(workspace).stream()
                .map(path -> real(path))
                .filter(path -> path.startsWith(real(top)))
                .forEach(path -> arguments.add(
                        ":(top,exclude,literal)" + slashes(real(top).relativize(path))));
        Programs.Answer status = git(location, arguments.toArray(String[]::new));
        if (!status.isGood()) {
            throw new IOException(status.complaint());
        }
        return status;
    }

    private static List<String> changes(Programs.Answer status) {
        return Arrays.stream(status.text().split("\0"))
                .filter(entry -> entry.length() > 3 && entry.charAt(2) == ' ')
                .map(entry -> entry.substring(3))
                .toList();
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            Path parent = path.getParent();
            return parent == null ? path : real(parent).resolve(path.getFileName());
        }
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }

    private Programs.Answer git(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                git,
                "--no-optional-locks",
                "-c",
                "core.fsmonitor=false",
                "-c",
                "core.hooksPath=" + (java.io.File.separatorChar == '\\' ? "NUL" : "/dev/null"),
                "-c",
                "status.renames=false"));
        command.addAll(List.of(arguments));
        return Programs.run(folder, command);
    }
}
