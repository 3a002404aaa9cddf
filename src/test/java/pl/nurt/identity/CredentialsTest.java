package pl.nurt.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "woda z kranu 2026",
                "zielony rower nad rzeką",
                "correct horse battery staple",
                "Hasło na wodę z mojej ulicy",
                "x7#kQ!v9Lw2@",
                "żółć żółć konik"
            })
    void several_words_or_twelve_signs_are_a_password(String password) {
        assertThat(Credentials.passwordProblem(password, "ewa.dabrowska")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "krótkie", "11 znaków .", "🌊🌊🌊🌊🌊🌊"})
    void what_is_shorter_is_none(String password) {
        assertThat(Credentials.passwordProblem(password, "ewa")).hasValue("identity.problem.password.short");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789012",
                "987654321098",
                "abcdefghijkl",
                "aaaaaaaaaaaa",
                "121212121212",
                "password12345",
                "Qwertyuiop12",
                "haslo1234567",
                "ewa.dabrowska1",
                "ewa.dabrowska 2026",
                "!!!2026!!!2025"
            })
    void what_everybody_would_try_first_is_none_either(String password) {
        assertThat(Credentials.passwordProblem(password, "Ewa.Dabrowska")).hasValue("identity.problem.password.easy");
    }

    @Test
    void the_longest_password_has_128_characters() {
        var words = "konik morski i ".repeat(9);
        assertThat(Credentials.passwordProblem(words.substring(0, 128), "ewa")).isEmpty();
        assertThat(Credentials.passwordProblem(words.substring(0, 129), "ewa"))
                .hasValue("identity.problem.password.long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ewa", "Ewa.Dąbrowska", "ewa@poczta.example", "jan_2", "a-b+c", " ewa "})
    void a_login_is_a_name_or_an_address(String login) {
        assertThat(Credentials.loginProblem(login)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ewa dąbrowska", ".ewa", "ewa\ndwa", "ewa\u0000x", "<script>", "ewa\u202e"})
    void other_signs_are_refused(String login) {
        assertThat(Credentials.loginProblem(login)).hasValue("identity.problem.login.signs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "ew"})
    void a_login_has_at_least_three_characters(String login) {
        assertThat(Credentials.loginProblem(login)).hasValue("identity.problem.login.length");
    }
}
