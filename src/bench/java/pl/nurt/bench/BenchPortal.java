package pl.nurt.bench;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Route;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.util.ClassUtils;
import pl.nurt.NurtApplication;
import pl.nurt.identity.Accounts;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.NewAccount;
import pl.nurt.identity.Role;
import pl.nurt.identity.SignedInUser;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.SignedInRequest;

/** The portal in this process on an empty database of its own, which is as durable as that of {@code ./nurt run}. */
final class BenchPortal implements AutoCloseable {
    private final EmbeddedPostgres server;
    private final ConfigurableApplicationContext context;

    private BenchPortal(EmbeddedPostgres server, ConfigurableApplicationContext context) {
        this.server = server;
        this.context = context;
    }

    /** @param more configurations of the measurement itself */
    static BenchPortal start(Class<?>... more) throws IOException {
        return start(List.of(), more);
    }

    /** @param settings more arguments of the portal */
    static BenchPortal start(List<String> settings, Class<?>... more) throws IOException {
        var server = EmbeddedPostgres.builder()
                .setDataDirectory(Files.createTempDirectory("nurt-bench"))
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_wal_size", "4GB")
                .start();
        var context = new SpringApplicationBuilder(NurtApplication.class)
                .sources(more)
                .run(Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--vaadin.productionMode=true",
                                        "--spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"),
                                        "--spring.datasource.username=postgres",
                                        "--logging.level.root=warn"),
                                settings.stream())
                        .toArray(String[]::new));
        return new BenchPortal(server, context);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** A new account with the role, signed in on this thread. */
    SignedInUser signIn(Role role) {
        var login = "bench-" + UUID.randomUUID();
        AsSystem.call(() -> bean(Accounts.class)
                .createWithoutPassword(new NewAccount(login, "Bench", Languages.POLISH, Set.of(role))));
        var user = (SignedInUser) bean(UserDetailsService.class).loadUserByUsername(login);
        SecurityContextHolder.setContext(new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(user, "", user.getAuthorities())));
        return user;
    }

    /** A browser of whoever is signed in, which knows the office's pages. */
    void openOffice() {
        MockVaadin.setMockRequestFactory(SignedInRequest::of);
        MockVaadin.setup(UI::new, new MockSpringServlet(new Routes(officePages(), Set.of(), true), context, UI::new));
        UI.getCurrent().setLocale(Languages.POLISH);
    }

    private static Set<Class<? extends Component>> officePages() {
        var routes = new ClassPathScanningCandidateComponentProvider(false);
        routes.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        return routes.findCandidateComponents("pl.nurt").stream()
                .map(found -> ClassUtils.resolveClassName(Objects.requireNonNull(found.getBeanClassName()), null))
                .filter(view -> view.getAnnotation(Route.class).value().startsWith("office/"))
                .map(view -> view.asSubclass(Component.class))
                .collect(Collectors.toSet());
    }

    @Override
    public void close() throws IOException {
        context.close();
        server.close();
    }
}
