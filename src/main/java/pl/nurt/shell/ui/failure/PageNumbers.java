package pl.nurt.shell.ui.failure;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Each message says of which page it comes, by a number. Vaadin would fail at anything else: such a message is refused at the door. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 11)
class PageNumbers extends OncePerRequestFilter {
    private static final String PAGE = "v-uiId";
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");

    private final ClientNonsense nonsense;

    PageNumbers(ClientNonsense nonsense) {
        this.nonsense = nonsense;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // Only of the address: a body is read by whoever it is for.
        var query = request.getQueryString();
        var page = query == null || !query.contains(PAGE) ? null : request.getParameter(PAGE);
        if (page != null && !NUMBER.matcher(page).matches()) {
            nonsense.note(PAGE, page);
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        chain.doFilter(request, response);
    }
}
