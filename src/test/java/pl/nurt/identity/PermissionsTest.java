package pl.nurt.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

@IntegrationTest
class PermissionsTest {
    private static final NewAccount SOMEBODY =
            new NewAccount("Somebody", "Jan Testowy", Languages.ENGLISH, Set.of(Role.RESIDENT));

    @Autowired
    private Accounts accounts;

    @Autowired
    private SignIn signIn;

    @AfterEach
    void signOut() {
        signIn.out();
    }

    @Test
    void nobody_signed_in_means_nothing_allowed() {
        assertThatThrownBy(() -> accounts.createWithoutPassword(SOMEBODY))
                .isInstanceOf(AuthenticationCredentialsNotFoundException.class);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ADMIN")
    void only_administrators_make_accounts(Role role) {
        signIn.as(role);

        assertThatThrownBy(() -> accounts.createWithoutPassword(SOMEBODY)).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void an_administrator_makes_an_account_once() {
        signIn.as(Role.ADMIN);

        var made = accounts.createWithoutPassword(SOMEBODY);

        assertThat(accounts.find("SOMEBODY")).hasValue(made);
        assertThatThrownBy(() -> accounts.createWithoutPassword(SOMEBODY)).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void the_systems_permission_ends_with_its_work() {
        AsSystem.run(() -> accounts.find("somebody"));

        assertThatThrownBy(() -> accounts.find("somebody"))
                .isInstanceOf(AuthenticationCredentialsNotFoundException.class);
    }
}
