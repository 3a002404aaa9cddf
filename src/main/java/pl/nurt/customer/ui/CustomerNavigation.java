package pl.nurt.customer.ui;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.modulith.NamedInterface;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.ServicePointId;
import pl.nurt.customer.importing.ImportRunId;
import pl.nurt.platform.ui.text.InAddress;

/** Ways to the pages of this room. */
@NamedInterface("links")
public final class CustomerNavigation {
    public static final String CUSTOMERS = "office/customers";
    public static final String PLACES = "office/places";
    public static final String IMPORTS = "office/imports";

    private CustomerNavigation() {}

    /** The page of a customer. */
    public static String customer(CustomerId customer) {
        return CUSTOMERS + "/" + customer.value();
    }

    /** The page of a place. */
    public static String place(ServicePointId place) {
        return PLACES + "/" + place.value();
    }

    /** The page of an import. */
    public static String importOf(ImportRunId run) {
        return IMPORTS + "/" + run.value();
    }

    /** The list of customers, asked for a text. */
    public static String customersWith(String text) {
        return CUSTOMERS + "?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public static String newCustomer() {
        return CUSTOMERS + "/new";
    }

    public static String newPlace() {
        return PLACES + "/new";
    }

    public static String edit(CustomerId customer) {
        return customer(customer) + "/edit";
    }

    /** A key from an address; empty when somebody typed nonsense. */
    public static Optional<Long> key(String text) {
        return InAddress.number(text);
    }
}
