package io.convoke.registration.registrations.boundary;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Comma-separated values by RFC 4180 that no spreadsheet takes for formulas (OWASP, CSV injection). */
final class Csv {
    /** Tells spreadsheets that the text is UTF-8; without it they read names in other alphabets as garbage. */
    static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final String STARTS_A_FORMULA = "=+-@\t\r\n";

    private Csv() {}

    /** Writes a row with its end of line. */
    static void writeRow(Writer writer, List<String> fields) throws IOException {
        for (int i = 0; i < fields.size(); i++) {
            if (i > 0) {
                writer.write(',');
            }
            writer.write(field(fields.get(i)));
        }
        writer.write("\r\n");
    }

    /** One field: an apostrophe before what would be a formula, quotes around what needs them. */
    static String field(String text) {
        var formula = !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0;
        var plain = formula ? "'" + text : text;
        return formula || plain.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                ? '"' + plain.replace("\"", "\"\"") + '"'
                : plain;
    }
}
