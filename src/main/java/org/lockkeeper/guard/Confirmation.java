package org.lockkeeper.guard;

/** Asks a confirmer and compares what it says with what is wanted. */
final class Confirmation {
    private final Consent request;

    Confirmation(Consent request) {
        this.request = request;
    }

    Intent by(Confirmer confirmer) {
        String acknowledged = confirmer.acknowledge(request);
        if (acknowledged.isEmpty() && request.verdict() != Verdict.FREE) {
            throw refused("LK-GUARD-PLAN", "");
        }
        if (!acknowledged.isEmpty() && !acknowledged.equals(request.digest())) {
            throw refused(
                    "LK-GUARD-PLAN",
                    ", and what would happen now is not what was reviewed (%s): a script, the history, the target or the limit differs"
                            .formatted(shortened(acknowledged)));
        }
        String name = confirmer.typeName(request);
        if (name.isEmpty() && request.verdict() == Verdict.TWICE) {
            throw refused("LK-GUARD-CONFIRM", ", and the database's name is missing");
        }
        if (!name.isEmpty() && !name.equals(request.database())) {
            throw refused("LK-GUARD-CONFIRM", ", and \"%s\" is not that database's name".formatted(shortened(name)));
        }
        String reason = confirmer.giveReason(request).strip();
        if (reason.isEmpty() && request.objection().isPresent()) {
            throw refused("LK-GUARD-REASON", ", and it needs a reason now");
        }
        return new Intent(request, acknowledged, name, reason);
    }

    private GuardRefusedException refused(String code, String why) {
        return new GuardRefusedException(
                code,
                "Refused: to %s has to be %s%s. Nothing was changed.".formatted(request.subject(), often(), why),
                whatToPass(),
                request);
    }

    private String often() {
        return switch (request.verdict()) {
            case FREE -> "right where it is confirmed";
            case ONCE -> "confirmed";
            case TWICE -> "confirmed twice";
            case REFUSED -> throw new IllegalStateException("nothing confirms what is refused");
        };
    }

    private String whatToPass() {
        StringBuilder words = new StringBuilder("Review it, then pass --plan ")
                .append(request.digest())
                .append(" (the digest of exactly what would happen)");
        if (request.verdict() == Verdict.TWICE) {
            words.append(" and --confirm \"").append(request.database()).append("\" (the database's name)");
        }
        request.objection()
                .ifPresent(
                        why -> words.append(", and --reason TEXT, since it is ").append(why));
        return words.append('.').toString();
    }

    private static String shortened(String text) {
        return text.length() <= 64 ? text : text.substring(0, 64) + "…";
    }
}
