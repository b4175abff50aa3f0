package org.lockkeeper.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.JsonDocument;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.ProfileImport;
import org.lockkeeper.connection.ProfileImport.Imported;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.connection.WorkspaceFile;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Environment;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes profiles over from what people already have. */
@Command(
        name = "import",
        description = {
            "Adds profiles to the workspace file, which is made if there is none.",
            "A password is never taken over: afterwards it comes from ~/.pgpass unless the file says otherwise."
        },
        footer = {
            "  lockkeeper profiles import --url postgresql://dba@db.example.com/shop --name prod-eu",
            "  lockkeeper profiles import --env-file .env --name dev --environment development",
            "  lockkeeper profiles import --service-file ~/.pg_service.conf"
        })
final class ProfilesImportCommand implements Callable<Integer> {
    private final CliContext cli;

    @ArgGroup(multiplicity = "1")
    private Source source = new Source();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The new profile's name. Default: the environment's; services keep their own.")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--environment",
            paramLabel = "ENVIRONMENT",
            description = "development, staging or production (default).")
    private Environment environment = Environment.PRODUCTION;

    ProfilesImportCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Format format = cli.format();
        List<Imported> imported = source.read(name.orElse(environment.label()), environment);
        Path file = cli.options().workspace().toAbsolutePath().normalize();
        Workspace old = Files.exists(file) ? WorkspaceFile.read(file) : NewWorkspace.in(file);
        List<ConnectionProfile> profiles = new ArrayList<>(old.profiles());
        for (Imported one : imported) {
            if (old.profile(one.profile().name()).isPresent()) {
                throw new LockkeeperException(
                        "LK-CLI-PROFILE",
                        ExitCode.USAGE,
                        "%s already has a profile \"%s\". Nothing was changed; pass another --name."
                                .formatted(file, one.profile().name()));
            }
            profiles.add(one.profile());
            one.notices().forEach(notice -> cli.message(Inert.line(one.profile().name() + ": " + notice)));
        }
        WorkspaceFile.write(old.withProfiles(profiles));
        List<String> names = imported.stream().map(i -> i.profile().name()).toList();
        switch (format) {
            case JSON ->
                cli.print(json -> {
                    json.writeStringProperty("workspace", file.toString());
                    JsonDocument.strings(json, "imported", names);
                });
            case TABLE, MARKDOWN, SQL ->
                cli.print("%s: %s added%n".formatted(file, Inert.line(String.join(", ", names))));
        }
        return ExitCode.OK.value();
    }

    /** Exactly one of the three is given. */
    static final class Source {
        @Option(names = "--url", required = true, paramLabel = "URL", description = "A postgresql:// URL.")
        private String url = "";

        @Option(
                names = "--env-file",
                required = true,
                paramLabel = "FILE",
                description = "A .env file with DATABASE_URL.")
        private String envFile = "";

        @Option(
                names = "--service-file",
                required = true,
                paramLabel = "FILE",
                description = "A pg_service.conf; each of its services becomes a profile.")
        private String serviceFile = "";

        private List<Imported> read(String name, Environment environment) {
            if (!url.isEmpty()) {
                return List.of(ProfileImport.fromUrl(name, environment, url));
            }
            return envFile.isEmpty()
                    ? ProfileImport.fromServiceFile(environment, Path.of(serviceFile))
                    : List.of(ProfileImport.fromEnvFile(name, environment, Path.of(envFile)));
        }
    }
}
