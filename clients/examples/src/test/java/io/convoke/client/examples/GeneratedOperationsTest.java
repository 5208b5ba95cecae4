package io.convoke.client.examples;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Our templates leave nothing out: every operation of the document is a method with all its parameters. */
class GeneratedOperationsTest {
    private static final Path DOCUMENT = Path.of("../../platform/api-docs/target/merged/openapi.json");

    private record Operation(String route, JsonObject said) {
        String id() {
            return said.getString("operationId");
        }

        Class<?> api() throws ClassNotFoundException {
            var tag = said.getJsonArray("tags").getString(0);
            var name = Arrays.stream(tag.split(" "))
                    .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                    .collect(Collectors.joining());
            return Class.forName("io.convoke.client.api." + name + "Api");
        }

        Set<String> parameters() {
            var names = new TreeSet<String>();
            for (var parameter :
                    said.getOrDefault("parameters", JsonValue.EMPTY_JSON_ARRAY).asJsonArray()) {
                names.add(parameter.asJsonObject().getString("name"));
            }
            return names;
        }
    }

    private static Stream<Operation> operations() throws IOException {
        try (var reader = Json.createReader(Files.newBufferedReader(DOCUMENT))) {
            return reader.readObject().getJsonObject("paths").entrySet().stream()
                    .flatMap(path -> path.getValue().asJsonObject().entrySet().stream()
                            .map(one -> new Operation(
                                    one.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                    one.getValue().asJsonObject())));
        }
    }

    @Test
    void everyOperationIsThereTwiceWithAllItsParameters() throws Exception {
        var operations = operations().toList();
        assertThat(operations).hasSizeGreaterThan(90);
        for (var operation : operations) {
            var methods = new TreeMap<String, Method>();
            for (var method : operation.api().getMethods()) {
                methods.put(method.getName(), method);
            }
            assertThat(methods).as(operation.route()).containsKeys(operation.id(), operation.id() + "Response");
            assertThat(methods.get(operation.id() + "Response").getReturnType()).isEqualTo(Response.class);
            for (var name : Set.of(operation.id(), operation.id() + "Response")) {
                assertThat(route(operation.api(), methods.get(name))).isEqualTo(operation.route());
                assertThat(parameters(methods.get(name))).as(operation.route()).containsAll(operation.parameters());
            }
        }
    }

    private static String route(Class<?> api, Method method) {
        var verb = Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(found -> found != null)
                .map(HttpMethod::value)
                .collect(Collectors.joining());
        var below = method.getAnnotation(jakarta.ws.rs.Path.class);
        return verb + " " + api.getAnnotation(jakarta.ws.rs.Path.class).value() + (below == null ? "" : below.value());
    }

    private static Set<String> parameters(Method method) {
        var names = new TreeSet<String>();
        for (var parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                Arrays.stream(parameter.getType().getDeclaredFields()).forEach(field -> names.addAll(names(field)));
            }
            names.addAll(names(parameter));
        }
        return names;
    }

    private static Set<String> names(AnnotatedElement element) {
        var names = new TreeSet<String>();
        if (element.isAnnotationPresent(PathParam.class)) {
            names.add(element.getAnnotation(PathParam.class).value());
        }
        if (element.isAnnotationPresent(QueryParam.class)) {
            names.add(element.getAnnotation(QueryParam.class).value());
        }
        if (element.isAnnotationPresent(HeaderParam.class)) {
            names.add(element.getAnnotation(HeaderParam.class).value());
        }
        return names;
    }

    @Test
    void theDocumentSaysWhichTokensAreNeeded() throws IOException {
        assertThat(operations()
                        .filter(operation -> operation.id().equals("createEvent"))
                        .toList())
                .singleElement()
                .satisfies(operation -> assertThat(
                                operation.said().getJsonArray("security").getJsonObject(0))
                        .containsOnlyKeys("bearer"));
        assertThat(operations()
                        .filter(operation ->
                                operation.said().getJsonArray("security").isEmpty())
                        .map(Operation::id))
                .contains("logIn", "findEvents", "getEvent")
                .doesNotContain("register", "createEvent");
    }
}
