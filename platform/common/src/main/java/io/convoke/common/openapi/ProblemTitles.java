package io.convoke.common.openapi;

import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The titles of problem types as the code has them: those of {@link CommonProblem}, and those of the enums that the service
 * declares, found among the classes that the build has just compiled. In a server, where classes lie in archives, a
 * service's own types are called by their slugs; the documents that clients read come from the build.
 */
final class ProblemTitles {
    private static final System.Logger LOG = System.getLogger(ProblemTitles.class.getName());
    private static final String ROOT = "io/convoke";

    private final Map<String, String> titles = new HashMap<>();

    private ProblemTitles() {
        addAll(CommonProblem.class);
    }

    /** The titles that a class loader leads to. */
    static ProblemTitles of(ClassLoader loader) {
        var found = new ProblemTitles();
        try {
            for (var root : Collections.list(loader.getResources(ROOT))) {
                if (root.getProtocol().equals("file")) {
                    found.addFrom(Path.of(URI.create(root.toString())), loader);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** The title of a type; words made from the slug where the type is not known here. */
    String of(String slug) {
        var known = titles.get(slug);
        if (known != null) {
            return known;
        }
        var words = slug.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private void addFrom(Path root, ClassLoader loader) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> file.toString().endsWith(".class"))
                    .map(root::relativize)
                    .map(file -> ROOT + '/' + file.toString().replaceAll("\\.class$", ""))
                    .forEach(name -> addAll(name.replace('/', '.'), loader));
        }
    }

    private void addAll(String className, ClassLoader loader) {
        try {
            addAll(Class.forName(className, false, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            LOG.log(Level.DEBUG, "{0} is no problem type: {1}", className, e);
        }
    }

    private void addAll(Class<?> type) {
        if (type.isEnum() && ProblemType.class.isAssignableFrom(type)) {
            for (var constant : type.getEnumConstants()) {
                var problem = (ProblemType) constant;
                titles.put(problem.slug(), problem.title());
            }
        }
    }
}
