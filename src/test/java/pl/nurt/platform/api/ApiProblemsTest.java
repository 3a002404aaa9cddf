package pl.nurt.platform.api;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import pl.nurt.platform.NotFoundException;

/** Whatever goes wrong, a program hears it as problem JSON with a status it can act on, and never an inner detail. */
class ApiProblemsTest {
    private static final Map<String, Supplier<RuntimeException>> FAILURES = Map.of(
            "bad", () -> new BadBodyException("'name' must be a text"),
            "large", BodyTooLargeException::new,
            "encoding", UnknownEncodingException::new,
            "missing", NotFoundException::new,
            "conflict", () -> new ConflictException("there is one already"),
            "attempts", () -> new TooManyAttemptsException("too many", Duration.ofSeconds(60)),
            "busy", BusyException::new,
            "database", () -> new DataAccessResourceFailureException("password of the database"),
            "bug", () -> new IllegalStateException("table x of schema y"));

    private final MockMvc http = MockMvcBuilders.standaloneSetup(new Failing())
            .setControllerAdvice(new Problems())
            .build();

    @ParameterizedTest
    @CsvSource({
        "bad,400,'''name'' must be a text'",
        "large,413,the body is larger than this portal takes",
        "encoding,415,a body may be plain or packed with gzip",
        "missing,404,there is nothing of that number",
        "conflict,409,there is one already",
        "attempts,429,too many",
        "busy,503,too many callers at once",
        "database,503,nothing can be stored now",
        "bug,500,unexpected"
    })
    void each_failure_has_its_status_and_says_no_more_than_it_should(String what, int status, String detail)
            throws Exception {
        http.perform(get("/fail/" + what))
                .andExpect(status().is(status))
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("$.status").value(status))
                .andExpect(jsonPath("$.detail").value(detail));
    }

    @ParameterizedTest
    @CsvSource({"attempts,60", "busy,10", "database,10"})
    void who_is_to_come_again_hears_when(String what, String seconds) throws Exception {
        http.perform(get("/fail/" + what)).andExpect(header().string("Retry-After", seconds));
    }

    @RestController
    static class Failing {
        @GetMapping("/fail/{what}")
        void fail(@PathVariable("what") String what) {
            throw Objects.requireNonNull(FAILURES.get(what)).get();
        }
    }

    @RestControllerAdvice
    static class Problems extends ApiProblems {}
}
