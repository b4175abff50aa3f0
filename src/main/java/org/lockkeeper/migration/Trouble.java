package org.lockkeeper.migration;

import org.lockkeeper.db.DbException;
import org.lockkeeper.error.LockkeeperException;

/**
 * What keeps an environment from being read.
 *
 * @param code of the failure, such as {@code LK-DB-HOST}
 * @param passing whether it may be over without anybody's doing. A refused login is not, and one that is tried over and over locks the
 *     role out on some servers
 */
public record Trouble(String code, boolean passing) {
    static Trouble of(LockkeeperException why) {
        return new Trouble(why.code(), why instanceof DbException db && db.kind() == DbException.Kind.UNREACHABLE);
    }
}
