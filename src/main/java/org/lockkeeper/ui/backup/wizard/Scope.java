package org.lockkeeper.ui.backup.wizard;

import org.lockkeeper.ui.Texts;

/** How much of a database a backup holds. */
public enum Scope {
    /** All of it, also what nobody has picked. */
    WHOLE,
    /** All but what is picked. */
    LEAVING_OUT,
    /** Nothing but what is picked. */
    ONLY;

    String label() {
        return Texts.get(
                switch (this) {
                    case WHOLE -> "make.scope.whole";
                    case LEAVING_OUT -> "make.scope.leavingOut";
                    case ONLY -> "make.scope.only";
                });
    }
}
