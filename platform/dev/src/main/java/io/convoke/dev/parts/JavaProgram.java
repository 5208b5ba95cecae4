package io.convoke.dev.parts;

import java.nio.file.Files;
import java.nio.file.Path;
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

    public static List<String> command(List<String> options, String mainClass, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(java().toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), mainClass));
        command.addAll(arguments);
        return command;
    }

    /** This JVM's class path, absolute, without what a build leaves out. */
    public static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .filter(Files::exists)
                .map(Path::toString)
                .collect(Collectors.joining(java.io.File.pathSeparator));
    }
}
