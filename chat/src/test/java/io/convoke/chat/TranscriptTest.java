package io.convoke.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.chat.Transcript.Heard;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A check that cannot fail proves nothing. */
class TranscriptTest {
    private static final Map<Long, String> STORED = Map.of(1L, "a", 2L, "b", 3L, "c");
    private static final List<Heard> ALL = List.of(new Heard(1, "a"), new Heard(2, "b"), new Heard(3, "c"));

    @Test
    void whatIsWellHasNoViolations() {
        assertThat(new Transcript(Map.of("a", 1L, "c", 3L), STORED, Map.of("ann", ALL)).violations())
                .isEmpty();
    }

    @Test
    void aLostAcknowledgementIsFound() {
        assertThat(new Transcript(Map.of("d", 4L), STORED, Map.of()).violations())
                .containsExactly("d was acknowledged at 4, where the history has null");
        assertThat(new Transcript(Map.of("a", 2L), STORED, Map.of()).violations())
                .hasSize(1);
    }

    @Test
    void aMessageStoredTwiceAndAGapInTheHistoryAreFound() {
        assertThat(new Transcript(Map.of(), Map.of(1L, "a", 2L, "a"), Map.of()).violations())
                .hasSize(1);
        assertThat(new Transcript(Map.of(), Map.of(1L, "a", 3L, "c"), Map.of()).violations())
                .containsExactly("the history has no place 2");
    }

    @Test
    void gapsDoublesAndOtherOrdersAreFound() {
        assertThat(heard(new Heard(1, "a"), new Heard(3, "c"))).containsExactly("ann heard 3 after 1");
        assertThat(heard(new Heard(1, "a"), new Heard(2, "b"), new Heard(2, "b"), new Heard(3, "c")))
                .containsExactly("ann heard 2 twice");
        assertThat(heard(new Heard(1, "b"), new Heard(2, "a"), new Heard(3, "c")))
                .containsExactly("ann heard b at 1", "ann heard a at 2");
        assertThat(heard(new Heard(1, "a"), new Heard(2, "b"))).containsExactly("ann heard nothing after 2 of 3");
    }

    private static List<String> heard(Heard... messages) {
        return new Transcript(Map.of(), STORED, Map.of("ann", List.of(messages))).violations();
    }
}
