package io.convoke.chat.sockets.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.common.json.Json;
import java.util.ArrayList;
import java.util.List;

/** A line whose other side reads at once, or not at all until it is told to. */
final class FakeLine implements Line {
    final List<String> sent = new ArrayList<>();
    final List<Ending> endings = new ArrayList<>();
    private final List<Outcome> pending = new ArrayList<>();
    private boolean reading = true;

    FakeLine stopReading() {
        reading = false;
        return this;
    }

    /** Reads one frame that is on its way. */
    void readOne() {
        pending.remove(0).sent(true);
    }

    /** Reads everything from now on. */
    void readAll() {
        reading = true;
        while (!pending.isEmpty()) {
            readOne();
        }
    }

    void breakOff() {
        pending.remove(0).sent(false);
    }

    @Override
    public void send(String frame, Outcome outcome) {
        sent.add(frame);
        if (reading) {
            outcome.sent(true);
        } else {
            pending.add(outcome);
        }
    }

    @Override
    public void end(Ending ending) {
        endings.add(ending);
    }

    List<JsonNode> frames(String op) {
        return sent.stream()
                .map(Json::tree)
                .filter(frame -> frame.get("op").asText().equals(op))
                .toList();
    }

    /** The places of the messages that were sent, in order. */
    List<Long> seqs() {
        return frames("message").stream()
                .map(frame -> frame.get("seq").asLong())
                .toList();
    }

    /** The numbers of the changes that were sent, in order. */
    List<Long> changes() {
        return frames("changed").stream()
                .map(frame -> frame.get("change").asLong())
                .toList();
    }
}
