package io.convoke.common.events;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.scram.ScramExtensionsCallback;

/** Says who logs in at the broker, with the password of the moment: a new one is used from the next connection on. */
public final class BrokerCredentials implements AuthenticateCallbackHandler {
    private BrokerAccess access;

    @Override
    public void configure(Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> entries) {
        access = BrokerAccess.current();
    }

    @Override
    public void handle(Callback[] callbacks) throws IOException, UnsupportedCallbackException {
        for (var callback : callbacks) {
            if (callback instanceof NameCallback name) {
                name.setName(present(access.user(), BrokerAccess.USER));
            } else if (callback instanceof PasswordCallback password) {
                password.setPassword(
                        present(access.password(), BrokerAccess.PASSWORD).toCharArray());
            } else if (!(callback instanceof ScramExtensionsCallback)) {
                throw new UnsupportedCallbackException(callback);
            }
        }
    }

    private static String present(Optional<String> value, String key) throws IOException {
        return value.orElseThrow(() -> new IOException(key + " is missing"));
    }

    @Override
    public void close() {}
}
