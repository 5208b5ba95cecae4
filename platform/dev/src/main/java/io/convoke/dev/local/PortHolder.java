package io.convoke.dev.local;

import io.convoke.dev.parts.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who listens on a port, as far as {@code /proc} shows it: processes of other users keep their sockets to themselves. */
final class PortHolder {
    private static final String LISTENING = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private PortHolder() {}

    /** In words that follow "is taken by". */
    static String describe(int port) {
        var inodes = Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> listening(Path.of(table), port))
                .collect(Collectors.toSet());
        return holder(inodes)
                .map(process -> process.program().orElse("a program") + " (pid " + process.pid() + ")")
                .orElse("another program");
    }

    private static Stream<String> listening(Path table, int port) {
        var suffix = String.format(Locale.ROOT, ":%04X", port);
        try {
            return Files.readAllLines(table).stream()
                    .map(line -> line.trim().split("\\s+"))
                    .filter(fields -> fields.length > INODE)
                    .filter(fields -> fields[LOCAL_ADDRESS].endsWith(suffix) && fields[STATE].equals(LISTENING))
                    .map(fields -> "socket:[" + fields[INODE] + "]");
        } catch (IOException absent) {
            return Stream.empty();
        }
    }

    private static Optional<ProcessIdentity> holder(Set<String> sockets) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> holdsAny(pid, sockets))
                .findFirst()
                .flatMap(ProcessIdentity::of);
    }

    private static boolean holdsAny(long pid, Set<String> sockets) {
        try (var descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return descriptors.anyMatch(descriptor -> {
                try {
                    return sockets.contains(Files.readSymbolicLink(descriptor).toString());
                } catch (IOException closed) {
                    return false;
                }
            });
        } catch (IOException hidden) {
            return false;
        }
    }
}
