package pl.nurt.customer.search;

import org.jspecify.annotations.Nullable;
import pl.nurt.customer.CustomerRef;
import pl.nurt.customer.Place;

/** A place that was found. @param holder who has its contract today */
public record PlaceHit(
        Place place, @Nullable String plotNumber, @Nullable CustomerRef holder) {}
