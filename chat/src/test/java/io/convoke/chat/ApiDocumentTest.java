package io.convoke.chat;

import io.convoke.testkit.openapi.OpenApiDocument;
import org.junit.jupiter.api.Test;

class ApiDocumentTest {
    @Test
    void theContractIsCompleteAndOnlyChangesOnPurpose() {
        OpenApiDocument.of("chat").assertUnchanged().assertComplete();
    }
}
