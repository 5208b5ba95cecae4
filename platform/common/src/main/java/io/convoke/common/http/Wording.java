package io.convoke.common.http;

import io.convoke.common.problem.DomainException;
import java.text.MessageFormat;
import java.util.ResourceBundle;

/** Words rules that annotations cannot express in the language of the request, from the same file as theirs. */
public final class Wording {
    private static final ResourceBundle.Control ENGLISH_ELSE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Wording() {}

    /** The refusal of a field, 422. */
    public static DomainException invalid(String field, String key, Object... arguments) {
        return DomainException.invalid(field, of(key, arguments));
    }

    /** The message of that key. */
    static String of(String key, Object... arguments) {
        var locale = RequestTrace.current().locale();
        var bundle = ResourceBundle.getBundle(
                "ValidationMessages", locale, Thread.currentThread().getContextClassLoader(), ENGLISH_ELSE);
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }
}
