package io.convoke.dev.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.convoke.dev.local.LocalPlatform;
import io.convoke.dev.local.Place;
import io.convoke.dev.telegram.TelegramMessage;
import io.convoke.dev.telegram.TelegramServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reading the chats with the bot, also when nothing runs, and taking part in them as a person would. */
@Command(name = "telegram", description = "Shows the chats with the bot, newest last, or writes to the bot.")
final class TelegramCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "user", description = "Only this person's chat.")
    private Optional<String> user;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "text",
            description = "What the person writes to the bot; - reads it from the standard input.")
    private Optional<String> text;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Option(names = "--language", description = "The language of the person's Telegram.")
    private String language = "en";

    @ArgGroup
    private Blocking blocking;

    /** One or the other. */
    static final class Blocking {
        @Option(names = "--block", required = true, description = "The person blocks the bot.")
        private boolean block;

        @Option(names = "--unblock", required = true, description = "The person unblocks the bot.")
        private boolean unblock;
    }

    @Override
    public Integer call() {
        if (blocking != null) {
            var person = person();
            telegram().block(person, blocking.block && !blocking.unblock);
        } else if (text.isPresent()) {
            var person = person();
            telegram().say(person, language, text.get().equals("-") ? standardInput() : text.get());
        } else {
            show(telegram());
        }
        return 0;
    }

    private static TelegramServer telegram() {
        return LocalPlatform.telegram(Place.ofThisRun());
    }

    private String person() {
        return user.filter(name -> name.matches("[\\w.-]{1,100}"))
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "say who: letters, digits, dots, hyphens and underscores"));
    }

    private static String standardInput() {
        try {
            return new String(System.in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void show(TelegramServer telegram) {
        var chats = telegram.chats();
        List<TelegramMessage> messages = user.map(chats::messages).orElseGet(chats::messages);
        if (json) {
            messages.forEach(message -> System.out.println(json(message)));
        } else if (messages.isEmpty()) {
            System.out.println("No message"
                    + user.map(name -> " between " + name + " and the bot").orElse("") + " yet.");
        } else {
            messages.forEach(TelegramCommand::print);
        }
    }

    static String json(TelegramMessage message) {
        var object = new LinkedHashMap<String, Object>();
        object.put("user", message.person());
        object.put("from", message.fromBot() ? "bot" : message.person());
        object.put("text", message.text());
        object.put("links", message.links());
        object.put("date", message.date().toString());
        try {
            return JSON.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void print(TelegramMessage message) {
        System.out.println("---- " + message.id() + "  "
                + DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
                        .withZone(ZoneId.systemDefault())
                        .format(message.date())
                + "  " + (message.fromBot() ? "bot to " + message.person() : message.person() + " to bot"));
        System.out.println();
        System.out.println(message.text());
        message.links().forEach(link -> System.out.println("  -> " + link));
        System.out.println();
    }
}
