package org.lockkeeper.connection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockkeeper.guard.ChangeWindow;

/** Builds a workspace from the file's values. */
final class WorkspaceReader {
    private final FileErrors errors;

    WorkspaceReader(FileErrors errors) {
        this.errors = errors;
    }

    Workspace read(JsonValue document) {
        JsonSection root = JsonSection.of(errors, "", document);
        String expected = "the number %d, the only version of this file".formatted(WorkspaceFile.VERSION);
        Optional<JsonValue> version = root.field("version");
        if (version.isEmpty()) {
            throw root.missing("version", expected);
        }
        if (!(version.get() instanceof JsonValue.Numeral number)
                || !number.value().equals(String.valueOf(WorkspaceFile.VERSION))) {
            throw root.error(
                    "LK-WS-VERSION",
                    "version",
                    "is not %d; expected %s; a newer Lockkeeper may have written it"
                            .formatted(WorkspaceFile.VERSION, expected));
        }
        JsonSection project = root.section("project");
        String list = "a list of profiles in square brackets";
        List<JsonValue> profiles = root.values("profiles", list).orElseThrow(() -> root.missing("profiles", list));
        ChangeWindow window = new ChangeWindow(
                root.optionalSection("changeWindow").map(WeeklyHoursReader::read),
                root.optionalSection("peakHours").map(WeeklyHoursReader::read));
        Optional<JsonSection> backups = root.optionalSection("backups");
        Optional<JsonSection> alerts = root.optionalSection("alerts");
        CheckSettings checks =
                root.optionalSection("checks").map(CheckSettingsReader::read).orElse(CheckSettings.USUAL);
        Optional<Path> checklist = root.optionalText("checklist", "a file")
                .map(text -> Paths.resolve(errors.file(), text)
                        .orElseThrow(() -> root.invalid("checklist", "no path", "a file")));
        root.done();
        List<ProfileReader.Read> read = profiles(profiles);
        Set<String> names =
                read.stream().map(one -> one.profile().name()).collect(Collectors.toCollection(LinkedHashSet::new));
        return new Workspace(
                errors.file(),
                new ProjectReader(errors.file()).read(project, schema(read)),
                read.stream().map(ProfileReader.Read::profile).toList(),
                window,
                checks,
                checklist,
                backups.map(section -> new BackupSettingsReader(errors).read(section, List.copyOf(names)))
                        .orElse(BackupSettings.NONE),
                alerts.map(section -> AlertRulesReader.read(section, names)).orElse(Map.of()));
    }

    private List<ProfileReader.Read> profiles(List<JsonValue> values) {
        List<ProfileReader.Read> profiles = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            JsonSection section = JsonSection.of(errors, "profiles[" + i + "]", values.get(i));
            ProfileReader.Read read = new ProfileReader(errors.file()).read(section);
            String name = read.profile().name();
            Integer earlier = lines.putIfAbsent(name, values.get(i).line());
            if (earlier != null) {
                throw section.error(
                        "LK-WS-DUPLICATE",
                        "name",
                        "is %s, as is that of the profile on line %d; expected a name of its own"
                                .formatted(JsonSection.quoted(name), earlier));
            }
            profiles.add(read);
        }
        return profiles;
    }

    /** The schema that the profiles' URLs name, which Prisma's {@code ?schema=} means to be the history's. */
    private Optional<String> schema(List<ProfileReader.Read> profiles) {
        Optional<String> first = Optional.empty();
        for (ProfileReader.Read read : profiles) {
            if (first.isPresent() && read.schema().isPresent() && !first.equals(read.schema())) {
                throw errors.whole(
                        "LK-WS-VALUE",
                        "names two schemas in its profiles' URLs, %s and %s; expected one, or project.historySchema"
                                .formatted(first.get(), read.schema().get()));
            }
            first = first.or(read::schema);
        }
        return first;
    }
}
