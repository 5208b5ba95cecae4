package io.convoke.dev.local;

import io.convoke.dev.parts.ProcessIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Supplier;

/** One launcher at a time changes what runs. The kernel drops the lock of a launcher that dies, however it dies. */
public final class Lock {
    private Lock() {}

    /**
     * Does the work while holding the lock.
     *
     * @param command what is typed for it, for the message that others get meanwhile
     * @throws Trouble when another launcher holds the lock
     */
    public static <T> T hold(Place place, String command, Supplier<T> work) {
        try {
            Files.createDirectories(place.home());
            var holder = place.home().resolve("lock.holder");
            try (var channel = FileChannel.open(
                    place.home().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                if (channel.tryLock() == null) {
                    throw new Trouble(describe(holder) + " is at work here; wait until it is done");
                }
                Files.writeString(holder, command + " " + ProcessIdentity.self().pid());
                return work.get();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String describe(Path holder) throws IOException {
        var words = Files.exists(holder) ? List.of(Files.readString(holder).split(" ", -1)) : List.of();
        return words.size() == 2 ? "./convoke " + words.get(0) + " (pid " + words.get(1) + ")" : "another ./convoke";
    }
}
