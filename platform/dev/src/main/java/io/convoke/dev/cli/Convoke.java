package io.convoke.dev.cli;

import io.convoke.dev.local.LogLine;
import io.convoke.dev.local.Trouble;
import io.convoke.dev.parts.PartFailure;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** The program behind {@code ./convoke}, which answers {@code help} and {@code build} by itself. */
@Command(
        name = "./convoke",
        description = "Convoke on this machine.",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            MailCommand.class,
            TelegramCommand.class,
            SeedCommand.class,
            ResetCommand.class,
            KeysCommand.class
        })
public final class Convoke {
    static final int FAILED = ExitCode.SOFTWARE;

    public static void main(String[] arguments) {
        System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
        // What libraries have to say about parts that do not answer is said by the commands, in fewer words.
        LogManager.getLogManager().reset();
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Convoke())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (failure instanceof Trouble || failure instanceof PartFailure) {
                        System.err.println("convoke: " + readable(failure.getMessage()));
                    } else {
                        System.err.println("convoke: this is a mistake of the launcher's own:");
                        failure.printStackTrace(System.err);
                    }
                    return FAILED;
                })
                .setParameterExceptionHandler((mistake, arguments) -> {
                    System.err.println("convoke: " + mistake.getMessage() + " (./convoke help shows the commands)");
                    return ExitCode.USAGE;
                });
    }

    /** The message may end in lines of a log. */
    private static String readable(String message) {
        return message.lines()
                .map(line -> line.startsWith("  ") ? "  " + LogLine.readable(line.substring(2)) : line)
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
