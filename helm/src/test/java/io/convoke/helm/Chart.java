package io.convoke.helm;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The chart in the working copy, rendered by Helm itself as for a release {@code shop} in a namespace {@code town}. */
final class Chart {
    static final Path ROOT = Path.of(System.getProperty("convoke.root", "..")).normalize();
    static final Path DIRECTORY = ROOT.resolve("helm/convoke");
    static final String RELEASE = "shop";
    static final String NAMESPACE = "town";
    /** What the names of a release begin with. */
    static final String PREFIX = RELEASE + "-convoke-";

    /** The oldest that the chart is for; the library's own guess is older. */
    private static final String KUBERNETES = "1.30.0";

    static final KubernetesSerialization YAML = new KubernetesSerialization();

    /** What has to be given because nothing else knows it. */
    static final String LEAST = """
            publicUrl: https://convoke.example.org
            image: {registry: registry.example.org/convoke}
            database: {host: db}
            kafka: {bootstrapServers: "kafka:9092"}
            mail: {host: smtp}
            """;

    /** The annotation of a hook in what is rendered here. */
    static final String HOOK = "was-helm.sh/hook";
    /** The library leaves hooks out: in a copy the pod of {@code helm test} is an object like others. */
    private static final Path WITH_HOOKS = copy(temporaryDirectory());

    private Chart() {}

    /** Copies the chart, with what its links lead to, into a directory of that name in the given one. */
    static Path copy(Path parent) {
        var copy = parent.resolve("convoke");
        try (var files = Files.walk(DIRECTORY, FileVisitOption.FOLLOW_LINKS)) {
            for (var file : files.toList()) {
                var target = copy.resolve(DIRECTORY.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (file.startsWith(DIRECTORY.resolve("templates/tests"))) {
                    Files.writeString(target, Files.readString(file).replace("helm.sh/hook:", HOOK + ":"));
                } else {
                    Files.copy(file, target);
                }
                target.toFile().deleteOnExit();
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporaryDirectory() {
        try {
            var directory = Files.createTempDirectory("chart");
            directory.toFile().deleteOnExit();
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The values files that the chart comes with. */
    static List<Path> valuesFiles() {
        try (var files = Files.list(DIRECTORY)) {
            return files.filter(file -> file.getFileName().toString().matches("values-.+\\.yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the least values that there must be, and these. */
    static Rendered with(String values) {
        return render(List.of(file(LEAST), file(values)));
    }

    static Rendered least() {
        return Least.RENDERED;
    }

    /** Rendered once; nobody changes it. */
    private static final class Least {
        static final Rendered RENDERED = with("{}");
    }

    static Rendered of(Path valuesFile, String... values) {
        var files = new ArrayList<>(List.of(valuesFile));
        Stream.of(values).map(Chart::file).forEach(files::add);
        return render(files);
    }

    /** The least values with a chart in which somebody made a mistake: a text of one of its files is another. */
    static Rendered mutant(String file, String text, String other) {
        var copy = copy(temporaryDirectory());
        try {
            var mutated = copy.resolve(file);
            var before = Files.readString(mutated);
            if (!before.contains(text)) {
                throw new IllegalArgumentException(file + " has no " + text);
            }
            Files.writeString(mutated, before.replace(text, other));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return render(copy, List.of(file(LEAST)));
    }

    /** @throws IllegalStateException with Helm's words, when the chart refuses the values */
    static Rendered render(List<Path> valuesFiles) {
        return render(WITH_HOOKS, valuesFiles);
    }

    private static Rendered render(Path chart, List<Path> valuesFiles) {
        var command = new Helm(chart)
                .template()
                .withName(RELEASE)
                .withNamespace(NAMESPACE)
                .withKubeVersion(KUBERNETES);
        valuesFiles.forEach(command::withValuesFile);
        return new Rendered(read(command.call()));
    }

    /** The objects of a manifest, each in Kubernetes' own type where there is one. */
    static List<HasMetadata> read(String manifest) {
        var objects = new ArrayList<HasMetadata>();
        for (var document : manifest.split("(?m)^---$", -1)) {
            if (document.lines().anyMatch(line -> !line.isBlank() && !line.startsWith("#"))) {
                var object = YAML.<Object>unmarshal(document);
                if (object instanceof Collection<?> several) {
                    several.forEach(one -> objects.add((HasMetadata) one));
                } else {
                    objects.add((HasMetadata) object);
                }
            }
        }
        return objects;
    }

    static String text(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(String values) {
        try {
            var file = Files.createTempFile("values", ".yaml");
            file.toFile().deleteOnExit();
            return Files.writeString(file, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
