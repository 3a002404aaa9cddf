package pl.nurt.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.GrantedAuthority;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.AuditSubject;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

@IntegrationTest
class RightsTest {
    private static final AuditSubject SOMETHING = AuditSubject.of("identity.account", 1);

    @Autowired
    private Audit audit;

    @Autowired
    private SignIn signIn;

    @AfterEach
    void signOut() {
        signIn.out();
    }

    @Test
    void each_right_has_a_constant_for_annotations() {
        assertThat(Arrays.stream(Rights.class.getFields()).map(RightsTest::value))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Right.values()).map(Right::name).toList());
    }

    @Test
    void no_right_is_called_like_a_role() {
        assertThat(Arrays.stream(Right.values()).map(Right::name))
                .doesNotContainAnyElementsOf(Stream.concat(
                                Stream.of("SYSTEM", "BRIDGE"),
                                Arrays.stream(Role.values()).map(Role::name))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void views_and_services_are_told_the_same(Role role) {
        var user = signIn.as(role);

        var granted = user.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
        for (var right : EnumSet.allOf(Right.class)) {
            assertThat(granted.contains("ROLE_" + right.name()))
                    .as(right.name())
                    .isEqualTo(user.viewer().may(right));
        }
    }

    @ParameterizedTest
    @EnumSource(names = "RESIDENT", mode = EnumSource.Mode.EXCLUDE)
    void a_service_for_staff_answers_everybody_who_works_here(Role role) {
        signIn.as(role);

        assertThatNoException().isThrownBy(() -> audit.history(SOMETHING, null, 1));
    }

    @Test
    void a_service_for_staff_refuses_residents_and_answers_the_portal_itself() {
        signIn.as(Role.RESIDENT);

        assertThatThrownBy(() -> audit.history(SOMETHING, null, 1)).isInstanceOf(AccessDeniedException.class);
        AsSystem.run(() -> assertThat(audit.history(SOMETHING, null, 1)).isEmpty());
    }

    @Test
    void the_auditor_changes_nothing() {
        var auditor = Set.of(Role.AUDITOR);

        assertThat(EnumSet.allOf(Right.class).stream().filter(right -> right.isHeldBy(auditor)))
                .containsExactlyInAnyOrder(
                        Right.STAFF, Right.SEE_QUARANTINE, Right.SEE_MESSAGES, Right.READ_AUDIT, Right.SEE_BILLS);
    }

    private static String value(java.lang.reflect.Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
