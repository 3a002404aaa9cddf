package pl.nurt.customer.supply;

import pl.nurt.platform.CubicMetres;
import pl.nurt.platform.TypedText;

/** What a meter showed when its place changed hands. */
public record HandoverIndex(String meterNumber, CubicMetres index) {
    public HandoverIndex {
        meterNumber = TypedText.line(meterNumber);
    }
}
