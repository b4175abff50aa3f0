package org.lockkeeper.migration.prisma;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks for a project's Prisma version from the migrations folder upwards: what is installed, then what a lock file pins, then what
 * {@code package.json} asks for.
 */
final class VersionFinder {
    private static final Logger LOG = LoggerFactory.getLogger(VersionFinder.class);
    private static final int LEVELS = 8;
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final Pattern PNPM = Pattern.compile("(?m)^ +['\"]?/?prisma[@/](\\d+\\.\\d+\\.\\d+)");
    private static final Pattern YARN =
            Pattern.compile("(?m)^\"?prisma@[^\\n]*:\\s*\\n\\s+version:? \"?(\\d+\\.\\d+\\.\\d+)");
    private static final Pattern BUN = Pattern.compile("\"prisma@(\\d+\\.\\d+\\.\\d+)\"");

    private static final Path INSTALLED = Path.of("node_modules", "prisma", "package.json");

    private VersionFinder() {}

    static Optional<PrismaVersion> find(Path migrations) {
        Optional<PrismaVersion> asked = Optional.empty();
        Path folder = migrations.toAbsolutePath().normalize();
        for (int level = 0; level < LEVELS && folder != null; level++, folder = folder.getParent()) {
            Optional<PrismaVersion> pinned = pinned(folder);
            if (pinned.isPresent()) {
                return pinned;
            }
            if (asked.isEmpty()) {
                asked = asked(folder.resolve("package.json"));
            }
        }
        return asked;
    }

    private static Optional<PrismaVersion> pinned(Path folder) {
        return installed(folder.resolve(INSTALLED))
                .or(() -> npmLock(folder.resolve("package-lock.json")))
                .or(() -> textLock(folder.resolve("pnpm-lock.yaml"), PNPM))
                .or(() -> textLock(folder.resolve("yarn.lock"), YARN))
                .or(() -> textLock(folder.resolve("bun.lock"), BUN));
    }

    private static Optional<PrismaVersion> installed(Path file) {
        return json(file).flatMap(root -> version(root.path("version"), file, true));
    }

    private static Optional<PrismaVersion> npmLock(Path file) {
        return json(file)
                .flatMap(root -> version(
                                root.path("packages")
                                        .path("node_modules/prisma")
                                        .path("version"),
                                file,
                                true)
                        .or(() ->
                                version(root.path("dependencies").path("prisma").path("version"), file, true)));
    }

    private static Optional<PrismaVersion> asked(Path file) {
        return json(file)
                .flatMap(root -> version(root.path("devDependencies").path("prisma"), file, false)
                        .or(() -> version(root.path("dependencies").path("prisma"), file, false))
                        .or(() -> version(root.path("dependencies").path("@prisma/client"), file, false)));
    }

    /** Several packages of one repository may pin several versions: the newest is taken, and named. */
    private static Optional<PrismaVersion> textLock(Path file, Pattern pattern) {
        return text(file)
                .flatMap(content -> pattern.matcher(content)
                        .results()
                        .flatMap(match -> PrismaVersion.parse(match.group(1), source(file), true).stream())
                        .max(Comparator.comparingInt(PrismaVersion::major).thenComparingInt(PrismaVersion::minor)));
    }

    private static Optional<PrismaVersion> version(JsonNode node, Path file, boolean exact) {
        return node.isString() ? PrismaVersion.parse(node.asString(), source(file), exact) : Optional.empty();
    }

    /** It is read by people, below whose workspace it lies: from the folder of its package on. */
    private static String source(Path file) {
        int names = file.getNameCount();
        int shown = file.endsWith(INSTALLED) ? INSTALLED.getNameCount() + 1 : 2;
        return file.subpath(Math.max(0, names - shown), names).toString();
    }

    private static Optional<JsonNode> json(Path file) {
        return text(file).flatMap(content -> {
            try {
                return Optional.of(JSON.readTree(content));
            } catch (JacksonException e) {
                LOG.warn("{} is not JSON; the Prisma version is looked for elsewhere", file, e);
                return Optional.empty();
            }
        });
    }

    private static Optional<String> text(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.warn("{} cannot be read; the Prisma version is looked for elsewhere", file, e);
            return Optional.empty();
        }
    }
}
