package io.convoke.registration.mutant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** A copy of the service's WAR with a class more, so that the service which users get has no switch for it. */
public final class MutantWar {
    private MutantWar() {}

    /** Writes the copy that contains the class. */
    public static Path with(Class<?> alternative) {
        try {
            var mutant = Path.of("target", "mutants", alternative.getSimpleName() + ".war")
                    .toAbsolutePath();
            Files.createDirectories(mutant.getParent());
            Files.copy(Path.of("target/registration.war"), mutant, StandardCopyOption.REPLACE_EXISTING);
            var name = alternative.getName().replace('.', '/') + ".class";
            try (var war = FileSystems.newFileSystem(URI.create("jar:" + mutant.toUri()), Map.of());
                    var bytes = alternative.getClassLoader().getResourceAsStream(name)) {
                var target = war.getPath("WEB-INF/classes", name);
                Files.createDirectories(target.getParent());
                Files.copy(bytes, target);
            }
            return mutant;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
