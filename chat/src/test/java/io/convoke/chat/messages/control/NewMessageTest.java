package io.convoke.chat.messages.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.convoke.chat.messages.entity.MessageType;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.common.problem.ProblemType;
import io.convoke.common.problem.Violation;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NewMessageTest {
    private static final String MEDIA = "019b2c3d-2222-7333-8444-555566667777";

    @Test
    void textIsTakenWithoutWhiteSpaceAtItsEnds() {
        var message = NewMessage.of("r1", "text", "  two\nlines\t ");
        assertThat(message).isEqualTo(new NewMessage(Optional.of("r1"), MessageType.TEXT, "two\nlines"));
        assertThat(NewMessage.of(null, "text", "x".repeat(4_000)).text()).hasSize(4_000);
    }

    @Test
    void aMediaIsItsId() {
        assertThat(NewMessage.of(null, "media", MEDIA.toUpperCase(java.util.Locale.ROOT))
                        .text())
                .isEqualTo(MEDIA);
        refused(null, "media", "cat.png", CommonProblem.VALIDATION_FAILED, "message");
        refused(null, "media", "1-1-1-1-1", CommonProblem.VALIDATION_FAILED, "message");
    }

    @Test
    void theRestIsRefusedByName() {
        refused(null, "text", "x".repeat(4_001), CommonProblem.VALIDATION_FAILED, "message");
        refused(null, "text", " \n ", CommonProblem.VALIDATION_FAILED, "message");
        refused(null, "text", null, CommonProblem.VALIDATION_FAILED, "message");
        refused(null, "text", "bell \u0007", CommonProblem.MALFORMED_REQUEST, "message");
        refused(null, "video", "x", CommonProblem.VALIDATION_FAILED, "type");
        refused(null, null, "x", CommonProblem.VALIDATION_FAILED, "type");
        refused("", "text", "x", CommonProblem.VALIDATION_FAILED, "ref");
        refused("r".repeat(65), "text", "x", CommonProblem.VALIDATION_FAILED, "ref");
        refused("with space", "text", "x", CommonProblem.VALIDATION_FAILED, "ref");
    }

    private static void refused(String ref, String type, String message, ProblemType problem, String field) {
        assertThatThrownBy(() -> NewMessage.of(ref, type, message))
                .asInstanceOf(type(DomainException.class))
                .satisfies(refusal -> {
                    assertThat(refusal.type()).isEqualTo(problem);
                    assertThat(refusal.violations())
                            .extracting(Violation::field)
                            .containsExactly(field);
                });
    }
}
