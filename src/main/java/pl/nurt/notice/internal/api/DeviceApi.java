package pl.nurt.notice.internal.api;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import pl.nurt.notice.internal.Links;
import pl.nurt.notice.internal.Receipts;

/** What service workers tell of a push: that it was shown, and that somebody pressed it. */
@RestController
class DeviceApi {
    private final Receipts receipts;
    private final Links links;

    DeviceApi(Receipts receipts, Links links) {
        this.receipts = receipts;
        this.links = links;
    }

    /** A repeat is answered alike and changes nothing. */
    @PostMapping("/api/notice/received/{link}")
    ResponseEntity<Void> received(@PathVariable String link) {
        var delivery = links.read(Links.Purpose.RECEIVED, link);
        delivery.ifPresent(receipts::received);
        return ResponseEntity.status(delivery.isPresent() ? HttpStatus.NO_CONTENT : HttpStatus.NOT_FOUND)
                .build();
    }

    /** To the page of the message, whoever asks: what may be seen there is decided there. */
    @GetMapping("/api/notice/opened/{link}")
    ResponseEntity<Void> opened(@PathVariable String link) {
        var page = links.read(Links.Purpose.OPENED, link).map(receipts::opened).orElse("notices");
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/" + page))
                .build();
    }
}
