package org.lockkeeper.backup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lockkeeper.activity.DatabaseHit;
import org.lockkeeper.backup.ServerRoom.Facts;
import org.lockkeeper.client.ChildPrograms;
import org.lockkeeper.client.ClientFinder;
import org.lockkeeper.client.ClientTools;
import org.lockkeeper.client.ProgramVersion;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.db.ServerFacts;
import org.lockkeeper.db.ServerNames;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.task.CancelToken;

/** Finds out what has to be known before anything is restored, and refuses what would stop half way. */
final class RestorePlanner {
    private static final DatabaseHit NOBODY = new DatabaseHit(0, List.of());

    private final BackupService backups;
    private final ClientFinder clients;
    private final Path runs;

    RestorePlanner(BackupService backups, ClientFinder clients, Path runs) {
        this.backups = backups;
        this.clients = clients;
        this.runs = runs;
    }

    /**
     * A restore that can begin.
     *
     * @param live how the present database was made
     * @param hit who is connected to it, where they are to be ended
     * @param list the entries to restore, as pg_restore lists them; all where empty
     * @param awaited what it cannot go past while somebody holds it
     * @param schemas what has to be made in a new database first
     * @param staying what the present database has and the dump has not, where it goes over that
     * @param warnings a sentence each
     */
    record Plan(
            RestoreSource source,
            ClientTools tools,
            ServerFacts server,
            Facts live,
            String database,
            RestoreRequest request,
            Optional<String> list,
            long items,
            DatabaseHit hit,
            Awaited awaited,
            Set<String> schemas,
            List<String> staying,
            List<String> warnings) {
        RestoreOutlook outlook() {
            return new RestoreOutlook(
                    server.identity().database(),
                    database,
                    server.version().text(),
                    tools,
                    items,
                    hit,
                    staying,
                    warnings);
        }
    }

    /** The backup of that name, or the dump at that path. */
    RestoreSource source(String name, CancelToken cancel) {
        Path path = Path.of(name);
        boolean aBackup = Files.isDirectory(path)
                && Files.exists(new BackupFolder(path.toAbsolutePath().normalize()).manifest());
        if (Files.exists(path) && !aBackup) {
            return RestoreSource.of(path.toAbsolutePath().normalize(), cancel);
        }
        Backup backup = backups.find(name);
        if (backup.place() instanceof Backup.Local(BackupFolder folder)) {
            return RestoreSource.of(backup, folder, cancel);
        }
        throw new LockkeeperException(
                "LK-BACKUP-PLACE",
                ExitCode.USAGE,
                "The backup %s lies in %s: fetch it into a folder first."
                        .formatted(backup.name(), backup.place().label()));
    }

    /** What the backup of that name, or the dump at that path, says of itself. */
    DumpContents contents(ConnectionProfile profile, String name, CancelToken cancel) {
        RestoreSource source = source(name, cancel);
        ClientTools tools = clients.forDump(writer(source));
        try (ChildPrograms programs = ChildPrograms.open(tools, profile, Optional.empty(), runs)) {
            DumpReader reader = new DumpReader(programs, why -> unreadable(source, why), cancel);
            reader.list(source.dump(), source.format());
            DumpScript script = reader.definitions(source.dump(), source.format());
            requireContained(source, script);
            return new DumpContents(
                    source.name(),
                    source.format(),
                    source.manifest(),
                    source.warnings(),
                    DumpSelection.all(script).stream().map(TableName::quoted).toList(),
                    script.roles().all(),
                    Set.copyOf(script.extensions()));
        }
    }

    /** @throws LockkeeperException if files of a folder are cut off that no manifest vouches for: pg_restore does not notice it */
    void requireWhole(Plan plan, ConnectionProfile profile, CancelToken cancel) {
        RestoreSource source = plan.source();
        if (source.format() != BackupFormat.DIRECTORY || source.isVouchedFor()) {
            return;
        }
        try (ChildPrograms programs = ChildPrograms.open(plan.tools(), profile, Optional.empty(), runs)) {
            new DumpReader(programs, why -> unreadable(source, why), cancel).requireWhole(source.dump());
        }
    }

    /** @throws LockkeeperException if a role or an extension is missing there, a name means nothing, or no pg_restore fits */
    Plan plan(Database database, String name, RestoreWish wish, CancelToken cancel) {
        RestoreSource source = source(name, cancel);
        RestorePart.requireSwappable(source, wish);
        try (ReadSession session = database.read()) {
            session.requirePrimary();
            ServerFacts server = session.facts();
            ClientTools tools = clients.forRestore(server.version().major(), writer(source));
            OlderServer.requireTransaction(source, tools, server.version().major(), wish);
            try (ChildPrograms programs = ChildPrograms.open(tools, database.profile(), Optional.empty(), runs)) {
                DumpReader reader = new DumpReader(programs, why -> unreadable(source, why), cancel);
                DumpEntry.Listing listing = reader.list(source.dump(), source.format());
                DumpScript script = reader.definitions(source.dump(), source.format());
                requireContained(source, script);
                requireRepeatable(source, script, wish);
                List<TableName> tables = DumpSelection.tables(script, wish.tables());
                requireSelectable(source, tables);
                Optional<DumpSelection> selection = selection(session, script, tables, wish);
                new RestoreNeeds(session, database.profile().name(), script, source.format()).require(wish, selection);
                Optional<List<String>> list = selection
                        .map(some -> some.cut(reader.lines(source.dump())))
                        .or(() -> reordered(reader, source, script, wish));
                Facts live =
                        ServerRoom.facts(session, server.identity().database()).getFirst();
                StayingObjects others = RestorePart.replacesAll(source, wish)
                        ? StayingObjects.of(session, script)
                        : StayingObjects.NONE;
                List<String> warnings = warnings(source, tools, server, listing, wish);
                warnings.addAll(others.warnings(server.identity().database()));
                Set<String> schemas = wish.over() ? Set.of() : script.neededSchemas(tables);
                if (!schemas.isEmpty()) {
                    warnings.add(NeededSchemas.warning(schemas));
                }
                String target = wish.over() ? server.identity().database() : free(session, server, wish);
                if (wish.swap()) {
                    swap(session, server.identity().database(), target, warnings);
                }
                return new Plan(
                        source,
                        tools,
                        server,
                        live,
                        target,
                        new RestoreRequest(
                                source.format() == BackupFormat.PLAIN ? 1 : wish.jobs(),
                                tables,
                                wish.owners(),
                                wish.rights(),
                                wish.tablespaces()),
                        list.map(lines -> String.join("\n", lines) + "\n"),
                        list.map(List::size)
                                .orElse(Math.max(
                                        listing.entries().size(),
                                        script.objects().size())),
                        wish.over() || wish.swap() ? ServerRoom.hit(database, session) : NOBODY,
                        wish.over() && source.format() != BackupFormat.PLAIN
                                ? Awaited.of(script, listing, tables, Relation.read(session))
                                : Awaited.NOTHING,
                        schemas,
                        others.staying(),
                        warnings);
            }
        }
    }

    private static void swap(ReadSession session, String live, String incoming, List<String> warnings) {
        DatabaseStanding.requireRenaming(session, live);
        DatabaseStanding.third(session, live, incoming);
        DatabaseStanding.warning(session, live).ifPresent(warnings::add);
        SlotsStay.sentence(session, live).ifPresent(warnings::add);
    }

    /** What belongs to the tables that a person chose; empty where everything is restored. */
    private static Optional<DumpSelection> selection(
            ReadSession session, DumpScript script, List<TableName> tables, RestoreWish wish) {
        if (tables.isEmpty()) {
            return Optional.empty();
        }
        DumpSelection selection =
                new DumpSelection(script, tables, wish.over(), schema -> ServerRoom.hasSchema(session, schema));
        selection.objection().ifPresent(why -> {
            throw new LockkeeperException("LK-RESTORE-NEEDS", ExitCode.USAGE, why + ". Nothing was restored.");
        });
        return Optional.of(selection);
    }

    /** The list in the order in which keys of partitions can be dropped; empty where it is good as it stands. */
    private static Optional<List<String>> reordered(
            DumpReader reader, RestoreSource source, DumpScript script, RestoreWish wish) {
        Partitions partitions = new Partitions(script);
        if (!wish.over()
                || source.format() == BackupFormat.PLAIN
                || partitions.tables().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(partitions.wholeLast(reader.lines(source.dump()).stream()
                .filter(line -> DumpEntry.parse(line).isPresent())
                .toList()));
    }

    private static int writer(RestoreSource source) {
        return source.manifest()
                .flatMap(manifest -> ProgramVersion.parse("(PostgreSQL) " + manifest.toolVersion()))
                .map(ProgramVersion::major)
                .orElseGet(() -> ArchiveHead.oldestReader(source.dump()));
    }

    private List<String> warnings(
            RestoreSource source, ClientTools tools, ServerFacts server, DumpEntry.Listing listing, RestoreWish wish) {
        List<String> warnings = new ArrayList<>(source.warnings());
        clients.warning(tools).ifPresent(warnings::add);
        int from = source.manifest()
                .map(manifest -> manifest.source().major())
                .orElseGet(() -> listing.serverVersion()
                        .flatMap(version -> ProgramVersion.parse("(PostgreSQL) " + version))
                        .map(ProgramVersion::major)
                        .orElse(0));
        if (from > server.version().major()) {
            warnings.add("The dump is of PostgreSQL %d and the server runs %s: what the older one does not know fails."
                    .formatted(from, server.version().text()));
        }
        warnings.addAll(RestorePart.warnings(source, wish));
        if (!wish.tables().isEmpty()) {
            warnings.add("Foreign keys of selected tables are not restored.");
        }
        return warnings;
    }

    private static void requireContained(RestoreSource source, DumpScript script) {
        script.beyond().ifPresent(what -> {
            throw new LockkeeperException(
                    "LK-RESTORE-SCRIPT",
                    ExitCode.USAGE,
                    "%s is a script that reaches beyond the database it is restored into (%s): what it does there would not be what was reviewed. Nothing was restored; dump again in another format, or without -C and not with pg_dumpall, or run the script by hand."
                            .formatted(source.name(), what));
        });
    }

    /** pg_restore drops what it makes when asked to; a script does what it was written to do. */
    private static void requireRepeatable(RestoreSource source, DumpScript script, RestoreWish wish) {
        if (wish.over() && source.format() == BackupFormat.PLAIN && !script.repeatable()) {
            throw new LockkeeperException(
                    "LK-RESTORE-PLAIN-OVER",
                    ExitCode.USAGE,
                    "%s is a script that drops nothing: where its objects are there already it fails at the first. Nothing was restored; restore it into a new database and put that in place (--swap), or take a backup in another format."
                            .formatted(source.name()));
        }
    }

    private static void requireSelectable(RestoreSource source, List<TableName> tables) {
        if (!tables.isEmpty() && source.format() == BackupFormat.PLAIN) {
            throw new LockkeeperException(
                    "LK-RESTORE-PLAIN",
                    ExitCode.USAGE,
                    "%s is a script, which is restored as a whole: leave --table out.".formatted(source.name()));
        }
    }

    private static String free(ReadSession session, ServerFacts server, RestoreWish wish) {
        String name = wish.into()
                .map(DatabaseNames::required)
                .orElseGet(() -> ServerNames.fitting(server.identity().database(), "_restored"));
        if (!ServerRoom.facts(session, name).isEmpty()) {
            throw new LockkeeperException(
                    "LK-RESTORE-EXISTS",
                    ExitCode.USAGE,
                    "There is a database \"%s\" already. Nothing was restored; pass --into with a name that is free, or --clean to restore over the profile's own database."
                            .formatted(name));
        }
        DatabaseStanding.requireCreating(session, server.identity().database());
        return name;
    }

    private static LockkeeperException unreadable(RestoreSource source, String why) {
        return new LockkeeperException(
                "LK-RESTORE-NO-DUMP",
                ExitCode.ATTENTION,
                "%s cannot be restored: %s. Nothing was restored.".formatted(source.name(), why));
    }
}
