package io.convoke.dev.telegram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Arguments: port, the directory of the chats, the file with the bot's token. */
public final class TelegramServerMain {
    private TelegramServerMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var token = Files.readString(Path.of(arguments[2])).strip();
        var chats = new TelegramChats(Path.of(arguments[1]));
        try (var server = new BotApiServer(Integer.parseInt(arguments[0]), token, chats, BotFaults.NONE)) {
            System.out.println("The Telegram stand-in listens on port " + server.port());
            Thread.currentThread().join();
        }
    }
}
