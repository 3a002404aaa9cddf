package pl.nurt;

import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.server.LoadDependenciesOnStartup;
import com.vaadin.flow.server.PWA;
import com.vaadin.flow.theme.aura.Aura;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The portal: residents and back office in one server-side application with live push. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Push
@PWA(
        name = "Nurt – Twoja woda",
        shortName = "Nurt",
        description = "Wodomierz i zużycie wody na żywo",
        themeColor = "#0b6e8f",
        backgroundColor = "#f5f8f9",
        offlinePath = "offline.html",
        offlineResources = {"assets/message.css", "assets/message.svg", "assets/logo.svg"})
@Viewport("width=device-width, initial-scale=1, viewport-fit=cover")
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("assets/nurt.css")
@NpmPackage(
        value = "@fontsource-variable/inter",
        version = "5.3.0",
        assets = "files/inter-latin*-wght-normal.woff2:inter")
// Panels come to a page at run time, so no route knows by itself what they need in the browser.
@LoadDependenciesOnStartup
@JsModule("./icons.ts")
@JsModule("./connection.ts")
@JsModule("./keys.ts")
@JsModule("./leave-guard.ts")
@JsModule("./search-keys.ts")
public class NurtApplication implements AppShellConfigurator {
    private static final String FONT = "VAADIN/static/assets/inter/inter-latin-wght-normal.woff2";

    public static void main(String[] args) {
        SpringApplication.run(NurtApplication.class, args);
    }

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addLink(FONT, Map.of("rel", "preload", "as", "font", "type", "font/woff2", "crossorigin", ""));
        settings.addLink("assets/logo.svg", Map.of("rel", "icon", "type", "image/svg+xml"));
        settings.addMetaTag("format-detection", "telephone=no");
    }
}
