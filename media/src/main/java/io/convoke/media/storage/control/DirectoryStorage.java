package io.convoke.media.storage.control;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Objects as files below a directory, which several instances may share. */
public final class DirectoryStorage implements MediaStorage {
    private static final int PAGE = 500;

    private final Path root;

    /** @param root is made when it is not there */
    public DirectoryStorage(Path root) throws IOException {
        this.root = Files.createDirectories(root).toRealPath();
    }

    /** The bytes are forced to the disk before their name is, and the name before this returns. */
    @Override
    public void put(String key, Path file) throws IOException {
        try {
            var target = root.resolve(key);
            Files.createDirectories(target.getParent());
            force(file);
            move(file, target);
            force(target.getParent());
        } catch (IOException e) {
            throw StorageFullException.orAsIs(e);
        }
    }

    private static void move(Path file, Path target) throws IOException {
        try {
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException anotherFileSystem) {
            // A name that no key has: were this interrupted, the scan would find a stranger and remove it.
            var near = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID());
            try {
                Files.copy(file, near);
                force(near);
                Files.move(near, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(near);
            }
        }
    }

    private static void force(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public Optional<InputStream> open(String key, long offset, long length) throws IOException {
        try {
            var channel = FileChannel.open(root.resolve(key), StandardOpenOption.READ);
            channel.position(offset);
            return Optional.of(new BoundedStream(Channels.newInputStream(channel), length));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void delete(String key) throws IOException {
        Files.deleteIfExists(root.resolve(key));
    }

    @Override
    public void scan(Consumer<List<Found>> page) throws IOException {
        var found = new ArrayList<Found>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                found.add(new Found(
                        root.relativize(file).toString(),
                        attributes.lastModifiedTime().toInstant()));
                if (found.size() == PAGE) {
                    page.accept(List.copyOf(found));
                    found.clear();
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException goneMeanwhile) {
                return FileVisitResult.CONTINUE;
            }
        });
        page.accept(List.copyOf(found));
    }
}
