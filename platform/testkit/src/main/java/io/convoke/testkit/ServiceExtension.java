package io.convoke.testkit;

import io.convoke.dev.parts.Mailbox;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Puts up the bench and the server of a {@link ServiceTest}, and hands them to its methods. */
final class ServiceExtension implements BeforeAllCallback, AfterEachCallback, ParameterResolver {
    @Override
    public void beforeAll(ExtensionContext context) {
        server(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Bench.current().clocks().reset();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return offered(context).containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return offered(context).get(parameter.getParameter().getType()).get();
    }

    private static Map<Class<?>, Supplier<Object>> offered(ExtensionContext context) {
        var bench = Bench.current();
        return Map.of(
                Bench.class, () -> bench,
                RunningService.class, () -> server(context),
                Tokens.class, bench::tokens,
                Events.class, bench::events,
                Database.class, bench::database,
                Clocks.class, bench::clocks,
                ServiceSecrets.class, bench::secrets,
                Mailbox.class, bench::mailbox);
    }

    private static RunningService server(ExtensionContext context) {
        var wish = AnnotationSupport.findAnnotation(context.getRequiredTestClass(), ServiceTest.class)
                .orElseThrow();
        var variables = new LinkedHashMap<String, String>();
        for (var variable : wish.variables()) {
            var parts = variable.split("=", 2);
            variables.put(parts[0], parts[1]);
        }
        var services = wish.services().length == 0 ? List.of(Surroundings.module()) : List.of(wish.services());
        return Bench.current().service(services, variables, List.of(wish.jvmOptions()));
    }
}
