package io.convoke.common.database;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;

/** The service's schema, reached in two ways: within the current transaction, and beside any transaction. */
@ApplicationScoped
public class ServiceDatabase {
    @PersistenceContext
    EntityManager entities;

    @Inject
    @ConfigProperty(name = "convoke.service.name")
    String service;

    private DataSource direct;

    /** Work on a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    @PostConstruct
    @SuppressWarnings("BanJNDI") // the name is ours, and the server that answers is the one this runs in
    void connect() {
        try {
            direct = InitialContext.doLookup("jdbc/" + service + "-direct");
        } catch (NamingException e) {
            throw new IllegalStateException("The server has no data source jdbc/" + service + "-direct", e);
        }
    }

    /** Works on the connection that the current transaction's entities use; what it writes commits with them. */
    public <T> T inTransaction(Work<T> work) {
        return entities.unwrap(Session.class).doReturningWork(work::on);
    }

    /** Works on a connection of its own, in auto-commit, whatever transaction there is; for locks and listening too. */
    public <T> T beside(Work<T> work) throws SQLException {
        try (var connection = direct.getConnection()) {
            connection.setAutoCommit(true);
            return work.on(connection);
        }
    }

    /** The data source without transactions. */
    public DataSource direct() {
        return direct;
    }
}
