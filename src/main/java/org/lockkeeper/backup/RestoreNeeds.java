package org.lockkeeper.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/** What a server has to have before a dump is restored there: it is looked for first, and what is missing is told. */
final class RestoreNeeds {
    private final ReadSession session;
    private final String environment;
    private final DumpScript script;
    /** A script is restored as it is written: nothing is left out of it. */
    private final boolean asWritten;

    /** @param environment the profile's name */
    RestoreNeeds(ReadSession session, String environment, DumpScript script, BackupFormat format) {
        this.session = session;
        this.environment = environment;
        this.script = script;
        this.asWritten = format == BackupFormat.PLAIN;
    }

    /**
     * @param selection what is restored; everything where empty
     * @throws LockkeeperException if something is missing that it names
     */
    void require(RestoreWish wish, Optional<DumpSelection> selection) {
        requireRoles(wish, selection.map(DumpSelection::roles).orElse(script.roles()));
        Set<String> needed = selection.map(DumpSelection::tablespaces).orElse(Set.of());
        requireTablespaces(
                wish,
                script.tablespaces().stream()
                        .filter(space -> selection.isEmpty() || needed.contains(DumpScript.listed(space)))
                        .toList());
        requireExtensions(selection.map(DumpSelection::extensions).orElse(script.extensions()));
    }

    private void requireRoles(RestoreWish wish, DumpRoles roles) {
        Set<String> missing =
                ServerRoom.missingRoles(session, roles.needed(asWritten || wish.owners(), asWritten || wish.rights()));
        if (missing.isEmpty()) {
            return;
        }
        Set<String> always = new TreeSet<>(missing);
        always.retainAll(roles.named());
        List<String> options = new ArrayList<>();
        if (wish.owners() && roles.owners().stream().anyMatch(missing::contains)) {
            options.add("--no-owner");
        }
        if (wish.rights() && roles.ofRights().stream().anyMatch(missing::contains)) {
            options.add("--no-privileges");
        }
        throw missing(
                "LK-RESTORE-ROLES",
                "names roles that %s does not have: %s".formatted(environment, String.join(", ", missing)),
                asWritten || !always.isEmpty() ? List.of() : options,
                always.isEmpty()
                        ? ""
                        : " Policies or user mappings name %s, and are restored without owners and rights too."
                                .formatted(String.join(", ", always)));
    }

    private void requireTablespaces(RestoreWish wish, List<String> tablespaces) {
        Set<String> missing =
                asWritten || wish.tablespaces() ? ServerRoom.missingTablespaces(session, tablespaces) : Set.of();
        if (!missing.isEmpty()) {
            throw missing(
                    "LK-RESTORE-TABLESPACES",
                    "puts tables or indexes into tablespaces that the server of %s does not have: %s"
                            .formatted(environment, String.join(", ", missing)),
                    asWritten ? List.of() : List.of("--no-tablespaces"),
                    "");
        }
    }

    private void requireExtensions(List<String> extensions) {
        Set<String> missing = ServerRoom.missingExtensions(session, extensions);
        if (!missing.isEmpty()) {
            throw new LockkeeperException(
                    "LK-RESTORE-EXTENSIONS",
                    ExitCode.ATTENTION,
                    "The backup wants extensions that the server of %s does not have: %s. Nothing was restored; install them there."
                            .formatted(environment, String.join(", ", missing)));
        }
    }

    private LockkeeperException missing(String code, String what, List<String> options, String more) {
        return new LockkeeperException(
                code,
                ExitCode.ATTENTION,
                "The backup %s. Nothing was restored; create them first (the globals beside a backup have them)%s.%s%s"
                        .formatted(
                                what,
                                options.isEmpty() ? "" : ", or pass " + String.join(" ", options),
                                asWritten ? " It is a script, which is restored as it is written." : "",
                                more));
    }
}
