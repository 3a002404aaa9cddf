package pl.nurt.platform;

import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Who runs this portal, as public pages and letters say it. What is not set is shown as "not given yet", never invented.
 *
 * @param name the water utility's full name
 * @param shortName what people call it
 * @param municipality the municipality it serves
 * @param office its address, in one line
 * @param phone the customer office's number
 * @param emergencyPhone the number for bursts and leaks, day and night
 * @param email the customer office's address
 * @param hours when the customer office is open
 * @param accessibilityContact person or unit that answers for digital accessibility
 */
@Validated
@ConfigurationProperties("nurt.utility")
public record UtilitySettings(
        @NotBlank String name,
        @NotBlank String shortName,
        @NotBlank String municipality,
        @NotBlank String office,
        @Nullable String phone,
        @Nullable String emergencyPhone,
        @Nullable String email,
        @Nullable String hours,
        @Nullable String accessibilityContact) {}
