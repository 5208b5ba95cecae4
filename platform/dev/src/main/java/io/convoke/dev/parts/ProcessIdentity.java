package io.convoke.dev.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One process for certain: a pid alone is reused, a pid with the clock tick of its start within one boot is not.
 * Linux only, as all the parts are.
 *
 * @param startTicks the kernel's clock ticks from boot to the start of the process
 * @param bootId the kernel's id of this boot
 */
public record ProcessIdentity(long pid, long startTicks, String bootId) {
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    /** The process with this pid, when it lives; a zombie whose threads have all ended does not. */
    public static Optional<ProcessIdentity> of(long pid) {
        try {
            return parse(Files.readString(Path.of("/proc/" + pid + "/stat")), currentBoot());
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    public static ProcessIdentity self() {
        return of(ProcessHandle.current().pid()).orElseThrow();
    }

    /**
     * Reads what {@link #write} or a {@link ManagedProcess} wrote.
     *
     * @return empty when there is no such file, or no whole one
     */
    public static Optional<ProcessIdentity> read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.size() < 2
                    ? Optional.empty()
                    : parse(lines.get(0), lines.get(1).trim());
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    /** One line in the manner of {@code /proc/PID/stat}, one with the boot id. */
    public void write(Path file) throws IOException {
        var fields = "S" + " 0".repeat(18) + " " + startTicks;
        var whole = Files.writeString(
                file.resolveSibling(file.getFileName() + ".new"), pid + " (p) " + fields + "\n" + bootId + "\n");
        Files.move(whole, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    /** Whether this very process still lives. */
    public boolean alive() {
        return of(pid).filter(this::equals).isPresent();
    }

    /** Sends a signal such as {@code TERM} or {@code KILL}, when the process still lives. */
    public void signal(String signal) {
        if (!alive()) {
            return;
        }
        try {
            new ProcessBuilder("sh", "-c", "kill -s " + signal + " " + pid + " 2>/dev/null")
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Resident memory in KiB; 0 when the process is gone. */
    public long residentKilobytes() {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }

    /** The process that started this one; empty for an orphan, whose parent is the init process. */
    public Optional<ProcessIdentity> parent() {
        return statFields()
                .map(fields -> Long.parseLong(fields[1]))
                .filter(parent -> parent > 1)
                .flatMap(ProcessIdentity::of);
    }

    /** The name of the running program without its path, {@code java} for one; empty when it cannot be seen. */
    public Optional<String> program() {
        try {
            return Optional.of(Files.readSymbolicLink(Path.of("/proc/" + pid + "/exe"))
                    .getFileName()
                    .toString());
        } catch (IOException hidden) {
            return Optional.empty();
        }
    }

    private Optional<String[]> statFields() {
        try {
            return Optional.of(afterName(Files.readString(Path.of("/proc/" + pid + "/stat"))));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static Optional<ProcessIdentity> parse(String stat, String boot) {
        var fields = afterName(stat);
        if (fields.length < 20 || ended(fields)) {
            return Optional.empty();
        }
        var pid = Long.parseLong(stat.substring(0, stat.indexOf(' ')));
        return Optional.of(new ProcessIdentity(pid, Long.parseLong(fields[19]), boot));
    }

    /**
     * A killed process is called a zombie from when its first thread has ended. Until the last one has, its ports and files
     * are still its own: a successor would not get the port, and would be taken for ready on the dying one's word.
     */
    private static boolean ended(String[] fields) {
        var threads = Integer.parseInt(fields[17]);
        return "X".equals(fields[0]) || "Z".equals(fields[0]) && threads <= 1;
    }

    /** The fields from the state on; the program's name before them may hold blanks and brackets. */
    private static String[] afterName(String stat) {
        return stat.substring(stat.lastIndexOf(')') + 1).trim().split("\\s+");
    }

    private static String currentBoot() throws IOException {
        return Files.readString(BOOT_ID).trim();
    }
}
