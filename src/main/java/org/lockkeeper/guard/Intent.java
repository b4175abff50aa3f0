package org.lockkeeper.guard;

import java.util.List;

/**
 * What was confirmed, by what, before it is done.
 *
 * @param request what was asked
 * @param acknowledged the digest that was given; empty where none was
 * @param typedName the database's name as it was typed; empty where it was not
 * @param reason why now; empty where nobody said
 */
public record Intent(Consent request, String acknowledged, String typedName, String reason) {
    /** What to look for if its process ends before it can say how it ended. */
    public List<Trace> aftermath() {
        return Aftermath.of(request.operation(), request.site().target());
    }
}
