package pl.nurt.customer;

import org.jspecify.annotations.Nullable;

/** Where a meter is installed: a service point and its address. Villages without street names have no street. */
public record Place(
        ServicePointId servicePointId,
        String locality,
        @Nullable String street,
        String houseNumber) {
    /** The short form within the municipality: street and number, or the village and number. */
    public String shortAddress() {
        return (street == null ? locality : street) + " " + houseNumber;
    }

    /** The short form followed by the locality where that says more. */
    public String fullAddress() {
        return street == null ? shortAddress() : shortAddress() + ", " + locality;
    }
}
