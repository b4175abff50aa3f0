package org.lockkeeper.guard;

/**
 * What was confirmed, by what, before it is done.
 *
 * @param request what was asked
 * @param acknowledged the digest that was given; empty where none was
 * @param typedName the database's name as it was typed; empty where it was not
 * @param reason why now; empty where nobody said
 */
public record Intent(Consent request, String acknowledged, String typedName, String reason) {
    /** Where one sees what became of it if its process ends before it can say; empty where the history of migrations tells. */
    public String aftermath() {
        return Aftermath.of(request.operation());
    }
}
