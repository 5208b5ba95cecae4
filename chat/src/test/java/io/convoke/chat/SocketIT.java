package io.convoke.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.RunningService;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Talking over the socket. */
@ChatTest
class SocketIT {
    private final Visitor ann = Visitor.user("ann");
    private final Visitor boris = Visitor.user("boris");
    private PublishedEvent event;
    private UUID room;

    @BeforeEach
    void aRoomWithTwo(RunningService service) {
        event = PublishedEvent.known().seat(ann, boris);
        room = ann.roomId(service, event);
    }

    @Test
    void whatOneSaysTheOtherHearsAndItIsInTheHistory(RunningService service) {
        try (var anns = ann.connect(service, room);
                var boriss = boris.connect(service, room)) {
            assertThat(anns.protocol()).isEqualTo("chat.v1");
            var ack = anns.say("Hello");
            var heard = boriss.awaitMessage("Hello");
            assertThat(heard.get("id")).isEqualTo(ack.get("id"));
            assertThat(heard.get("seq").asLong())
                    .isEqualTo(1)
                    .isEqualTo(ack.get("seq").asLong());
            assertThat(anns.awaitMessage("Hello")).isEqualTo(heard);
        }
    }
}
