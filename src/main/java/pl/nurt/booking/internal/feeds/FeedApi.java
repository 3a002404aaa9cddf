package pl.nurt.booking.internal.feeds;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import pl.nurt.booking.feeds.CalendarFeeds;
import pl.nurt.platform.api.SecretLookup;
import pl.nurt.platform.api.TooManyAttemptsException;
import pl.nurt.platform.limits.AddressBlock;
import pl.nurt.platform.limits.Limit;
import pl.nurt.platform.limits.SharedLimits;
import pl.nurt.platform.security.SecurityEvent;
import pl.nurt.platform.security.SecuritySign;

/**
 * What calendar programs fetch; nothing of it may be kept on the way. Whoever guesses addresses is soon not listened to; those that were given out open
 * all the same, for the calendars of many people come from the few addresses of those who keep them.
 */
@RestController
class FeedApi {
    private static final Logger log = LoggerFactory.getLogger(FeedApi.class);
    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    /** A house behind one address may hold some old ones. */
    private static final Limit FAILURES = new Limit("booking.feed", 60, Duration.ofMinutes(10));

    /** There may be one for each resident. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private final SecretLookup<byte[]> feeds;
    private final ApplicationEventPublisher events;

    FeedApi(FeedQuery feeds, ApplicationEventPublisher events, SharedLimits limits, Clock clock) {
        this.feeds = new SecretLookup<>(
                feeds::file,
                SecretLookup.Guesses.within(limits, FAILURES),
                new SecretLookup.Known(feeds::all, BETWEEN_LOOKS),
                clock);
        this.events = events;
    }

    @GetMapping(CalendarFeeds.PATH + "{secret}.ics")
    ResponseEntity<byte[]> fetch(@PathVariable String secret, HttpServletRequest request) {
        var address = request.getRemoteAddr();
        Optional<byte[]> file;
        try {
            file = feeds.find(secret, AddressBlock.of(address));
        } catch (TooManyAttemptsException tooMany) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                    .header(
                            HttpHeaders.RETRY_AFTER,
                            Long.toString(tooMany.retryAfter().toSeconds() + 1))
                    .build();
        }
        if (file.isEmpty()) {
            events.publishEvent(new SecurityEvent(SecuritySign.WRONG_CODE, address, ""));
            log.info("calendar address that does not exist");
            return ResponseEntity.status(HttpStatus.NOT_FOUND)
                    .cacheControl(CacheControl.noStore())
                    .build();
        }
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .cacheControl(CacheControl.noStore())
                .body(file.get());
    }
}
