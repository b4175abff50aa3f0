package org.lockkeeper.backup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DumpReferencesTest {
    @Test
    void a_text_names_nothing_unless_it_is_looked_up_at_once() {
        DumpReferences found = DumpReferences.of(
                "ALTER TABLE public.a ALTER COLUMN t SET DEFAULT 'it''s public.b', n SET DEFAULT nextval('public.\"C d\"'::regclass), d SET DEFAULT 'public.e';");
        assertThat(found.firm()).containsExactly(new TableName("public", "a"), new TableName("public", "C d"));
        assertThat(found.loose()).isEmpty();
    }

    @Test
    void a_body_is_looked_at_when_it_is_called() {
        DumpReferences found =
                DumpReferences.of("CREATE FUNCTION public.f(a public.t) RETURNS int AS $_$select 1 from s.b$_$;");
        assertThat(found.firm()).containsExactly(new TableName("public", "f"), new TableName("public", "t"));
        assertThat(found.loose()).containsExactly(new TableName("s", "b"));
    }

    @Test
    void operators_columns_and_the_servers_own_are_told_apart() {
        DumpReferences found = DumpReferences.of(
                "CREATE POLICY p ON public.a USING ((s.x OPERATOR(public.===) pg_catalog.now())); ALTER SEQUENCE q.s OWNED BY q.t.id;");
        assertThat(found.firm())
                .containsExactly(
                        new TableName("public", "a"),
                        new TableName("s", "x"),
                        new TableName("public", "==="),
                        new TableName("q", "s"),
                        new TableName("q", "t"));
    }
}
