package broken.metering.ui;

import com.vaadin.flow.component.textfield.BigDecimalField;

/** Breaks a rule: what cannot be read in the reader's notation is dropped. */
class ViewWithDecimal {
    final BigDecimalField index = new BigDecimalField();
}
