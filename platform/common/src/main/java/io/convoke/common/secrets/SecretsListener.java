package io.convoke.common.secrets;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Ends the refreshes with the application; the server does not close the configuration sources of one that it stops. */
@WebListener
public class SecretsListener implements ServletContextListener {

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        SharedSecrets.callingService().ifPresent(SharedSecrets::close);
    }
}
