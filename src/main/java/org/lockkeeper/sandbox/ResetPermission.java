package org.lockkeeper.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lockkeeper.guard.ChangeWindow;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.Operation.ResetSandbox;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.guard.Site;
import org.lockkeeper.guard.Strictness;
import org.lockkeeper.guard.TargetIdentity;

/** Asks before a sandbox is thrown away, and says what is lost with it. There is no server to ask who it is: the folder is the target. */
final class ResetPermission {
    private static final String SANDBOX = "sandbox";

    private final SandboxFolder folder;
    private final ProductionGuard guard;

    ResetPermission(SandboxFolder folder, ProductionGuard guard) {
        this.folder = folder;
        this.guard = guard;
    }

    /** @throws org.lockkeeper.guard.GuardRefusedException if it is not confirmed, or cannot be recorded */
    Clearance<ResetSandbox> ask(Confirmer confirmer) {
        String root = folder.root().toString();
        TargetIdentity target = new TargetIdentity(root, SANDBOX, 0);
        Site site = new Site(
                SANDBOX,
                root,
                System.getProperty("user.name", ""),
                Environment.DEVELOPMENT,
                target,
                Strictness.USUAL,
                ChangeWindow.ALWAYS);
        Clearance<ResetSandbox> clearance = guard.clear(new ResetSandbox(root), site, lost(), confirmer);
        clearance.redeem(target);
        return clearance;
    }

    private List<String> lost() {
        List<String> lines = new ArrayList<>();
        if (Files.exists(folder.clusters())) {
            lines.add("deletes the clusters in %s with all databases".formatted(folder.clusters()));
        }
        for (Flavour flavour : Flavour.values()) {
            for (Path path : List.of(folder.project(flavour), folder.workspace(flavour))) {
                if (Files.exists(path)) {
                    lines.add("deletes %s with what was edited there".formatted(path));
                }
            }
        }
        return lines.isEmpty() ? List.of("there is nothing yet that could be lost") : lines;
    }

    /** Deletes it. */
    void delete() throws IOException {
        SandboxFolder.delete(folder.clusters());
        for (Flavour flavour : Flavour.values()) {
            SandboxFolder.delete(folder.project(flavour));
            Files.deleteIfExists(folder.workspace(flavour));
        }
    }
}
