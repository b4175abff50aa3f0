package org.lockkeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockkeeper.deploy.EarlierEnvironments.Took;
import org.lockkeeper.deploy.Risk.Question;
import org.lockkeeper.migration.script.HiddenWork;
import org.lockkeeper.migration.script.TableEffect;

/** What is filled in must be known: the rest is for a person to say. */
class RiskSheetTest {
    private static final long MEGABYTE = 1024 * 1024;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create table b (id int)|yes|low",
                "insert into a values (1)|yes|low",
                "alter table a add column x int|yes|low",
                "insert into a values (1) on conflict (x) do update set x = 2|no|medium",
                "merge into a using b on true when matched then update set x = 1|no|medium",
                "merge into a using b on true when matched then delete|no|high",
                "with gone as (delete from a returning *) insert into b select * from gone|no|high",
                "drop schema old cascade|open|open",
                "drop type colour cascade|open|open",
                "drop owned by app|open|open",
                "do $$ begin null; end $$|open|open",
                "insert into a select refill()|open|open",
                "with x as (select purge()) insert into a select * from x|open|open",
                "alter table a add column x int default refill()|open|open",
                "update a set x = refill()|no|open",
            })
    void what_the_words_do_not_tell_is_left_open_and_never_called_low(String sql, String reversible, String loss) {
        RiskSheet sheet = RiskSheet.of(impact(sql), Optional.empty(), Optional.empty());
        assertThat(value(sheet, Question.REVERSIBLE)).isEqualTo(reversible);
        assertThat(value(sheet, Question.DATA_LOSS)).isEqualTo(loss);
    }

    @Test
    void what_took_its_time_on_much_smaller_tables_tells_no_downtime() {
        Took took = new Took("staging", Duration.ofSeconds(61), List.of(table(10 * MEGABYTE)));
        assertThat(downtime(table(15 * MEGABYTE), took)).satisfies(risk -> {
            assertThat(risk.value()).hasValue("2");
            assertThat(risk.source()).isEqualTo("these migrations took 1 min 1 s on staging by its history");
        });
        assertThat(downtime(table(21 * MEGABYTE), took)).satisfies(risk -> {
            assertThat(risk.value()).isEmpty();
            assertThat(risk.source())
                    .isEqualTo("these migrations took 1 min 1 s on staging by its history, where there is much less in"
                            + " public.a (10 MB there, 21 MB here)");
        });
    }

    @Test
    void of_small_tables_the_proportion_tells_nothing() {
        Took took = new Took("staging", Duration.ofSeconds(1), List.of(table(8192)));
        assertThat(downtime(table(80_000), took).value()).hasValue("1");
    }

    private static Risk downtime(TouchedTable table, Took took) {
        Impact impact = new Impact(1, List.of(table), List.of(), Optional.empty());
        return RiskSheet.of(impact, Optional.of(took), Optional.empty()).values().stream()
                .filter(risk -> risk.question() == Question.DOWNTIME)
                .findFirst()
                .orElseThrow();
    }

    private static String value(RiskSheet sheet, Question question) {
        return sheet.values().stream()
                .filter(risk -> risk.question() == question)
                .findFirst()
                .flatMap(Risk::value)
                .orElse("open");
    }

    private static TouchedTable table(long bytes) {
        return new TouchedTable(
                "public", "a", Set.of(TableEffect.Kind.ALTERED), true, Optional.of(bytes), 10, List.of());
    }

    private static Impact impact(String sql) {
        List<TouchedTable> tables = TableEffect.of(sql).stream()
                .map(effect -> new TouchedTable(
                        "public", effect.name(), Set.of(effect.kind()), true, Optional.of(1L), 1, List.of()))
                .toList();
        return new Impact(1, tables, HiddenWork.in(sql) ? List.of("V1, line 1") : List.of(), Optional.empty());
    }
}
