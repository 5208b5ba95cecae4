package io.convoke.common.configuration;

import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Provider;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A key that some bean has injected.
 *
 * @param type of the value, without {@code Optional} or {@code Provider} around it
 * @param mayBeMissing whether the bean can do without, or has a default
 * @param defaultValue the bean's
 */
record DeclaredKey(String name, Type type, boolean mayBeMissing, Optional<String> defaultValue) {

    /** The key of an injection point; empty when it is of another kind. */
    static Optional<DeclaredKey> of(InjectionPoint point) {
        var property =
                point.getAnnotated() == null ? null : point.getAnnotated().getAnnotation(ConfigProperty.class);
        return property == null || property.name().isEmpty()
                ? Optional.empty()
                : Optional.of(of(property.name(), property.defaultValue(), point.getType()));
    }

    static DeclaredKey of(String name, String defaultValue, Type type) {
        var given = defaultValue.equals(ConfigProperty.UNCONFIGURED_VALUE) || defaultValue.isEmpty()
                ? Optional.<String>empty()
                : Optional.of(defaultValue);
        var optional = isA(type, Optional.class);
        var inner =
                optional || isA(type, Provider.class) ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
        return new DeclaredKey(name, inner, optional || given.isPresent(), given);
    }

    private static boolean isA(Type type, Class<?> raw) {
        return type instanceof ParameterizedType parameterized && parameterized.getRawType() == raw;
    }
}
