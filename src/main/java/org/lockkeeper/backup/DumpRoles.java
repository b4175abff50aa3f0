package org.lockkeeper.backup;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The roles that a dump's statements name.
 *
 * @param owners of what it makes
 * @param ofRights who is given rights, or gives them
 * @param named in policies and user mappings, which are restored whatever is left out
 */
record DumpRoles(Set<String> owners, Set<String> ofRights, Set<String> named) {
    private static final String NAME = DumpScript.NAME;
    private static final Pattern OWNER = Pattern.compile("(?s)ALTER\\b.*\\bOWNER TO " + NAME);
    private static final Pattern RIGHT =
            Pattern.compile("(?s)(?:GRANT|REVOKE)\\b.*\\b(?:TO|FROM) " + NAME + "(?: WITH GRANT OPTION)?");
    private static final Pattern DEFAULT_RIGHTS = Pattern.compile(
            "(?s)ALTER DEFAULT PRIVILEGES FOR ROLE " + NAME + ".*\\b(?:TO|FROM) " + NAME + "(?: WITH GRANT OPTION)?");
    /** Before rights that another than the owner gave. */
    private static final Pattern GRANTOR = Pattern.compile("SET SESSION AUTHORIZATION " + NAME);

    private static final Pattern POLICY =
            Pattern.compile("(?s)CREATE POLICY\\b.*? TO ((?:" + NAME + "(?:, )?)+)(?: USING| WITH|$).*");
    private static final Pattern MAPPING = Pattern.compile("(?s)CREATE USER MAPPING FOR " + NAME + " .*");
    private static final Set<String> NO_ROLES =
            Set.of("PUBLIC", "public", "CURRENT_USER", "SESSION_USER", "CURRENT_ROLE", "DEFAULT");

    DumpRoles {
        owners = Collections.unmodifiableSet(new TreeSet<>(owners));
        ofRights = Collections.unmodifiableSet(new TreeSet<>(ofRights));
        named = Collections.unmodifiableSet(new TreeSet<>(named));
    }

    /** Every one of them. */
    Set<String> all() {
        return needed(true, true);
    }

    /** Those that have to be there for a restore with or without owners and rights. */
    Set<String> needed(boolean withOwners, boolean withRights) {
        Set<String> needed = new TreeSet<>(named);
        if (withOwners) {
            needed.addAll(owners);
        }
        if (withRights) {
            needed.addAll(ofRights);
        }
        return needed;
    }

    /** Finds them, statement by statement. */
    static final class Finder {
        private final Set<String> owners = new TreeSet<>();
        private final Set<String> ofRights = new TreeSet<>();
        private final Set<String> named = new TreeSet<>();

        void look(String sql) {
            names(OWNER, sql, owners);
            names(RIGHT, sql, ofRights);
            names(DEFAULT_RIGHTS, sql, ofRights);
            names(GRANTOR, sql, ofRights);
            names(MAPPING, sql, named);
            Matcher policy = POLICY.matcher(sql);
            if (policy.matches()) {
                Matcher each = Pattern.compile(NAME).matcher(policy.group(1));
                while (each.find()) {
                    add(each.group(), named);
                }
            }
        }

        private static void names(Pattern pattern, String sql, Set<String> found) {
            Matcher matcher = pattern.matcher(sql);
            if (matcher.matches()) {
                for (int i = 1; i <= matcher.groupCount(); i++) {
                    add(matcher.group(i), found);
                }
            }
        }

        /** In quotes it is a role, whatever it is called. */
        private static void add(String name, Set<String> found) {
            if (!NO_ROLES.contains(name)) {
                found.add(DumpScript.unquote(name));
            }
        }

        DumpRoles found() {
            return new DumpRoles(owners, ofRights, named);
        }
    }
}
