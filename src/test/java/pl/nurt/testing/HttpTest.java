package pl.nurt.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** The whole application behind a real port; what a test commits stays, so every test makes its own data. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        // A test run has neither Vaadin's dev server nor a frontend bundle.
        properties = "vaadin.productionMode=true")
@Import(TestDatabase.class)
public @interface HttpTest {}
