package org.lockkeeper.ui.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.lockkeeper.audit.AuditedAction;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Moments;

/** Everything about one action, by name. */
final class AuditDetail {
    private AuditDetail() {}

    static SequencedMap<String, String> of(AuditedAction action, Moments moments) {
        SequencedMap<String, String> all = new LinkedHashMap<>();
        all.put(Texts.get("audit.what"), action.operation());
        list(all, Texts.get("audit.subjects"), action.subjects());
        list(all, Texts.get("audit.consequences"), action.consequences());
        all.put(Texts.get("audit.result"), action.result());
        action.ending().ifPresent(ending -> {
            all.put(Texts.get("audit.detail"), ending.detail());
            all.put(Texts.get("audit.ended"), moments.exact(ending.at()));
        });
        all.put(Texts.get("audit.time"), moments.exact(action.at()));
        all.put(Texts.get("audit.who"), Texts.get("audit.who.value", action.osUser(), action.role()));
        all.put(
                Texts.get("audit.where"),
                Texts.get("audit.where.value", action.profile(), action.environment(), action.address()));
        all.put(Texts.get("audit.system"), action.system());
        all.put(Texts.get("audit.digest"), action.digest());
        all.put(Texts.get("audit.first"), confirmed(action.acknowledged()));
        all.put(Texts.get("audit.second"), confirmed(action.typedName()));
        all.put(Texts.get("audit.reason"), action.reason());
        if (!action.objection().isEmpty()) {
            all.put(Texts.get("audit.objection"), action.objection());
        }
        all.put(Texts.get("audit.entry"), Long.toString(action.number()));
        return all;
    }

    private static void list(SequencedMap<String, String> all, String name, List<String> values) {
        if (!values.isEmpty()) {
            all.put(name, String.join("; ", values));
        }
    }

    private static String confirmed(String given) {
        return given.isEmpty() ? Texts.get("audit.notAsked") : given;
    }
}
