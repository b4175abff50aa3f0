package org.lockkeeper.cli;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.lockkeeper.sandbox.incident.Incident;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Incidents by their names. */
final class IncidentName implements ITypeConverter<Incident>, Iterable<String> {
    @Override
    public Incident convert(String value) {
        return Incident.of(value)
                .orElseThrow(() -> new TypeConversionException("there is no incident \"%s\"; there are %s"
                        .formatted(value, names().stream().collect(Collectors.joining(", ")))));
    }

    @Override
    public Iterator<String> iterator() {
        return names().iterator();
    }

    private static List<String> names() {
        return List.of(Incident.values()).stream().map(Incident::label).toList();
    }
}
