package pl.nurt.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.PriorityOrdered;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.stereotype.Component;

/**
 * Who acts, asked of Vaadin's strategy unless the portal itself does: on the thread of a page Vaadin looks into the session first, where the person
 * stands whatever {@link AsSystem} said of the thread.
 */
@Component
final class SystemContexts implements BeanPostProcessor, PriorityOrdered {
    static final ThreadLocal<@Nullable SecurityContext> SYSTEM = new ThreadLocal<>();

    /** Before whoever makes the guards of services, for they ask for the strategy at once. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof SecurityContextHolderStrategy others) || bean instanceof SystemFirst) {
            return bean;
        }
        var strategy = new SystemFirst(others);
        SecurityContextHolder.setContextHolderStrategy(strategy);
        return strategy;
    }

    private record SystemFirst(SecurityContextHolderStrategy others) implements SecurityContextHolderStrategy {
        @Override
        public void clearContext() {
            others.clearContext();
        }

        @Override
        public SecurityContext getContext() {
            var system = SYSTEM.get();
            return system == null ? others.getContext() : system;
        }

        @Override
        public void setContext(SecurityContext context) {
            others.setContext(context);
        }

        @Override
        public SecurityContext createEmptyContext() {
            return others.createEmptyContext();
        }
    }
}
