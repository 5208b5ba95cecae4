package io.convoke.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.dev.telegram.BotAnswer;
import io.convoke.dev.telegram.BotApiServer;
import io.convoke.dev.telegram.TelegramChats;
import io.convoke.dev.telegram.TelegramMessage;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The Bot API in the test's own JVM, whose {@code sendMessage} misbehaves on demand: refuses, asks to wait, or hangs.
 * Without a demand it does what the API does.
 */
public final class FaultyTelegram implements AutoCloseable {
    private final TelegramChats chats;
    private final BotApiServer server;
    private final String token;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger faultsLeft = new AtomicInteger();
    private volatile Optional<BotAnswer> fault = Optional.empty();
    private volatile CountDownLatch hanging = new CountDownLatch(0);

    /**
     * A call of the API.
     *
     * @param nanos when, by {@link System#nanoTime}
     */
    public record Call(String method, JsonNode parameters, long nanos) {}

    FaultyTelegram(Path directory, String token) {
        this.token = token;
        chats = new TelegramChats(directory);
        server = new BotApiServer(0, token, chats, this::before);
    }

    public URI uri() {
        return server.uri();
    }

    /** What must be in no log and no answer. */
    public String token() {
        return token;
    }

    /** Somebody writes to the bot. */
    public void say(String name, String language, String text) {
        chats.say(name, language, text);
    }

    /** The private chat of somebody who has written to the bot. */
    public long chatId(String name) {
        return chats.person(name).orElseThrow().chatId();
    }

    /** What the bot wrote to somebody, newest last. */
    public List<TelegramMessage> received(String name) {
        return chats.messages(name).stream().filter(TelegramMessage::fromBot).toList();
    }

    /** Somebody blocks the bot, or unblocks it. */
    public void block(String name, boolean blocked) {
        chats.block(name, blocked);
    }

    /** Answers the next so many messages like this, for example 403 {@code Forbidden: bot was blocked by the user}. */
    public void refuse(int status, String description, int times) {
        fail(BotAnswer.error(status, description), times);
    }

    /** Answers the next so many messages with 429. */
    public void tooManyRequests(int retryAfter, int times) {
        fail(BotAnswer.tooManyRequests(retryAfter), times);
    }

    private void fail(BotAnswer answer, int times) {
        fault = Optional.of(answer);
        faultsLeft.set(times);
    }

    /** Says nothing any more when a message is sent, until {@link #behave}. */
    public void hang() {
        hanging = new CountDownLatch(1);
    }

    /** Does what the API does from now on; who hangs is served. */
    public void behave() {
        faultsLeft.set(0);
        hanging.countDown();
    }

    /** The calls of a method so far, refused ones included. */
    public List<Call> calls(String method) {
        return calls.stream().filter(call -> call.method().equals(method)).toList();
    }

    /** How many polls were ended because another one began beside them. */
    public int conflicts() {
        return server.conflicts();
    }

    /** Where the bot wants its updates brought; empty when it polls. */
    public String webhook() {
        return chats.webhookUrl();
    }

    @Override
    public void close() {
        hanging.countDown();
        server.close();
    }

    private Optional<BotAnswer> before(String method, JsonNode parameters) {
        calls.add(new Call(method, parameters, System.nanoTime()));
        if (!method.equals("sendMessage")) {
            return Optional.empty();
        }
        try {
            hanging.await();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
        return faultsLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? fault : Optional.empty();
    }
}
