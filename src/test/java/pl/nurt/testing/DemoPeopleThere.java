package pl.nurt.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** The application as a demo, with its people and without its data: for tests of what only a demo has. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TestPropertySource(properties = {"nurt.demo.enabled=true", "nurt.demo.fill=false"})
public @interface DemoPeopleThere {}
