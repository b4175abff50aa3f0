package org.lockkeeper.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.lockkeeper.audit.KeptHead;
import org.lockkeeper.audit.TrailCheck;
import org.lockkeeper.audit.TrailCheck.Flaw;
import org.lockkeeper.cli.output.JsonDocument;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks the record. */
@Command(
        name = "verify",
        description = {
            "Checks every entry of the audit trail against the one before it and against the head.",
            "Exits 2 where one was changed, removed or reordered, or the end was cut off, and names the first.",
            "Whoever can write the trail can also write it anew: keep the head that this prints elsewhere, and pass it later."
        },
        footer = {"  lockkeeper audit verify", "  lockkeeper audit verify --head 42:9f86d081…"})
final class AuditVerifyCommand implements Callable<Integer> {
    private final CliContext cli;

    @Option(
            names = "--head",
            paramLabel = "COUNT:HASH",
            description = "A head that an earlier verify printed: its entry has to be there still, with that hash.")
    private Optional<String> head = Optional.empty();

    AuditVerifyCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Format format = cli.format();
        Unclosed.tell(cli);
        TrailCheck check = AuditFiles.reading(cli.services().audit(), audit -> audit.verify(kept()));
        switch (format) {
            case JSON -> cli.print(document(check));
            case TABLE, MARKDOWN, SQL ->
                cli.print(check.flaw()
                                .map(flaw -> "%s: %s Up to there %d entries hold, with the head %s."
                                        .formatted(flaw.kind().label(), flaw.sentence(), check.entries(), check.head()))
                                .orElseGet(() -> "%d entries hold. Head: %s".formatted(check.entries(), check.head()))
                        + "\n");
        }
        return (check.flaw().isPresent() ? ExitCode.ATTENTION : ExitCode.OK).value();
    }

    private Optional<KeptHead> kept() {
        return head.map(text -> KeptHead.parse(text)
                .orElseThrow(() -> new LockkeeperException(
                        "LK-CLI-USAGE",
                        ExitCode.USAGE,
                        "\"%s\" is no head; pass --head COUNT:HASH as an earlier audit verify printed it."
                                .formatted(text))));
    }

    private static JsonDocument document(TrailCheck check) {
        return json -> {
            json.writeBooleanProperty("holds", check.flaw().isEmpty());
            json.writeNumberProperty("entries", check.entries());
            json.writeStringProperty("head", check.head());
            if (check.flaw().isEmpty()) {
                json.writeNullProperty("firstBad");
            } else {
                Flaw flaw = check.flaw().get();
                json.writeObjectPropertyStart("firstBad");
                json.writeNumberProperty("entry", flaw.entry());
                json.writeStringProperty("kind", flaw.kind().label());
                json.writeStringProperty("message", flaw.sentence());
                json.writeEndObject();
            }
        };
    }
}
