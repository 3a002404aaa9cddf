package pl.nurt.billing.runs;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a utility decides about its bill runs.
 *
 * @param numberPrefix what numbers of invoices begin with: units that share a tax number must not share it
 * @param paymentDays how many days after its issue an invoice is due: the law gives at least 14 days from the day it was sent, so some more
 * @param seller who sells: the municipality where the utility is a unit of it; the utility when nothing is said
 * @param sellerNip its tax number; without one no run is started
 * @param sellerAddress its address; the utility's office when nothing is said
 * @param silentDays how many of the last days of a period may be without a reading
 * @param unusualTimes how many times as much as before, or as little, is unusual
 * @param unusualCubicMetres a smaller difference is never unusual
 */
@Validated
@ConfigurationProperties("nurt.billing")
public record BillSettings(
        @DefaultValue("ZWIK/FV") @Pattern(regexp = "[A-Z0-9/-]{1,20}")
        String numberPrefix,

        @DefaultValue("21") @Min(14) @Max(90) int paymentDays,
        @Nullable String seller,
        @Nullable @Pattern(regexp = "\\d{10}") String sellerNip,
        @Nullable String sellerAddress,
        @DefaultValue("3") @Min(0) @Max(31) int silentDays,

        @DefaultValue("3") @DecimalMin("1.1") BigDecimal unusualTimes,

        @DefaultValue("10") @DecimalMin("0") BigDecimal unusualCubicMetres) {}
