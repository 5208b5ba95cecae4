package io.convoke.common.secrets;

import io.convoke.dev.parts.OpenBao;
import io.convoke.dev.parts.OpenBaoProgram;
import io.convoke.dev.parts.Ports;
import io.convoke.testkit.Needed;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real server for a test. Where there is no program to run, the test is skipped and says why; in CI it fails instead. */
final class OpenBaoServer implements ExecutionCondition {

    static final Path TOOLS = Path.of(System.getProperty("convoke.root", "../.."), ".convoke", "tools");
    private static final String MISSING = "there is neither bao nor vault on the PATH, at " + OpenBaoProgram.VARIABLE
            + " or under " + TOOLS + ": the Vault backend is not tested against a real server";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (isThere() || Needed.everything()) {
            return ConditionEvaluationResult.enabled("a real server has to run");
        }
        // The build's own report counts skipped tests without a word of why.
        System.err.println("Skipped: " + MISSING);
        return ConditionEvaluationResult.disabled(MISSING);
    }

    static OpenBao start(Path directory) {
        if (!isThere()) {
            throw new IllegalStateException(MISSING);
        }
        var server = new OpenBao(directory.resolve("openbao"), TOOLS, Ports.free(), directory.resolve("openbao.log"));
        server.start(Duration.ofSeconds(60));
        return server;
    }

    private static boolean isThere() {
        return OpenBaoProgram.find(TOOLS).isPresent();
    }
}
