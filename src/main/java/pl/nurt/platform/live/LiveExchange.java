package pl.nurt.platform.live;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Carries committed events between the portals on one database, by PostgreSQL's LISTEN and NOTIFY.
 *
 * <p>Sent after the commit by a thread of its own, so that a transaction never waits for it; a portal hears nothing of what it said
 * itself. A portal that was cut off from the database has its views look at everything again. Events are hints: who needs an event for
 * sure uses the registry of events between rooms.
 */
@Component
class LiveExchange implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(LiveExchange.class);
    private static final String CHANNEL = "nurt_live";
    private static final int MOST_WAITING = 10_000;
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final String portal = UUID.randomUUID().toString();
    private final LiveUpdates live;
    private final ApplicationEventPublisher events;
    private final JdbcConnectionDetails database;
    private final DataSource pool;
    private final BlockingQueue<LiveEvent> outgoing = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile boolean overflowed;
    private volatile boolean running;
    private volatile @Nullable Connection listening;
    private @Nullable Thread listener;
    private @Nullable Thread sender;

    LiveExchange(LiveUpdates live, ApplicationEventPublisher events, JdbcConnectionDetails database, DataSource pool) {
        this.live = live;
        this.events = events;
        this.database = database;
        this.pool = pool;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void committed(LiveEvent event) {
        if (running && !(event instanceof TimePassed) && !outgoing.offer(event)) {
            overflowed = true;
        }
    }

    @Override
    public void start() {
        running = true;
        listener = Thread.ofVirtual().name("live-listener").start(this::listen);
        sender = Thread.ofVirtual().name("live-sender").start(this::send);
    }

    private void listen() {
        var pause = FIRST_PAUSE;
        var missed = false;
        while (running) {
            try (var connection = connect()) {
                listening = connection;
                if (missed) {
                    log.info("live exchange is back");
                    live.missed(LiveEvent.class);
                }
                // Whatever ends the connection from here on may have let events pass unheard.
                missed = true;
                pause = FIRST_PAUSE;
                hear(connection);
            } catch (SQLException away) {
                if (running) {
                    log.warn("live exchange is away, tries again in {} ms: {}", pause.toMillis(), away.getSQLState());
                    pause = sleep(pause);
                }
            } catch (RuntimeException unexpected) {
                log.error("live exchange stumbled", unexpected);
                pause = sleep(pause);
            }
        }
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", database.getUsername() == null ? "" : database.getUsername());
        properties.setProperty("password", database.getPassword() == null ? "" : database.getPassword());
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "nurt-live");
        var connection = DriverManager.getConnection(database.getJdbcUrl(), properties);
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
            return connection;
        } catch (SQLException unusable) {
            connection.close();
            throw unusable;
        }
    }

    private void hear(Connection connection) throws SQLException {
        var postgres = connection.unwrap(PGConnection.class);
        while (running) {
            var heard = postgres.getNotifications((int) LONGEST_SILENCE.toMillis());
            if (heard == null || heard.length == 0) {
                // A connection that died without a word is noticed by asking.
                if (running && !connection.isValid(2)) {
                    throw new SQLException("no answer", "08006");
                }
                continue;
            }
            for (var notification : heard) {
                if (!LiveMessage.isFrom(portal, notification.getParameter())) {
                    LiveMessage.read(notification.getParameter()).forEach(this::arrived);
                }
            }
        }
    }

    private void arrived(LiveMessage.Heard heard) {
        heard.event()
                .ifPresentOrElse(
                        event -> {
                            live.committed(event);
                            events.publishEvent(new LiveArrival(event));
                        },
                        () -> live.missed(heard.kind()));
    }

    private void send() {
        var pause = FIRST_PAUSE;
        List<String> unsent = List.of();
        while (running) {
            try {
                unsent = unsent.isEmpty() ? next() : unsent;
                notifyAll(unsent);
                unsent = List.of();
                pause = FIRST_PAUSE;
            } catch (SQLException away) {
                pause = sleep(pause);
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException unsendable) {
                log.error("live events not sent", unsendable);
                unsent = List.of();
            }
        }
    }

    private List<String> next() throws InterruptedException {
        var batch = new ArrayList<LiveEvent>();
        var first = outgoing.poll(LONGEST_SILENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (first == null) {
            return List.of();
        }
        batch.add(first);
        outgoing.drainTo(batch);
        if (overflowed) {
            overflowed = false;
            return List.of(portal + "\n" + LiveEvent.class.getName());
        }
        return LiveMessage.messages(portal, batch);
    }

    private void notifyAll(List<String> messages) throws SQLException {
        if (messages.isEmpty()) {
            return;
        }
        try (var connection = pool.getConnection();
                var statement = connection.prepareStatement("select pg_notify(?, ?)")) {
            for (var message : messages) {
                statement.setString(1, CHANNEL);
                statement.setString(2, message);
                statement.execute();
            }
        }
    }

    private static Duration sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        var longer = pause.multipliedBy(2);
        return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }

    @Override
    public void stop() {
        running = false;
        var connection = listening;
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException gone) {
                log.debug("live exchange was gone already", gone);
            }
        }
        if (listener != null) {
            listener.interrupt();
        }
        if (sender != null) {
            sender.interrupt();
        }
    }

    /** Goes on while a context is put aside, as in tests. */
    @Override
    public boolean isPauseable() {
        return false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
