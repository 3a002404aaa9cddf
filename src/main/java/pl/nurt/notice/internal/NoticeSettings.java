package pl.nurt.notice.internal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How messages leave the portal.
 *
 * @param portalUrl where people open the portal: links in messages begin with it
 * @param standIns the page that shows what the stand-ins of the demo received; none on a portal with real providers
 * @param push Web Push
 * @param mail e-mail; its server stands in {@code spring.mail}
 * @param sms text messages
 * @param lease how long a worker may be at a row before another takes it for dead; longer than any time-out
 */
@Validated
@ConfigurationProperties("nurt.notice")
public record NoticeSettings(
        @DefaultValue("http://localhost:8080") URI portalUrl,
        @Nullable URI standIns,
        @DefaultValue @NotNull Push push,
        @DefaultValue @NotNull Mail mail,
        @DefaultValue @NotNull Sms sms,
        @DefaultValue("2m") @DurationMin(seconds = 30) Duration lease) {

    /**
     * Web Push.
     *
     * @param contact whom a push service may write to, as {@code mailto:} or {@code https:}; without it there is no push
     * @param hosts the push services that are written to; a subscription elsewhere is refused. {@code *.} stands for any name before it,
     *     an address with a scheme for just that one
     * @param perSecond how many are handed over a second at most, by each portal
     * @param atOnce how many requests are open at a time
     * @param timeout after which a push service that says nothing is given up
     * @param silentAfter a device that has shown nothing for so long, though pushes were accepted for it, seems dead; longer than a push
     *     service keeps a push
     * @param standIn where the demo makes a subscription when the browser's own push service cannot be reached; never otherwise
     * @param publicKey of a key pair of your own, base64url; made and kept by the portal otherwise
     * @param privateKey belongs to {@code publicKey}
     */
    public record Push(
            @Nullable String contact,

            @DefaultValue({
                "fcm.googleapis.com",
                "*.push.services.mozilla.com",
                "*.push.apple.com",
                "*.notify.windows.com"
            })
            List<String> hosts,

            @DefaultValue("2000") @Min(1) int perSecond,
            @DefaultValue("32") @Min(1) @Max(500) int atOnce,
            @DefaultValue("10s") @DurationMin(seconds = 1) Duration timeout,
            @DefaultValue("14d") @DurationMin(days = 4) Duration silentAfter,
            @Nullable URI standIn,
            @Nullable String publicKey,
            @Nullable String privateKey) {}

    /**
     * E-mail.
     *
     * @param from address of the sender; without it, or without a server, there is no e-mail
     * @param name whom the reader sees as the sender
     * @param perSecond how many are handed over a second at most, by each portal
     */
    public record Mail(
            @Nullable String from,
            @DefaultValue("Nurt") String name,
            @DefaultValue("2000") @Min(1) int perSecond) {}

    /**
     * Text messages by SMSAPI.
     *
     * @param url of {@code sms.do}; without it there are none
     * @param token the portal's own, for this one purpose
     * @param from the registered sender's name
     * @param mostParts a text that takes more is refused
     * @param polishLetters with them a text costs up to twice as much
     * @param perSecond how many are handed over a second at most, by each portal
     * @param atOnce how many requests are open at a time
     * @param timeout after which a provider that says nothing is given up
     */
    public record Sms(
            @Nullable URI url,
            @Nullable String token,
            @DefaultValue("Nurt") String from,
            @DefaultValue("3") @Min(1) @Max(10) int mostParts,
            @DefaultValue("false") boolean polishLetters,
            @DefaultValue("2000") @Min(1) int perSecond,
            @DefaultValue("16") @Min(1) @Max(200) int atOnce,
            @DefaultValue("10s") @DurationMin(seconds = 1) Duration timeout) {}
}
