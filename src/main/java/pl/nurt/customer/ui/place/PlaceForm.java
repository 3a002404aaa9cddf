package pl.nurt.customer.ui.place;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.supply.SensitiveUse;
import pl.nurt.customer.supply.ServicePointCard;
import pl.nurt.customer.supply.ServicePointDraft;
import pl.nurt.platform.ui.form.Columns;
import pl.nurt.platform.ui.form.DecimalField;
import pl.nurt.platform.ui.form.Form;

/** Everything a clerk says of a place. */
final class PlaceForm extends Form {
    private static final int MOST_DEGREES = 180;

    private enum Medium {
        WATER,
        SEWAGE,
        RAIN
    }

    private final TextField number = new TextField(label("number"));
    private final TextField street = new TextField(label("street"));
    private final TextField houseNumber = new TextField(label("houseNumber"));
    private final TextField postalCode = new TextField(label("postalCode"));
    private final TextField locality = new TextField(label("locality"));
    private final TextField plotNumber = new TextField(label("plotNumber"));
    private final DecimalField latitude = new DecimalField(label("latitude")).upTo(MOST_DEGREES);
    private final DecimalField longitude = new DecimalField(label("longitude")).upTo(MOST_DEGREES);
    private final CheckboxGroup<Medium> media = new CheckboxGroup<>(label("media"));
    private final Select<SensitiveUse> sensitiveUse = new Select<>();
    private final TextField sensitiveNote = new TextField(label("sensitiveNote"));

    PlaceForm() {
        super(Columns.TWO);
        section(getTranslation("customer.place.where"));
        field("street", street).setHelperText(getTranslation("customer.place.street.help"));
        required("houseNumber", houseNumber);
        required("postalCode", postalCode);
        required("locality", locality);
        field("plotNumber", plotNumber);
        field("number", number);
        field("latitude", latitude);
        field("longitude", longitude);
        section(getTranslation("customer.place.supply"));
        media.setItems(Medium.values());
        media.setItemLabelGenerator(one -> getTranslation("customer.medium." + one));
        media.setValue(EnumSet.of(Medium.WATER, Medium.SEWAGE));
        field("media", media);
        sensitiveUse.setLabel(label("sensitiveUse"));
        sensitiveUse.setEmptySelectionAllowed(true);
        sensitiveUse.setEmptySelectionCaption(getTranslation("customer.place.notSensitive"));
        sensitiveUse.setItems(SensitiveUse.values());
        sensitiveUse.setItemLabelGenerator(one -> one == null
                ? getTranslation("customer.place.notSensitive")
                : getTranslation("customer.sensitiveUse." + one));
        field("sensitiveUse", sensitiveUse);
        field("sensitiveNote", sensitiveNote);
    }

    void show(ServicePointCard card) {
        number.setValue(text(card.number()));
        street.setValue(text(card.place().street()));
        houseNumber.setValue(card.place().houseNumber());
        postalCode.setValue(card.postalCode());
        locality.setValue(card.place().locality());
        plotNumber.setValue(text(card.plotNumber()));
        latitude.show(card.latitude());
        longitude.show(card.longitude());
        var supplied = EnumSet.noneOf(Medium.class);
        if (card.water()) {
            supplied.add(Medium.WATER);
        }
        if (card.sewage()) {
            supplied.add(Medium.SEWAGE);
        }
        if (card.rain()) {
            supplied.add(Medium.RAIN);
        }
        media.setValue(supplied);
        sensitiveUse.setValue(card.sensitiveUse());
        sensitiveNote.setValue(text(card.sensitiveNote()));
        filled();
    }

    ServicePointDraft draft() {
        return new ServicePointDraft(
                number.getValue(),
                street.getValue(),
                houseNumber.getValue(),
                postalCode.getValue(),
                locality.getValue(),
                plotNumber.getValue(),
                latitude.number(),
                longitude.number(),
                media.getValue().contains(Medium.WATER),
                media.getValue().contains(Medium.SEWAGE),
                media.getValue().contains(Medium.RAIN),
                sensitiveUse.getValue(),
                sensitiveNote.getValue());
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private String label(String field) {
        return getTranslation("customer.field." + field);
    }
}
