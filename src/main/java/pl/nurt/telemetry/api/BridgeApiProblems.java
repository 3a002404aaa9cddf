package pl.nurt.telemetry.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import pl.nurt.platform.api.ApiProblems;
import pl.nurt.platform.api.Problem;

/** What a bridge hears when it gets no other answer. */
@RestControllerAdvice(basePackageClasses = BridgeApi.class)
class BridgeApiProblems extends ApiProblems {
    @ExceptionHandler
    void enrolmentRefused(EnrolmentRefusedException refused, HttpServletResponse response) throws IOException {
        Problem.write(response, HttpStatus.UNAUTHORIZED, "this enrolment is not taken");
    }
}
