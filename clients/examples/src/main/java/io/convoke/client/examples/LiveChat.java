package io.convoke.client.examples;

import io.convoke.client.api.ChatSocketsApi;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Opens the chat of an event. */
public final class LiveChat {
    private final URI address;
    private final ChatSocketsApi sockets;

    public LiveChat(URI address, Convoke member) {
        this.address = address;
        this.sockets = member.api(ChatSocketsApi.class);
    }

    // snippet: chat
    /** Connects with a ticket that is good once, and gets what was said after a message that one has seen. */
    public WebSocket open(UUID chat, long lastSeen, Consumer<String> frames) {
        var ticket = sockets.createSocketTicket(chat).getTicket();
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Origin", address.toString()) // a browser sends it by itself
                .subprotocols("chat.v1", "ticket." + ticket)
                .buildAsync(address(chat, lastSeen), new Frames(frames))
                .join();
    }

    private URI address(UUID chat, long lastSeen) {
        var scheme = address.getScheme().equals("https") ? "wss" : "ws";
        return URI.create(
                scheme + "://" + address.getAuthority() + "/api/v1/chats/" + chat + "/socket?after=" + lastSeen);
    }

    /** Puts frames together that come in pieces. */
    private static final class Frames implements WebSocket.Listener {
        private final Consumer<String> whole;
        private final StringBuilder pieces = new StringBuilder();

        Frames(Consumer<String> whole) {
            this.whole = whole;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence piece, boolean last) {
            pieces.append(piece);
            if (last) {
                whole.accept(pieces.toString());
                pieces.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }
    // end
}
