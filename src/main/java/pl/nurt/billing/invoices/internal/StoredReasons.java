package pl.nurt.billing.invoices.internal;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jooq.JSONB;
import pl.nurt.billing.pricing.Reason;
import tools.jackson.databind.json.JsonMapper;

/** Between what explains a line and the column that keeps it; the names of kinds stand in invoices for ever, so they stay as they are. */
final class StoredReasons {
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultVisibility(seen -> seen.withIsGetterVisibility(Visibility.NONE))
            .addMixIn(Reason.class, Kinds.class)
            .build();

    private StoredReasons() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Reason.Counted.class, name = "COUNTED"),
        @JsonSubTypes.Type(value = Reason.BilledTo.class, name = "BILLED_TO"),
        @JsonSubTypes.Type(value = Reason.DaysBooked.class, name = "DAYS_BOOKED"),
        @JsonSubTypes.Type(value = Reason.Estimated.class, name = "ESTIMATED"),
        @JsonSubTypes.Type(value = Reason.SettlesEstimates.class, name = "SETTLES_ESTIMATES"),
        @JsonSubTypes.Type(value = Reason.FlatRate.class, name = "FLAT_RATE"),
        @JsonSubTypes.Type(value = Reason.AsWater.class, name = "AS_WATER"),
        @JsonSubTypes.Type(value = Reason.Deducted.class, name = "DEDUCTED"),
        @JsonSubTypes.Type(value = Reason.NotDeducted.class, name = "NOT_DEDUCTED"),
        @JsonSubTypes.Type(value = Reason.ShareOfDays.class, name = "SHARE_OF_DAYS"),
        @JsonSubTypes.Type(value = Reason.Remainder.class, name = "REMAINDER"),
        @JsonSubTypes.Type(value = Reason.NoReadingAt.class, name = "NO_READING_AT"),
        @JsonSubTypes.Type(value = Reason.ReadAt.class, name = "READ_AT"),
        @JsonSubTypes.Type(value = Reason.FullMonths.class, name = "FULL_MONTHS"),
        @JsonSubTypes.Type(value = Reason.PartOfMonth.class, name = "PART_OF_MONTH"),
        @JsonSubTypes.Type(value = Reason.Ordered.class, name = "ORDERED")
    })
    private interface Kinds {}

    static JSONB json(List<Reason> reasons) {
        return JSONB.valueOf(JSON.writerFor(JSON.getTypeFactory().constructCollectionType(List.class, Reason.class))
                .writeValueAsString(reasons));
    }

    static List<Reason> reasons(JSONB json) {
        return JSON.readValue(json.data(), JSON.getTypeFactory().constructCollectionType(List.class, Reason.class));
    }
}
