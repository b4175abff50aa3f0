package org.lockkeeper.logs.format;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prefixes that packages, services and programs that read logs ask for. */
final class KnownPrefixes {
    /** From the most telling on; of those that fit equally many lines the first is taken. */
    private static final List<PrefixPattern> KNOWN = List.of(
                    "%t [%p]: [%l-1] user=%u,db=%d,app=%a,client=%h ",
                    "%m [%p]: [%l-1] user=%u,db=%d,app=%a,client=%h ",
                    "%m [%p]: [%l-1] db=%d,user=%u,app=%a,client=%h ",
                    "%t [%p]: [%l-1] db=%d,user=%u,app=%a,client=%h ",
                    "%t [%p]: user=%u,db=%d,app=%a,client=%h ",
                    "%m [%p]: user=%u,db=%d,app=%a,client=%h ",
                    "%m [%p] user=%u,db=%d,app=%a,client=%h ",
                    "%t [%p]: db=%d,user=%u,app=%a,client=%h ",
                    "%t [%p]: [%l-1] user=%u,db=%d - PG-%e ",
                    "%t [%p]: [%l-1] user=%u,db=%d ",
                    "%m [%p]: [%l-1] db=%d,user=%u ",
                    "%t [%p]: user=%u,db=%d ",
                    "%m [%p] %q[user=%u,db=%d,app=%a,query_id=%Q] ",
                    "%m [%p] %q[user=%u,db=%d,app=%a] ",
                    "%t [%p] %q[user=%u,db=%d,app=%a] ",
                    "%m [%p] [%e] %q[%Q] %u@%d/%a ",
                    "%m [%p] %q%u@%d/%a %e %Q ",
                    "%m [%p] %q%u@%d/%a %e ",
                    "%m [%p] %q%u@%d/%a ",
                    "%m [%p] %q%u@%d %e %Q ",
                    "%m [%p] %q%u@%d %e ",
                    "%m [%p] %q%a %u@%d ",
                    "%m [%p] %q%u@%d ",
                    "%t [%p-%l] %q%u@%d ",
                    "%t [%p]: [%l-1] %q%u@%d ",
                    "%t [%p] %q%u@%d ",
                    "%m:%r:%u@%d:[%p]:%l:%e:%s:%v:%x:%c:%q%a:",
                    "%t:%r:%u@%d:[%p]:",
                    "%m [%p] %e ",
                    "%m [%p]: [%l-1] %e ",
                    "%m [%p]: [%l-1] ",
                    "%t [%p]: [%l-1] ",
                    "%m [%p] ",
                    "%m [%p]: ",
                    "%t [%p] ",
                    "%t [%p]: ",
                    "%n [%p] ",
                    "%t-%c-",
                    "%m %p %u@%d ",
                    "%m %c %u@%d ",
                    "%m %c ")
            .stream()
            .map(PrefixPattern::of)
            .toList();

    private KnownPrefixes() {}

    /**
     * The prefix that most of these lines begin with.
     *
     * @param beginnings lines up to and with their level, colon and two spaces
     */
    static Optional<String> recognise(List<String> beginnings, TimeReader times) {
        long most = 0;
        Optional<String> best = Optional.empty();
        for (PrefixPattern pattern : KNOWN) {
            long fitting = beginnings.stream()
                    .filter(beginning -> pattern.match(beginning, times).isPresent())
                    .count();
            if (fitting > most) {
                most = fitting;
                best = Optional.of(pattern.prefix());
            }
            if (fitting == beginnings.size()) {
                break;
            }
        }
        return best;
    }

    /** The values of the first one that fits a line. */
    static Optional<Map<Field, String>> match(String beginning, TimeReader times) {
        return KNOWN.stream()
                .flatMap(pattern -> pattern.match(beginning, times).stream())
                .findFirst();
    }
}
