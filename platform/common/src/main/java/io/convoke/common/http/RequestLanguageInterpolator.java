package io.convoke.common.http;

import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validation;
import java.util.Locale;

/** Words violations in the language of the request; named by each WAR's {@code validation.xml}. */
public class RequestLanguageInterpolator implements MessageInterpolator {
    private final MessageInterpolator standard =
            Validation.byDefaultProvider().configure().getDefaultMessageInterpolator();

    @Override
    public String interpolate(String template, Context context) {
        return standard.interpolate(template, context, RequestTrace.current().locale());
    }

    @Override
    public String interpolate(String template, Context context, Locale locale) {
        return standard.interpolate(template, context, locale);
    }
}
