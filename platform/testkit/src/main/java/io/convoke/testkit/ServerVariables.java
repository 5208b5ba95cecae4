package io.convoke.testkit;

import io.convoke.dev.local.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The variables of a server on the bench: where its parts are, its services' applications, stand-ins for the others. */
final class ServerVariables {
    /** The documentation of the API, which any server can host beside its services. */
    private static final String API_DOCS = "api-docs";

    /** In a variable's value: the port of the bench's own mail server. */
    private static final String SMTP = "{smtp}";

    private final Bench bench;
    private final Path root;

    /** @param root of the project, below which the applications have been built */
    ServerVariables(Bench bench, Path root) {
        this.bench = bench;
        this.root = root;
    }

    /**
     * All variables of a server.
     *
     * @param hosted the names of its services
     * @param different what a test wants otherwise
     */
    Map<String, String> of(List<String> hosted, Map<String, String> different) {
        var variables = usual(hosted);
        variables.putAll(different);
        variables.replaceAll((key, value) -> value.contains(SMTP)
                ? value.replace(SMTP, String.valueOf(bench.smtp().port()))
                : value);
        return variables;
    }

    /** Variables that are secret. */
    Map<String, String> passwords() {
        var passwords = new HashMap<String, String>();
        Bench.SERVICES.forEach(
                service -> passwords.put("db." + service.name() + ".password", bench.rolePassword(service.name())));
        return passwords;
    }

    /** Variables of the process, with what a test wants otherwise. */
    Map<String, String> environment(Map<String, String> different) {
        var environment = new HashMap<>(Map.of(
                "CONVOKE_SECRETS_BACKEND", "directory",
                "CONVOKE_SECRETS_DIRECTORY", bench.secrets().directory().toString(),
                "CONVOKE_SECRETS_REFRESH", "PT1S"));
        environment.putAll(different);
        return environment;
    }

    private Map<String, String> usual(List<String> hosted) {
        var variables = new HashMap<String, String>();
        variables.put("db.port", String.valueOf(bench.database().server().port()));
        variables.put("db.name", bench.database().name());
        variables.put("convoke.kafka.bootstrap-servers", bench.broker().bootstrapServers());
        variables.put("convoke.kafka.topic-prefix", bench.topicPrefix());
        variables.put("convoke.public-url", "http://localhost:8080");
        variables.put("convoke.mail.port", String.valueOf(bench.mailPort()));
        variables.put("convoke.clock-directory", bench.clocks().directory().toString());
        variables.put("convoke.media.directory", bench.mediaDirectory().toString());
        variables.put("convoke.rate-limits", "off");
        variables.put("log.format", "SIMPLE");
        if (hosted.contains("notification")) {
            variables.put("convoke.telegram.api-url", bench.telegram().uri().toString());
        }
        for (var service : Bench.SERVICES.stream().map(Service::name).toList()) {
            if (hosted.contains(service)) {
                variables.put("convoke." + service + ".war", war(service).toString());
            } else {
                variables.put(
                        "convoke." + service + ".url", bench.peer(service).uri().toString());
            }
        }
        if (hosted.contains(API_DOCS)) {
            variables.put(
                    "convoke." + API_DOCS + ".war", war("platform/" + API_DOCS).toString());
        }
        return variables;
    }

    private Path war(String module) {
        var service = Path.of(module).getFileName();
        var war =
                root.resolve(module).resolve("target").resolve(service + ".war").toAbsolutePath();
        if (!Files.exists(war)) {
            throw new IllegalStateException("build it first: " + war);
        }
        return war;
    }
}
