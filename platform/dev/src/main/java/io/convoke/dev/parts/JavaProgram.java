package io.convoke.dev.parts;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line of a further JVM like this one: same JDK, same class path. */
public final class JavaProgram {
    /** For programs of short life or little work: quick start and little memory before peak speed. */
    public static final List<String> LIGHT = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

    private JavaProgram() {}

    public static Path java() {
        return home().resolve("bin/java");
    }

    public static Path home() {
        return Path.of(System.getProperty("java.home"));
    }

    /** A program on this JVM's class path. */
    public static List<String> command(List<String> options, String mainClass, List<String> arguments) {
        return command(options, classPath(), mainClass, arguments);
    }

    /**
     * A program that goes on while the working copy is built anew. What a build writes is copied for it, since the next
     * build writes into the same files.
     *
     * @param copies a directory for that, of this program alone
     */
    public static List<String> lastingCommand(
            List<String> options, String mainClass, List<String> arguments, Path copies) throws IOException {
        var entries = new ArrayList<String>();
        Files.createDirectories(copies);
        for (var entry : classPath().split(File.pathSeparator)) {
            entries.add(isBuilt(Path.of(entry)) ? copy(Path.of(entry), copies).toString() : entry);
        }
        return command(options, String.join(File.pathSeparator, entries), mainClass, arguments);
    }

    private static boolean isBuilt(Path entry) {
        return Files.isRegularFile(entry) && entry.getParent().endsWith("target");
    }

    private static Path copy(Path file, Path directory) throws IOException {
        return Files.copy(file, directory.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    private static List<String> command(
            List<String> options, String classPath, String mainClass, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(java().toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(arguments);
        return command;
    }

    /** This JVM's class path, absolute, without what a build leaves out. */
    public static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .filter(Files::exists)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
