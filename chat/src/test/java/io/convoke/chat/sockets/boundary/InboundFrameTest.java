package io.convoke.chat.sockets.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboundFrameTest {
    @Test
    void everyKindIsRead() {
        assertThat(InboundFrame.read("{\"op\":\"send\",\"ref\":\"1\",\"type\":\"text\",\"message\":\"hi\"}"))
                .isEqualTo(new InboundFrame.Send("1", "text", "hi"));
        assertThat(InboundFrame.read("{\"op\":\"resume\",\"after\":3}"))
                .isEqualTo(new InboundFrame.Resume(3L, Optional.empty()));
        assertThat(InboundFrame.read("{\"op\":\"resume\",\"after\":0,\"changes\":2}"))
                .isEqualTo(new InboundFrame.Resume(0L, Optional.of(2L)));
        assertThat(InboundFrame.read("{\"op\":\"typing\"}")).isEqualTo(new InboundFrame.Typing());
        assertThat(InboundFrame.read("{\"op\":\"read\",\"seq\":7}")).isEqualTo(new InboundFrame.Read(7L));
        assertThat(InboundFrame.read("{\"op\":\"ping\"}")).isEqualTo(new InboundFrame.Ping());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[]",
                "\"op\"",
                "null",
                "{}",
                "{\"op\":7}",
                "{\"op\":\"shout\"}",
                "{\"op\":\"ping\",\"op\":\"ping\"}",
                "{\"op\":\"ping\"} {}",
                "{\"op\":\"ping\",\"extra\":1}",
                "{\"op\":\"resume\"}",
                "{\"op\":\"resume\",\"after\":-1}",
                "{\"op\":\"resume\",\"after\":\"1\"}",
                "{\"op\":\"resume\",\"after\":1.5}",
                "{\"op\":\"resume\",\"after\":1e309}",
                "{\"op\":\"resume\",\"after\":9223372036854775808}",
                "{\"op\":\"resume\",\"after\":1,\"changes\":-1}",
                "{\"op\":\"read\"}",
                "{\"op\":\"read\",\"seq\":null}",
                "{\"op\":\"send\",\"message\":{\"a\":1}}",
                "{\"op\":\"send\",\"message\":17}",
                "{\"op\":\"send\",\"ref\":\"a\\u0000b\"}"
            })
    void theRestIsMalformed(String text) {
        assertThatThrownBy(() -> InboundFrame.read(text))
                .asInstanceOf(type(DomainException.class))
                .satisfies(refusal -> {
                    assertThat(refusal.type()).isEqualTo(CommonProblem.MALFORMED_REQUEST);
                    assertThat(refusal.getMessage()).doesNotContain("jackson", "Exception", "convoke");
                });
    }

    @Test
    void deepNestingIsMalformed() {
        var deep = "{\"op\":\"send\",\"message\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        assertThatThrownBy(() -> InboundFrame.read(deep)).isInstanceOf(DomainException.class);
    }

    @Test
    void theRefIsFoundWhereThereIsOne() {
        assertThat(InboundFrame.refOf("{\"op\":\"nonsense\",\"ref\":\"r1\"}")).contains("r1");
        assertThat(InboundFrame.refOf("{\"ref\":1}")).isEmpty();
        assertThat(InboundFrame.refOf("{\"ref\":\"" + "r".repeat(65) + "\"}")).isEmpty();
        assertThat(InboundFrame.refOf("not JSON")).isEmpty();
        assertThat(InboundFrame.refOf("")).isEmpty();
    }
}
