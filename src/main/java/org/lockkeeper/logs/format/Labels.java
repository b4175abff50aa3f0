package org.lockkeeper.logs.format;

import java.util.HashMap;
import java.util.Map;

/**
 * The words before the colon in PostgreSQL's messages, English and as its translations write them: German, French, Spanish, Italian, Brazilian
 * Portuguese, Polish, Russian, Ukrainian, Swedish, Japanese and Chinese (src/backend/po, elog.c: error_severity and the parts that
 * send_message_to_server_log appends).
 */
final class Labels {
    /** No known word. */
    static final int UNKNOWN = -1;

    /** A further part of an entry; else the ordinal of a severity. */
    static final int PART = 100;

    /** The longest of them, in bytes. */
    static final int LONGEST = 33;

    private static final String BEHIND = ":  ";
    private static final char FIRM_SPACE = '\u00a0';
    private static final Map<String, Integer> WORDS = words();

    private Labels() {}

    private static Map<String, Integer> words() {
        Map<String, Integer> words = new HashMap<>();
        put(words, Severity.LOG.rank(), "LOG", "DZIENNIK", "СООБЩЕНИЕ", "ЗАПИСУВАННЯ", "LOGG", "日志");
        put(words, Severity.ERROR.rank(), "ERROR", "FEHLER", "ERREUR", "ERRORE", "ERRO", "BŁĄD", "ОШИБКА", "ПОМИЛКА");
        put(words, Severity.ERROR.rank(), "FEL", "错误");
        put(words, Severity.FATAL.rank(), "FATAL", "FATALE", "KATASTROFALNY", "ВАЖНО", "ФАТАЛЬНО", "FATALT", "致命错误");
        put(
                words,
                Severity.PANIC.rank(),
                "PANIC",
                "PANIK",
                "PANIQUE",
                "PANICO",
                "PÂNICO",
                "PANIKA",
                "ПАНИКА",
                "ПАНІКА");
        put(words, Severity.PANIC.rank(), "比致命错误还过分的错误");
        put(words, Severity.WARNING.rank(), "WARNING", "WARNUNG", "ATTENTION", "ADVERTENCIA", "ATTENZIONE", "AVISO");
        put(words, Severity.WARNING.rank(), "OSTRZEŻENIE", "ПРЕДУПРЕЖДЕНИЕ", "ПОПЕРЕДЖЕННЯ", "VARNING", "警告");
        put(words, Severity.NOTICE.rank(), "NOTICE", "HINWEIS", "NOTICIA", "NOTIFICA", "NOTA", "UWAGA", "ЗАМЕЧАНИЕ");
        put(words, Severity.NOTICE.rank(), "ПОВІДОМЛЕННЯ", "NOTIS", "注意");
        put(words, Severity.INFO.rank(), "INFO", "INFORMACJA", "ИНФОРМАЦИЯ", "ІНФОРМАЦІЯ", "信息");
        put(words, Severity.DEBUG.rank(), "DEBUG", "DEBUG1", "DEBUG2", "DEBUG3", "DEBUG4", "DEBUG5", "DEPURAÇÃO");
        put(words, Severity.DEBUG.rank(), "ОТЛАДКА", "НАЛАГОДЖЕННЯ", "调试");
        put(words, PART, "DETAIL", "DÉTAIL", "DETALLE", "DETTAGLI", "DETALHE", "SZCZEGÓŁY", "ПОДРОБНОСТИ", "ВІДОМОСТІ");
        put(words, PART, "DETALJ", "詳細", "详细信息");
        put(
                words,
                PART,
                "HINT",
                "TIPP",
                "ASTUCE",
                "SUGGERIMENTO",
                "DICA",
                "PODPOWIEDŹ",
                "ПОДСКАЗКА",
                "УКАЗІВКА",
                "TIPS");
        put(words, PART, "SUGERENCIA", "ヒント", "提示");
        put(
                words,
                PART,
                "CONTEXT",
                "ZUSAMMENHANG",
                "KONTEXT",
                "CONTEXTE",
                "CONTEXTO",
                "CONTESTO",
                "KONTEKST",
                "КОНТЕКСТ");
        put(words, PART, "文脈", "上下文");
        put(words, PART, "STATEMENT", "ANWEISUNG", "INSTRUCTION", "SENTENCIA", "ISTRUZIONE", "COMANDO", "WYRAŻENIE");
        put(words, PART, "ОПЕРАТОР", "ІНСТРУКЦІЯ", "SATS", "文", "语句");
        put(words, PART, "QUERY", "ANFRAGE", "REQUÊTE", "CONSULTA", "ZAPYTANIE", "ЗАПРОС", "ЗАПИТ", "FRÅGA");
        put(words, PART, "問い合わせ", "查询");
        put(
                words,
                PART,
                "LOCATION",
                "ORT",
                "EMPLACEMENT",
                "UBICACIÓN",
                "POSIZIONE",
                "LOCAL",
                "POZYCJA",
                "РОЗТАШУВАННЯ");
        put(words, PART, "PLATS", "場所", "位置");
        put(words, PART, "BACKTRACE", "СТЕК", "ВІДСТЕЖУВАТИ", "バックトレース");
        return Map.copyOf(words);
    }

    private static void put(Map<String, Integer> words, int label, String... each) {
        for (String word : each) {
            words.put(word, label);
        }
    }

    static int of(String word) {
        return WORDS.getOrDefault(word.replace(String.valueOf(FIRM_SPACE), ""), UNKNOWN);
    }

    /** Whether such a byte may be in one of the words. */
    static boolean isLetter(byte c) {
        return (c >= 'A' && c <= 'Z') || c < 0 || (c >= '1' && c <= '5');
    }

    /**
     * Where the word begins that a line's beginning ends with.
     *
     * @param beginning the line up to and with its level, colon and two spaces
     * @return -1 where it does not end so
     */
    static int levelAt(String beginning) {
        int start = levelEnd(beginning);
        while (start > 0 && isLetter(beginning.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /** The word that a line's beginning ends with, such as DETAIL; empty where there is none. */
    static String last(String beginning) {
        int end = levelEnd(beginning);
        return end < 0 ? "" : beginning.substring(levelAt(beginning), end);
    }

    /** French has a space before the colon. */
    private static int levelEnd(String beginning) {
        if (!beginning.endsWith(BEHIND)) {
            return -1;
        }
        int end = beginning.length() - BEHIND.length();
        boolean spaced = end > 0 && (beginning.charAt(end - 1) == ' ' || beginning.charAt(end - 1) == FIRM_SPACE);
        return spaced ? end - 1 : end;
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || c > '\u007f' || (c >= '1' && c <= '5');
    }
}
