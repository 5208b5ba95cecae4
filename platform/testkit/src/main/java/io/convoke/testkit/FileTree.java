package io.convoke.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The files below a directory, also while others write and delete there. */
public final class FileTree {
    /** What is built, fetched or kept by a tool, and not the project's text. */
    private static final Set<String> NO_SOURCES = Set.of("target", "node_modules", ".git", ".convoke");

    private FileTree() {}

    /** All regular files that are there; what vanishes meanwhile is left out. */
    public static List<Path> files(Path top) {
        return walk(top, Set.of());
    }

    /** Those of a working copy that are not made by a build, which other modules may be at. */
    public static List<Path> sources(Path root) {
        return walk(root, NO_SOURCES);
    }

    private static List<Path> walk(Path top, Set<String> skipped) {
        var found = new ArrayList<Path>();
        try {
            Files.walkFileTree(top, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    return !directory.equals(top)
                                    && skipped.contains(directory.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                    if (failure instanceof NoSuchFileException && !file.equals(top)) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw failure;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
