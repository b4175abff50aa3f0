package org.lockkeeper.ui.backup;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.backup.BackupService;
import org.lockkeeper.backup.catalogue.BackupCatalogue;
import org.lockkeeper.connection.BackupSettings;
import org.lockkeeper.connection.BucketCredentials;
import org.lockkeeper.connection.BucketEncryption;
import org.lockkeeper.connection.BucketSettings;
import org.lockkeeper.connection.PasswordSource;
import org.lockkeeper.connection.RetentionRules;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Databases;
import org.lockkeeper.files.UserFolders;
import org.lockkeeper.testing.MadeUpBackup;
import org.lockkeeper.testing.TestGuard;
import org.lockkeeper.ui.MadeUpWorkspaces;

/** Backups in a folder, and a bucket that nothing answers for. */
record MadeUpCatalogue(Path folder, boolean bucket, boolean rules) {
    Path backups() {
        return folder.resolve("backups");
    }

    MadeUpCatalogue with(MadeUpBackup... all) {
        for (MadeUpBackup backup : all) {
            backup.write(backups());
        }
        return this;
    }

    BackupCatalogue open() {
        Workspace bare = MadeUpWorkspaces.workspace(folder.resolve("lockkeeper.json"));
        Workspace workspace = bare.withBackups(settings());
        Databases databases = new Databases(workspace, _ -> Optional.of("not-a-real-secret"));
        BackupService service = new BackupService(
                workspace,
                databases,
                TestGuard.create(),
                _ -> {
                    throw new AssertionError("nobody asks for an environment's migrations here");
                },
                new UserFolders(folder.resolve("data"), folder.resolve("config"), folder.resolve("logs")),
                Clock.systemUTC());
        return new BackupCatalogue(workspace, service, databases.secrets());
    }

    private BackupSettings settings() {
        BucketSettings unreachable = new BucketSettings(
                "offsite",
                "shop-backups",
                Optional.of(URI.create("http://127.0.0.1:1")),
                Optional.empty(),
                true,
                "shop",
                new BucketEncryption.BucketsOwn(),
                new BucketCredentials.Key("AKIATEST", new PasswordSource.Prompt()));
        return new BackupSettings(
                List.of(backups()),
                bucket ? List.of(unreachable) : List.of(),
                rules ? Optional.of(new RetentionRules(1, 2, 0, 0, ZoneOffset.UTC)) : Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
