package io.convoke.dev.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerXmlTest {

    @Test
    void aServerOfOneServiceHasTheThreadsOfTheFragments() {
        assertThat(ServerXml.of("auth", List.of("auth", "api-docs"), name -> "/c/" + name + ".xml", Map.of()))
                .doesNotContain("server.core-threads");
    }

    @Test
    void variablesFollowTheFragmentsOverWhoseDefaultsTheyWin() {
        assertThat(ServerXml.of(
                        "a <b>", List.of("auth", "event"), name -> "/c/" + name + ".xml", Map.of("x", "\"&", "b", "1")))
                .isEqualTo("""
                        <server description="a &lt;b>">
                          <include location="/c/common.xml"/>
                          <include location="/c/auth.xml"/>
                          <include location="/c/event.xml"/>
                          <variable name="server.core-threads" defaultValue="72"/>
                          <variable name="b" value="1"/>
                          <variable name="x" value="&quot;&amp;"/>
                        </server>
                        """);
    }
}
