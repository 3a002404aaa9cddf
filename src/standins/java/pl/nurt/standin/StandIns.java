package pl.nurt.standin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import pl.nurt.standin.ksef.KsefStandIn;
import pl.nurt.standin.mail.MailStandIn;
import pl.nurt.standin.push.PushStandIn;
import pl.nurt.standin.sms.SmsStandIn;

/**
 * All stand-ins in one process, and the page that shows what they received.
 *
 * <p>{@code java -jar nurt-standins.jar SETTINGS} writes the portal's settings into the file and says {@code ready ADDRESS}; it ends with
 * the signal to end.
 */
public final class StandIns implements AutoCloseable {
    private final List<StandIn> all;
    private final Page page;

    private StandIns(List<StandIn> all) {
        this.all = all;
        page = new Page(all);
    }

    /** Started, each on a port of its own. */
    public static StandIns start() {
        return new StandIns(List.of(new MailStandIn(), new SmsStandIn(), new PushStandIn(), new KsefStandIn()));
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var standIns = start();
        if (arguments.length > 0) {
            try (var file = Files.newBufferedWriter(Path.of(arguments[0]))) {
                standIns.settings().store(file, "Where the portal of the demo finds the stand-ins");
            }
        }
        System.out.println("ready " + standIns.address());
        System.out.flush();
        Thread.currentThread().join();
    }

    /** Of the page that shows all of them. */
    public String address() {
        return page.address();
    }

    /** What the portal must be told to find them. */
    public Properties settings() {
        var settings = new Properties();
        settings.setProperty("nurt.notice.stand-ins", address());
        // They are on this machine, where the portal connects to nobody else.
        settings.setProperty("nurt.egress.networks", "127.0.0.0/8,::1,0.0.0.0/0,::/0");
        all.forEach(standIn -> standIn.settings().forEach(settings::setProperty));
        return settings;
    }

    public Notebook notebook(String name) {
        return all.stream()
                .filter(standIn -> standIn.name().equals(name))
                .findFirst()
                .orElseThrow()
                .notebook();
    }

    @Override
    public void close() {
        page.close();
        new ArrayList<>(all).reversed().forEach(StandIn::close);
    }
}
