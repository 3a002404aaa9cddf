package pl.nurt;

import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The portal: residents and back office in one server-side application with live push. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Push
public class NurtApplication implements AppShellConfigurator {
    public static void main(String[] args) {
        SpringApplication.run(NurtApplication.class, args);
    }
}
