package pl.nurt.testing;

import java.util.HashMap;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import pl.nurt.standin.Notebook;
import pl.nurt.standin.StandIns;

/** The outside systems of the tests: one set of stand-ins a JVM, which every application of the tests is told of. */
public class TestStandIns implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final StandIns ALL = StandIns.start();

    /** What one of them received; tests look for their own keys, since all share it. */
    public static Notebook notebook(String name) {
        return ALL.notebook(name);
    }

    /** What the portal is told to find one of them. */
    public static String setting(String name) {
        return ALL.settings().getProperty(name);
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var settings = new HashMap<String, Object>();
        ALL.settings().forEach((name, value) -> settings.put((String) name, value));
        // Where a browser of a test that reaches no push service claims to be.
        settings.merge("nurt.notice.push.hosts", "push.example", (hosts, more) -> hosts + "," + more);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("stand-ins", settings));
    }
}
