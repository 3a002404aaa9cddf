package broken.contexts;

import org.springframework.test.context.TestPropertySource;

/** Breaks the wall of {@code ContextsTest}. */
@TestPropertySource(properties = "nurt.demo.enabled=true")
class OwnContext {}
