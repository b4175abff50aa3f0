package org.lockkeeper.ui.backup.wizard;

import org.lockkeeper.ui.Texts;

/** Where a restore goes. */
enum Target {
    /** Into a new database; what is there stays as it is. */
    NEW,
    /** Into a new database, which then takes the present one's place. */
    SWAP,
    /** Over what is there. */
    OVER;

    String label() {
        return Texts.get(
                switch (this) {
                    case NEW -> "restore.target.new";
                    case SWAP -> "restore.target.swap";
                    case OVER -> "restore.target.over";
                });
    }

    /** What it does, in a sentence or two. */
    String meaning(String database) {
        return Texts.get(
                switch (this) {
                    case NEW -> "restore.target.new.text";
                    case SWAP -> "restore.target.swap.text";
                    case OVER -> "restore.target.over.text";
                },
                database);
    }
}
