package org.lockkeeper.bench;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reports as a person or a program reads them. */
final class ReportPrinter {
    private final JsonMapper json = JsonMapper.builder().build();

    /** One document: the report itself where there is one, else a list. */
    String json(List<Report> reports) {
        if (reports.size() == 1) {
            return node(reports.getFirst()).toPrettyString();
        }
        ArrayNode list = json.createArrayNode();
        reports.forEach(report -> list.add(node(report)));
        return list.toPrettyString();
    }

    private ObjectNode node(Report report) {
        ObjectNode node = json.createObjectNode().put("bench", report.bench());
        ArrayNode figures = node.putArray("figures");
        for (Figure figure : report.figures()) {
            figures.addObject()
                    .put("name", figure.name())
                    .put("value", rounded(figure.value()))
                    .put("unit", figure.unit())
                    .put("reference", rounded(figure.reference()))
                    .put("ratio", rounded(figure.ratio()))
                    .put("limit", figure.limited() == Figure.Limited.NOTHING ? null : figure.limit())
                    .put("limitOn", figure.limited().name().toLowerCase(Locale.ROOT))
                    .put("holds", figure.holds());
        }
        report.skipped().ifPresent(why -> node.put("skipped", why));
        return node;
    }

    private static Double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    private static @org.jspecify.annotations.Nullable Double rounded(OptionalDouble value) {
        return value.isPresent() ? rounded(value.getAsDouble()) : null;
    }

    /** Aligned lines, one a figure. */
    String table(Report report) {
        StringBuilder text = new StringBuilder(report.bench()).append('\n');
        report.skipped().ifPresent(why -> text.append("  skipped: ").append(why).append('\n'));
        for (Figure figure : report.figures()) {
            text.append("  %-64s %9.1f %-3s".formatted(figure.name(), figure.value(), figure.unit()));
            figure.reference()
                    .ifPresent(reference -> text.append("  reference %9.1f %-3s  ratio %5.2f"
                            .formatted(reference, figure.unit(), figure.ratio().orElseThrow())));
            String holds = figure.holds() ? "holds" : "DOES NOT HOLD";
            text.append(
                    switch (figure.limited()) {
                        case VALUE -> "  limit %.0f %s %s\n".formatted(figure.limit(), figure.unit(), holds);
                        case RATIO -> "  limit ratio %.2f %s\n".formatted(figure.limit(), holds);
                        case NOTHING -> "  no limit\n";
                    });
        }
        return text.toString();
    }
}
