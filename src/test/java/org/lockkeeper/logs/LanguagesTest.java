package org.lockkeeper.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockkeeper.logs.format.Field;
import org.lockkeeper.logs.format.LogEntry;
import org.lockkeeper.logs.format.LogFormat;
import org.lockkeeper.logs.format.Severity;

/** Servers whose lc_messages is not English. */
class LanguagesTest {
    private static final String TIME = "2026-11-20 10:00:00.000 CET [42] app@shop ";

    @TempDir
    private Path folder = Path.of("");

    private LogEntry entry(String... lines) throws IOException {
        String text = TIME + String.join("\n" + TIME, lines) + "\n";
        try (LogFile log = LogText.indexed(LogText.write(folder, "a.log", text))) {
            assertThat(log.format().kind()).isEqualTo(LogFormat.Kind.STDERR);
            assertThat(log.entryCount()).isEqualTo(1);
            LogEntry entry = log.entry(0).entry();
            assertThat(entry.field(Field.DATABASE)).contains("shop");
            assertThat(entry.pid()).isEqualTo(OptionalInt.of(42));
            return entry;
        }
    }

    private static List<String> parts(LogEntry entry) {
        return entry.parts().stream()
                .map(part -> part.label() + "=" + part.text())
                .toList();
    }

    @Test
    void german() throws IOException {
        LogEntry entry = entry(
                "FEHLER:  Division durch Null",
                "DETAIL:  so ist es",
                "TIPP:  nicht teilen",
                "ZUSAMMENHANG:  SQL-Funktion »teile«",
                "ANWEISUNG:  select teile(1, 0)");
        assertThat(entry.severity()).isEqualTo(Severity.ERROR);
        assertThat(entry.message()).isEqualTo("Division durch Null");
        assertThat(parts(entry))
                .containsExactly(
                        "DETAIL=so ist es",
                        "TIPP=nicht teilen",
                        "ZUSAMMENHANG=SQL-Funktion »teile«",
                        "ANWEISUNG=select teile(1, 0)");
    }

    @Test
    void french_with_a_space_before_the_colon() throws IOException {
        LogEntry entry = entry(
                "ERREUR:  division par zéro",
                "DÉTAIL:  c'est ainsi",
                "ASTUCE :  ne pas diviser",
                "CONTEXTE :  fonction SQL",
                "REQUÊTE\u00a0:  select 1 / 0",
                "INSTRUCTION :  select divise(1, 0)");
        assertThat(entry.severity()).isEqualTo(Severity.ERROR);
        assertThat(parts(entry))
                .containsExactly(
                        "DÉTAIL=c'est ainsi",
                        "ASTUCE=ne pas diviser",
                        "CONTEXTE=fonction SQL",
                        "REQUÊTE=select 1 / 0",
                        "INSTRUCTION=select divise(1, 0)");
    }

    @Test
    void spanish() throws IOException {
        LogEntry entry = entry(
                "WARNING:  no hay transacción en curso",
                "DETALLE:  así es",
                "CONTEXTO:  función SQL",
                "CONSULTA:  select 1",
                "SENTENCIA:  commit",
                "UBICACIÓN:  elog.c:1");
        assertThat(entry.severity()).isEqualTo(Severity.WARNING);
        assertThat(entry.parts())
                .extracting(LogEntry.Part::label)
                .containsExactly("DETALLE", "CONTEXTO", "CONSULTA", "SENTENCIA", "UBICACIÓN");
    }

    @ParameterizedTest
    @CsvSource({
        "FATALE, FATAL, ISTRUZIONE",
        "ERRO, ERROR, COMANDO",
        "AVISO, WARNING, DETALHE",
        "BŁĄD, ERROR, SZCZEGÓŁY",
        "KATASTROFALNY, FATAL, WYRAŻENIE",
        "ПРЕДУПРЕЖДЕНИЕ, WARNING, ПОДРОБНОСТИ",
        "СООБЩЕНИЕ, LOG, ОПЕРАТОР",
        "ПОМИЛКА, ERROR, ІНСТРУКЦІЯ",
        "FEL, ERROR, SATS",
        "ERROR, ERROR, 文",
        "FATAL, FATAL, 詳細",
        "致命错误, FATAL, 详细信息",
        "比致命错误还过分的错误, PANIC, 语句"
    })
    void other_languages(String level, Severity severity, String part) throws IOException {
        LogEntry entry = entry(level + ":  x", part + ":  y");
        assertThat(entry.severity()).isEqualTo(severity);
        assertThat(parts(entry)).containsExactly(part + "=y");
    }

    @Test
    void a_csvlog_has_its_level_in_the_servers_language_too() throws IOException {
        String record = "2026-11-20 10:00:00.000 MSK,\"app\",\"shop\",42,\"[local]\",65.2a,1,\"SELECT\","
                + "2026-11-20 09:00:00 MSK,3/1,0,ОШИБКА,22012,\"деление на ноль\",,,,,,,,,\"psql\"\n";
        try (LogFile log = LogText.indexed(LogText.write(folder, "a.csv", record))) {
            assertThat(log.entry(0).entry().severity()).isEqualTo(Severity.ERROR);
        }
    }
}
