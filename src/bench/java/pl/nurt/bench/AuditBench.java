package pl.nurt.bench;

import java.util.Arrays;
import java.util.List;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.NameMatchMethodPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.CustomerKind;
import pl.nurt.customer.people.Address;
import pl.nurt.customer.people.Correspondence;
import pl.nurt.customer.people.CustomerDraft;
import pl.nurt.customer.people.Customers;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.internal.AuditRepository;

/** What the log of who did what costs a clerk who saves a customer: the same saves with it and without. */
public final class AuditBench {
    private static final int PAIRS = 101;
    private static final int SAVES = 40;
    private static final int WARM = 50;
    private static volatile boolean silent;

    private final Customers customers;
    private final Viewer viewer;
    private final CustomerId customer;
    private int saves;

    private AuditBench(BenchPortal portal) {
        customers = portal.bean(Customers.class);
        viewer = portal.signIn(pl.nurt.identity.Role.CUSTOMER_SERVICE).viewer();
        customer = customers.add(draft(), viewer);
    }

    public static void main(String[] args) throws Exception {
        try (var portal = BenchPortal.start(WithoutLog.class)) {
            new AuditBench(portal).run();
        }
        System.exit(0);
    }

    private void run() {
        for (var warm = 0; warm < WARM; warm++) {
            save();
        }
        var ratios = new double[PAIRS];
        for (var pair = 0; pair < PAIRS; pair++) {
            silent = pair % 2 == 0;
            var first = save();
            silent = !silent;
            var second = save();
            var with = silent ? first : second;
            var without = silent ? second : first;
            ratios[pair] = with / without - 1;
            Report.print("saved in %.2f ms with the log, %.2f ms without".formatted(with, without));
        }
        Arrays.sort(ratios);
        Report.below(
                "what the log adds to the saving of a customer, median of %d pairs of %d saves".formatted(PAIRS, SAVES),
                100 * ratios[PAIRS / 2],
                10,
                "%");
    }

    /** Milliseconds of a save. */
    private double save() {
        var nanos = 0L;
        for (var number = 0; number < SAVES; number++) {
            var version = customers.card(customer).version();
            var start = System.nanoTime();
            customers.change(customer, version, draft(), viewer);
            nanos += System.nanoTime() - start;
        }
        return nanos / 1e6 / SAVES;
    }

    private CustomerDraft draft() {
        return new CustomerDraft(
                CustomerKind.PERSON,
                "Anna " + ++saves,
                "Nowak",
                null,
                null,
                null,
                null,
                "pl",
                Correspondence.PAPER,
                null,
                null,
                new Address(null, "ul. Kopernika", "16", null, "14-420", "Młynary", "PL"),
                null,
                List.of("600100200"),
                List.of());
    }

    /** Lets the log be switched off. */
    @Configuration(proxyBeanMethods = false)
    static class WithoutLog {
        @Bean
        @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
        static Advisor switchedLog() {
            var append = new NameMatchMethodPointcut();
            append.setMappedName("append");
            append.setClassFilter(AuditRepository.class::isAssignableFrom);
            MethodInterceptor whenSwitchedOn = call -> silent ? null : call.proceed();
            return new DefaultPointcutAdvisor(append, whenSwitchedOn);
        }
    }
}
