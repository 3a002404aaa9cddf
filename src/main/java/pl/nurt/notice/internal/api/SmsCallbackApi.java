package pl.nurt.notice.internal.api;

import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pl.nurt.notice.internal.Links;
import pl.nurt.notice.internal.Receipts;

/** What the SMS provider tells of a text it took. The address it calls was signed by the portal for that one text. */
@RestController
class SmsCallbackApi {
    private static final Logger log = LoggerFactory.getLogger(SmsCallbackApi.class);

    private final Receipts receipts;
    private final Links links;

    SmsCallbackApi(Receipts receipts, Links links) {
        this.receipts = receipts;
        this.links = links;
    }

    /**
     * Answers OK, which the provider waits for whatever it says it accepts, to whatever was signed; a forged address is refused.
     *
     * @param status one number, or several with commas between them: the last one stands
     */
    @RequestMapping(
            path = "/api/notice/sms/{link}",
            method = {RequestMethod.GET, RequestMethod.POST})
    ResponseEntity<String> called(
            @PathVariable String link,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(name = "MsgId", defaultValue = "") String provider) {
        var delivery = links.read(Links.Purpose.SMS_CALLBACK, link);
        if (delivery.isEmpty()) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        }
        var last = Arrays.stream(status.split(",", -1))
                .reduce((first, second) -> second)
                .orElse("");
        if (!receipts.smsStatus(delivery.get(), last, provider)) {
            log.info(
                    "sms callback for a text that is not there delivery={}",
                    delivery.get().value());
        }
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body("OK");
    }
}
