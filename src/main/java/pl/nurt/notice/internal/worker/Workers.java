package pl.nurt.notice.internal.worker;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import pl.nurt.notice.Channel;
import pl.nurt.notice.DeliveriesChanged;
import pl.nurt.notice.internal.DeliveryQueue;
import pl.nurt.notice.internal.NoticeSettings;
import pl.nurt.notice.internal.Sender;
import pl.nurt.platform.live.LiveArrival;

/**
 * Keeps the workers of every channel that is set up going while the portal runs.
 *
 * <p>They wake when rows were queued, here or by another portal, and look every few seconds for those whose time has come.
 * A stop lets each finish the batch it has in hand.
 */
@Component
class Workers implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Workers.class);
    private static final int SIDE_BY_SIDE = 3;
    private static final long LOOK_SECONDS = 3;

    private final List<Sender> senders;
    private final DeliveryQueue queue;
    private final ChannelTroubles troubles;
    private final NoticeSettings settings;
    private final Clock clock;
    private final List<Loop> loops = new ArrayList<>();
    private volatile boolean running;

    Workers(List<Sender> senders, DeliveryQueue queue, ChannelTroubles troubles, NoticeSettings settings, Clock clock) {
        this.settings = settings;
        this.senders = senders;
        this.queue = queue;
        this.troubles = troubles;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        for (var sender : senders) {
            var rate = new Rate(sender.perSecond(), clock);
            for (var i = 0; sender.isSetUp() && i < SIDE_BY_SIDE; i++) {
                loops.add(new Loop(sender, rate));
            }
        }
        loops.forEach(loop -> loop.thread.start());
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void queued(DeliveriesChanged event) {
        loops.stream().filter(loop -> loop.channel == event.channel()).forEach(Loop::wake);
    }

    /** What another portal queued: whoever is free takes it. */
    @EventListener
    void queuedElsewhere(LiveArrival arrival) {
        if (arrival.event() instanceof DeliveriesChanged event) {
            queued(event);
        }
    }

    @Override
    public void stop() {
        running = false;
        loops.forEach(Loop::wake);
        for (var loop : loops) {
            try {
                loop.thread.join(TimeUnit.SECONDS.toMillis(15));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        loops.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private final class Loop implements Runnable {
        private final Channel channel;
        private final ChannelWorker worker;
        private final Rate rate;
        private final Semaphore woken = new Semaphore(0);
        private final Thread thread;

        Loop(Sender sender, Rate rate) {
            this.channel = sender.channel();
            this.rate = rate;
            worker = new ChannelWorker(sender, queue, troubles, settings.lease(), clock);
            thread = Thread.ofVirtual().name("notice-" + channel).unstarted(this);
        }

        void wake() {
            woken.release();
        }

        @Override
        public void run() {
            try {
                while (running) {
                    if (round() == 0) {
                        woken.tryAcquire(LOOK_SECONDS, TimeUnit.SECONDS);
                        woken.drainPermits();
                    }
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        private int round() throws InterruptedException {
            try {
                var taken = worker.round(rate.free());
                rate.used(taken);
                return taken;
            } catch (DataAccessException | TransactionException away) {
                log.warn("messages wait: the database cannot be reached channel={}", channel, away);
                return 0;
            } catch (RuntimeException unexpected) {
                // The rows in hand come back when their lease ends.
                log.error("a batch of messages failed channel={}", channel, unexpected);
                return 0;
            }
        }
    }
}
