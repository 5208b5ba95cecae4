package io.convoke.dev.cli;

import io.convoke.dev.local.LogLine;
import io.convoke.dev.local.SecretsBackend;
import io.convoke.dev.local.Topology;
import io.convoke.dev.local.Trouble;
import io.convoke.dev.parts.PartFailure;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.logging.LogManager;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

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
    private static final int LINE_WIDTH = 400;
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
                .registerConverter(Topology.class, oneOf(Topology.values()))
                .registerConverter(SecretsBackend.class, oneOf(SecretsBackend.values()))
                .registerConverter(int.class, Convoke::wholeNumber)
                .registerConverter(Integer.class, Convoke::wholeNumber)
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
                    System.err.println("convoke: " + words(mistake) + " (./convoke help shows the commands)");
                    return ExitCode.USAGE;
                });
    }

    private static String cut(String line) {
        return line.length() > LINE_WIDTH ? line.substring(0, LINE_WIDTH) + "…" : line;
    }

    /** Takes the words of the help, in any letter case, and names them when it is given another. */
    private static <T> ITypeConverter<T> oneOf(T[] values) {
        return text -> Arrays.stream(values)
                .filter(value -> value.toString().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("expected "
                        + Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(" or ")) + ", not '"
                        + text + "'"));
    }

    private static int wholeNumber(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException mistake) {
            throw new TypeConversionException("expected a whole number, not '" + text + "'");
        }
    }

    private static String words(ParameterException mistake) {
        if (mistake instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            var word = unmatched.getUnmatched().get(0);
            var command = mistake.getCommandLine();
            return command.getParent() == null
                    ? "there is no command '" + word + "'"
                    : command.getCommandName() + " has no use for '" + word + "'";
        }
        return mistake.getMessage();
    }

    /** The message may end in lines of a log. */
    static String readable(String message) {
        return message.lines()
                .map(line -> line.startsWith("  ") ? "  " + cut(LogLine.readable(line.substring(2))) : line)
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
