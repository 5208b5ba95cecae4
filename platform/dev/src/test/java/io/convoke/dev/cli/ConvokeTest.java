package io.convoke.dev.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.convoke.dev.local.Options;
import io.convoke.dev.local.SecretsBackend;
import io.convoke.dev.local.Topology;
import io.convoke.dev.parts.Mailbox.Attachment;
import io.convoke.dev.parts.Mailbox.Mail;
import io.convoke.dev.parts.PartFailure;
import io.convoke.dev.telegram.TelegramMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class ConvokeTest {

    @Test
    void upHasDefaults() {
        assertThat(up()).isEqualTo(new Options(8080, Topology.ONE, SecretsBackend.DIRECTORY, false, ""));
    }

    @Test
    void upTakesOptions() {
        assertThat(up(
                        "--port=9000",
                        "--topology",
                        "eight",
                        "--secrets",
                        "vault",
                        "--public-url",
                        "https://c.example",
                        "--observe"))
                .isEqualTo(new Options(9000, Topology.EIGHT, SecretsBackend.VAULT, true, "https://c.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--port=0", "--port=x", "--topology=nine", "--secrets=here", "--public-url=c", "--nope", "more"})
    void aMistakeInTheCommandLineIsOne(String argument) {
        assertThatThrownBy(() -> up(argument)).isInstanceOf(ParameterException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "up --port x|expected a whole number, not 'x'",
                "up --topology nine|'--topology': expected one or eight or none, not 'nine'",
                "up --secrets here|'--secrets': expected directory or vault, not 'here'",
                "logs -n some|expected a whole number, not 'some'",
                "up more|up has no use for 'more'",
                "down --force|Unknown option: '--force'",
                "uo|there is no command 'uo'"
            })
    void aMistakeIsNamedInTheWordsOfTheHelp(String line, String words) {
        var said = new ByteArrayOutputStream();
        var before = System.err;
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(Convoke.commandLine().execute(line.split(" "))).isEqualTo(2);
        } finally {
            System.setErr(before);
        }
        assertThat(said.toString(StandardCharsets.UTF_8))
                .startsWith("convoke: ")
                .contains(words, "./convoke help");
    }

    @Test
    void aMistakeHasAnExitCodeOfItsOwn() {
        assertThat(Convoke.commandLine().execute("up", "--port=99999")).isEqualTo(2);
        assertThat(Convoke.commandLine().execute("uo")).isEqualTo(2);
    }

    @Test
    void theHelpNamesEveryCommandAndOption() throws IOException {
        try (var in = Convoke.class.getResourceAsStream("help.txt")) {
            var help = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Convoke.commandLine().getSubcommands().forEach((name, command) -> {
                assertThat(help).containsPattern("(?m)^  " + name + " ");
                command.getCommandSpec()
                        .options()
                        .forEach(option -> assertThat(help).contains(option.names()));
            });
        }
    }

    @Test
    void aMailIsOneLineOfJson() throws IOException {
        var attachment = new Attachment(
                "event.ics", "text/calendar; method=REQUEST", "BEGIN:VCALENDAR".getBytes(StandardCharsets.UTF_8));
        var mail = new Mail(
                7,
                "a@b.example",
                "c@d.example",
                "Тема",
                Instant.parse("2026-11-01T10:00:00Z"),
                "one\ntwo",
                "<p>",
                List.of(attachment),
                List.of());
        var line = MailCommand.json(mail);
        assertThat(line).doesNotContain("\n");
        var object = new ObjectMapper().readTree(line);
        assertThat(object.fieldNames())
                .toIterable()
                .containsExactly("to", "from", "subject", "date", "text", "html", "attachments");
        assertThat(object.path("text").asText()).isEqualTo("one\ntwo");
        assertThat(object.at("/attachments/0/text").asText()).isEqualTo("BEGIN:VCALENDAR");
        assertThat(object.at("/attachments/0").fieldNames()).toIterable().containsExactly("name", "type", "text");
    }

    @Test
    void aTelegramMessageIsOneLineOfJson() throws IOException {
        var message = new TelegramMessage(
                3,
                "ann",
                true,
                "See you\nthere",
                "<b>See you</b>\nthere",
                List.of("https://c.example/x"),
                Instant.parse("2026-11-01T10:00:00Z"));
        var line = TelegramCommand.json(message);
        assertThat(line).doesNotContain("\n");
        var object = new ObjectMapper().readTree(line);
        assertThat(object.fieldNames()).toIterable().containsExactly("user", "from", "text", "links", "date");
        assertThat(object.path("from").asText()).isEqualTo("bot");
        assertThat(object.path("text").asText()).isEqualTo("See you\nthere");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--block --unblock ann", "ann text more", "--block"})
    void aMistakeAboutTelegramIsOneToo(String arguments) {
        var all = new ArrayList<>(List.of("telegram"));
        all.addAll(List.of(arguments.split(" ")));
        assertThat(Convoke.commandLine().execute(all.toArray(String[]::new))).isEqualTo(2);
    }

    @Test
    void whatIsWaitedForIsWrittenOverOnATerminalOnly() {
        assertThat(output(true)).isEqualTo("waiting\r\u001b[Kdone\n");
        assertThat(output(false)).isEqualTo("done\n");
    }

    @Test
    void theLogAtTheEndOfAFailureIsReadable() {
        var line = "{\"loglevel\":\"ERROR\",\"module\":\"io.convoke.Some\",\"message\":\"" + "long ".repeat(200)
                + "\",\"ibm_datetime\":\"2026-11-25T23:04:38.431+0000\"}";
        var failure = new PartFailure("convoke", "ended while starting", List.of(line, "plain"), null);
        assertThat(Convoke.readable(failure.getMessage()).lines().toList())
                .hasSize(3)
                .satisfies(lines -> assertThat(lines.get(1))
                        .startsWith("  2026-11-25T23:04:38.431Z ERROR io.convoke.Some: long long")
                        .endsWith("…")
                        .hasSizeLessThan(450))
                .contains("convoke: ended while starting", "  plain");
    }

    private static String output(boolean interactive) {
        var bytes = new ByteArrayOutputStream();
        var terminal = new Terminal(new PrintStream(bytes, true, StandardCharsets.UTF_8), interactive);
        terminal.waiting("waiting");
        terminal.said("done");
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Options up(String... arguments) {
        var all = new ArrayList<>(List.of("up"));
        all.addAll(List.of(arguments));
        var parsed = Convoke.commandLine().parseArgs(all.toArray(String[]::new));
        CommandLine up = parsed.subcommand().commandSpec().commandLine();
        return ((UpCommand) up.getCommand()).options();
    }
}
