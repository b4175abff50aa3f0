package org.lockkeeper.migration.flyway;

import java.util.Collection;
import java.util.List;
import org.flywaydb.core.api.CoreMigrationType;
import org.flywaydb.core.api.executor.MigrationExecutor;
import org.flywaydb.core.api.resolver.MigrationResolver;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.flywaydb.core.internal.jdbc.Results;
import org.flywaydb.core.internal.resolver.ResolvedMigrationImpl;

/**
 * The plain versioned scripts, resolved once and held against every environment: their checksums depend on nothing there. All other
 * scripts Flyway resolves itself, an environment at a time. For reading alone; these migrations cannot be executed.
 */
final class SharedVersions implements MigrationResolver {
    private final List<ResolvedMigration> resolved;

    SharedVersions(ScriptCatalog catalog) {
        resolved = catalog.migrations().stream()
                .filter(catalog::isPlain)
                .<ResolvedMigration>map(SharedVersions::resolve)
                .toList();
    }

    private static ResolvedMigration resolve(ScriptCatalog.Entry entry) {
        return new ResolvedMigrationImpl(
                entry.version(),
                entry.description(),
                entry.name(),
                entry.file().checksum(),
                null,
                CoreMigrationType.SQL,
                entry.file().getAbsolutePathOnDisk(),
                NotExecutable.INSTANCE);
    }

    @Override
    public Collection<ResolvedMigration> resolveMigrations(Context context) {
        return resolved;
    }

    private enum NotExecutable implements MigrationExecutor {
        INSTANCE;

        @Override
        public List<Results> execute(org.flywaydb.core.api.executor.Context context) {
            throw new IllegalStateException("these migrations were resolved for reading");
        }

        @Override
        public boolean canExecuteInTransaction() {
            return true;
        }

        @Override
        public boolean shouldExecute() {
            return true;
        }
    }
}
